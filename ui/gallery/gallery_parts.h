// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace fulgurite::ui::gallery {

QWidget* buttons();
QWidget* fields();
QWidget* choices();
QWidget* money();
QWidget* states();
QWidget* lists();
QWidget* flows();
QWidget* panels();
QWidget* frame();
QWidget* popups();
QWidget* choiceRows();
QWidget* confirmation();
QWidget* warning();
QWidget* failure();

/// Shows `widget` as it looks under the pointer, for a picture only.
QWidget* hovered(QWidget* widget);
/// Shows the focus ring round `widget`, for a picture only.
QWidget* focused(QWidget* widget);
QWidget* disabled(QWidget* widget);

} // namespace fulgurite::ui::gallery
