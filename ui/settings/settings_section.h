// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/snapshot.h"

namespace fulgurite::ui {

/// One entry of the settings' list.
class SettingsSection : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setSnapshot(const app::Snapshot& snapshot) { Q_UNUSED(snapshot) }
    /// Reads its values again; secrets it showed are gone.
    virtual void enter() {}
    virtual void leave() {}

signals:
    void said(const QString& message);
};

} // namespace fulgurite::ui
