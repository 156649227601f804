// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

#include "ui/widgets/qr_view.h"

namespace fulgurite::testing {

/// A QR code as on paper: black on white with its quiet zone.
inline QImage qrPicture(const QString& text)
{
    constexpr int kPitch = 6, kQuiet = 4;
    const QImage modules = ui::qrModules(text);
    QImage image{QSize{modules.width() + 2 * kQuiet, modules.height() + 2 * kQuiet},
                 QImage::Format_RGB32};
    image.fill(Qt::white);
    for (int y = 0; y < modules.height(); ++y) {
        for (int x = 0; x < modules.width(); ++x)
            image.setPixel(x + kQuiet, y + kQuiet, modules.pixel(x, y));
    }
    return image.scaled(image.size() * kPitch);
}

} // namespace fulgurite::testing
