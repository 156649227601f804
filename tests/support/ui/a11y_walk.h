// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QWidget;

namespace fulgurite::testing {

/// Walks a shown tree as a screen reader and as Tab do. One sentence for each interactive node
/// without a name, each one that Tab misses or meets twice, and each target below 24 px; empty when
/// all is well.
QStringList accessibilityFaults(QWidget* root);

/// The widgets in the order in which Tab reaches them, from the first one on.
QList<QWidget*> tabOrder(QWidget* root);

} // namespace fulgurite::testing
