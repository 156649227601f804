// SPDX-License-Identifier: MIT
#include "ui/scan/qr_reader.h"

#include <QFileInfo>
#include <QImageReader>

// 1.4 gives UTF-8 only when asked to; 2.x always does.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>
#include <exception>

namespace fulgurite::ui {

namespace {

constexpr int kMostSide = 8192;
constexpr qint64 kMostBytes = 32LL * 1024 * 1024;

QString decode(const QImage& grey)
{
    const ZXing::ImageView view{grey.constBits(), grey.width(), grey.height(),
                                ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine())};
#if ZXING_VERSION_MAJOR >= 2
    ZXing::ReaderOptions options;
#else
    ZXing::DecodeHints options;
#endif
    options.setFormats(ZXing::BarcodeFormat::QRCode);
    options.setTryHarder(true);
    // The library reports a broken code by its result, but a hostile picture may make it throw.
    try {
        const auto found = ZXing::ReadBarcode(view, options);
        if (!found.isValid())
            return {};
        return QString::fromStdString(found.text()).trimmed();
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace

QString readQr(const QImage& image)
{
    if (image.isNull())
        return {};
    const bool large = image.width() > kMostSide || image.height() > kMostSide;
    const QImage bounded = large ? image.scaled(kMostSide, kMostSide, Qt::KeepAspectRatio) : image;
    const QImage grey = bounded.convertToFormat(QImage::Format_Grayscale8);
    const QString text = decode(grey);
    if (!text.isEmpty())
        return text;
    QImage inverted = grey;
    inverted.invertPixels();
    return decode(inverted);
}

QString readQrFile(const QString& path)
{
    const QFileInfo file{path};
    if (!file.isFile() || file.size() > kMostBytes)
        return {};
    QImageReader reader{path};
    reader.setAutoTransform(true);
    return readQr(reader.read());
}

} // namespace fulgurite::ui
