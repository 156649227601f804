// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace fulgurite::ui {

/// The five sizes of type and the fixed-pitch one. Size/line in pixels at 100 %.
enum class TextRole {
    Caption,  ///< 12/16
    Body,     ///< 13/20
    Strong,   ///< 13/20, 500
    Section,  ///< 15/22, 500
    Title,    ///< 20/28, 500
    Hero,     ///< 32/40, 500
    Mono,     ///< 13/20, Hack
    MonoSmall ///< 12/16, Hack
};

/// The body font at a display scale in per cent (100, 115, 130, 150), for QApplication::setFont.
QFont applicationFont(int scalePercent);

/// Font of a role at the scale of the application's font.
QFont fontFor(TextRole role);
/// Font of the unit behind a number of that role: smaller, never below 12 px.
QFont unitFontFor(TextRole role);
/// Line height of a role in pixels at the present scale.
int lineHeight(TextRole role);

/// Present display scale, 1.0 at 100 %.
double displayScale();
/// A length of tokens.h at the present display scale, at least 1.
int scaled(int pixels);

} // namespace fulgurite::ui
