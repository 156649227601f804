// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>

#include "wallet/base/feerate.h"

namespace fulgurite::ui {

/// "12.3 sat/vB"; whole numbers from 100 on.
QString rateText(Feerate rate, const QLocale& locale = {});
/// "840 123" with U+202F.
QString heightText(quint32 height);
/// A ratio of 0 to 1 as "12 %", below one per cent "0.4 %".
QString percentText(double share, const QLocale& locale = {});

} // namespace fulgurite::ui
