// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>

namespace fulgurite::ui {

/// The text of the first QR code in a picture; empty when there is none. Pictures are bounded: a
/// side beyond 8192 pixels is scaled down first.
QString readQr(const QImage& image);
/// The same for a picture file; files beyond 32 MiB are refused.
QString readQrFile(const QString& path);

} // namespace fulgurite::ui
