// SPDX-License-Identifier: MIT
#include "ui/gallery/shot_runner.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QWidget>

#include "ui/style/theme.h"

namespace fulgurite::ui {

namespace {

void settle()
{
    for (int round = 0; round < 4; ++round) {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
}

/// Showing a window resets what the pointer is said to be over: pictures of hovering ask for it
/// again.
void restoreHover(QWidget* sheet)
{
    for (auto* widget : sheet->findChildren<QWidget*>()) {
        if (widget->property("galleryHovered").toBool())
            widget->setAttribute(Qt::WA_UnderMouse);
    }
}

} // namespace

QImage drawShot(const Shot& shot, const ShotContext& context)
{
    const auto widget = shot.make(context);
    const int width = shot.size.width();
    widget->resize(width, shot.size.height() > 0 ? shot.size.height() : 100);
    widget->setAttribute(Qt::WA_DontShowOnScreen);
    widget->show();
    settle();
    if (shot.size.height() == 0) {
        const int needed = widget->hasHeightForWidth() ? widget->heightForWidth(width)
                                                       : widget->sizeHint().height();
        widget->resize(width, std::max(needed, widget->minimumSizeHint().height()));
        settle();
    }
    restoreHover(widget.get());
    QImage image{widget->size() * context.deviceRatio, QImage::Format_RGB32};
    image.setDevicePixelRatio(context.deviceRatio);
    image.fill(widget->palette().color(QPalette::Window));
    widget->render(&image);
    return image;
}

bool drawShots(const ShotRegistry& registry, Theme& theme, const QDir& folder)
{
    bool all = true;
    for (const bool dark : {false, true}) {
        theme.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        for (const auto& shot : registry.shots()) {
            const QImage image = drawShot(shot, {dark, theme.scale(), 1.0, {}});
            const QString name =
                QStringLiteral("%1-%2.png")
                    .arg(shot.name, dark ? QStringLiteral("dark") : QStringLiteral("light"));
            all = image.save(folder.filePath(name)) && all;
        }
    }
    return all;
}

} // namespace fulgurite::ui
