// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

#include <vector>

class QWidget;

namespace fulgurite::ui {

/// The window as it stands, with the menus, lists and tips open above it.
QImage paintWindow(QWidget& window, double deviceRatio);
/// A sheet of its own, as high as it needs to be.
QImage paintSheet(QWidget& sheet, int width);

struct Thumbnail {
    QString name;
    QImage image;
};
/// All pictures of a state at half their size, in rows, each with its name.
QImage contactSheet(const QString& title, const std::vector<Thumbnail>& pictures);

} // namespace fulgurite::ui
