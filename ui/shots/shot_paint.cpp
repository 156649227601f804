// SPDX-License-Identifier: MIT
#include "ui/shots/shot_paint.h"

#include <QApplication>
#include <QPainter>
#include <QWidget>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kColumns = 4;
constexpr int kThumbWidth = 590;
constexpr int kGap = 16;
constexpr int kCaption = 22;

void settle()
{
    for (int round = 0; round < 4; ++round) {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
}

/// Showing a window resets what the pointer is said to be over: pictures of hovering ask for it
/// again.
void restoreHover(QWidget& sheet)
{
    for (auto* widget : sheet.findChildren<QWidget*>()) {
        if (widget->property("galleryHovered").toBool())
            widget->setAttribute(Qt::WA_UnderMouse);
    }
}

QImage canvas(const QWidget& widget, double deviceRatio)
{
    QImage image{widget.size() * deviceRatio, QImage::Format_RGB32};
    image.setDevicePixelRatio(deviceRatio);
    image.fill(widget.palette().color(QPalette::Window));
    return image;
}

} // namespace

QImage paintWindow(QWidget& window, double deviceRatio)
{
    QImage image = canvas(window, deviceRatio);
    window.render(&image);
    QPainter painter{&image};
    for (QWidget* above : QApplication::topLevelWidgets()) {
        if (above == &window || !above->isVisible())
            continue;
        QImage drawn{above->size() * deviceRatio, QImage::Format_ARGB32_Premultiplied};
        drawn.setDevicePixelRatio(deviceRatio);
        drawn.fill(Qt::transparent);
        above->render(&drawn, {}, {}, QWidget::DrawChildren | QWidget::DrawWindowBackground);
        painter.drawImage(above->geometry().topLeft() - window.geometry().topLeft(), drawn);
    }
    return image;
}

QImage paintSheet(QWidget& sheet, int width)
{
    sheet.resize(width, 100);
    sheet.setAttribute(Qt::WA_DontShowOnScreen);
    sheet.show();
    settle();
    const int needed =
        sheet.hasHeightForWidth() ? sheet.heightForWidth(width) : sheet.sizeHint().height();
    sheet.resize(width, std::max(needed, sheet.minimumSizeHint().height()));
    settle();
    restoreHover(sheet);
    QImage image = canvas(sheet, 1);
    sheet.render(&image);
    return image;
}

QImage contactSheet(const QString& title, const std::vector<Thumbnail>& pictures)
{
    const int columns = std::clamp(static_cast<int>(pictures.size()), 1, kColumns);
    const int rows = (static_cast<int>(pictures.size()) + columns - 1) / columns;
    const QSize first = pictures.empty() ? QSize{1, 1} : pictures.front().image.size();
    const int height = first.height() * kThumbWidth / first.width();
    QImage sheet{columns * (kThumbWidth + kGap) + kGap,
                 rows * (height + kCaption + kGap) + 2 * kGap + kCaption, QImage::Format_RGB32};
    sheet.fill(kLightTokens[Token::Sidebar]);
    QPainter painter{&sheet};
    painter.setPen(kLightTokens[Token::Text]);
    painter.setFont(fontFor(TextRole::Section));
    painter.drawText(QRect{kGap, kGap / 2, sheet.width(), kCaption + kGap}, Qt::AlignVCenter,
                     title);
    painter.setFont(fontFor(TextRole::Caption));
    for (int i = 0; i < static_cast<int>(pictures.size()); ++i) {
        const auto& picture = pictures[static_cast<std::size_t>(i)];
        const int x = kGap + i % columns * (kThumbWidth + kGap);
        const int y = 2 * kGap + kCaption + i / columns * (height + kCaption + kGap);
        painter.drawText(QRect{x, y, kThumbWidth, kCaption}, Qt::AlignVCenter, picture.name);
        painter.drawImage(x, y + kCaption,
                          picture.image.scaled(kThumbWidth, height, Qt::IgnoreAspectRatio,
                                               Qt::SmoothTransformation));
    }
    return sheet;
}

} // namespace fulgurite::ui
