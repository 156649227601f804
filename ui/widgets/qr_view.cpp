// SPDX-License-Identifier: MIT
#include "ui/widgets/qr_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace fulgurite::ui {

namespace {

/// ISO 18004 asks for four modules of white around the code.
constexpr int kQuietModules = 4;

std::unique_ptr<QRcode, void (*)(QRcode*)> encode(const QByteArray& text, QRecLevel level)
{
    // Upper-case addresses and invoices fit the denser alphanumeric mode, which libqrencode finds
    // by itself in 8-bit input.
    return {QRcode_encodeString(text.constData(), 0, level, QR_MODE_8, 1), QRcode_free};
}

} // namespace

QImage qrModules(const QString& text)
{
    if (text.isEmpty())
        return {};
    const QByteArray bytes = text.toUtf8();
    auto code = encode(bytes, QR_ECLEVEL_M);
    if (!code)
        code = encode(bytes, QR_ECLEVEL_L);
    if (!code)
        return {};
    QImage modules{code->width, code->width, QImage::Format_RGB32};
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            modules.setPixel(x, y, (code->data[y * code->width + x] & 1) != 0 ? kQrDark : kQrLight);
    }
    return modules;
}

QrView::QrView(const QString& name, QWidget* parent) : Painted{parent}, m_name{name}
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setCursor(Qt::PointingHandCursor);
}

void QrView::setText(const QString& text)
{
    if (std::exchange(m_text, text) == text)
        return;
    m_modules = qrModules(text);
    valueChanged();
}

QString QrView::sentence() const
{
    return fits() ? tr("QR code: %1. Press Enter to enlarge it.").arg(m_name)
                  : tr("QR code: nothing to show");
}

QSize QrView::sizeHint() const { return {scaled(280), scaled(280)}; }

QSize QrView::minimumSizeHint() const { return {scaled(180), scaled(180)}; }

void QrView::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (!fits()) {
        roundedBox(&painter, rect(), scaled(radius::kCard), tokensOf(this)[Token::Sidebar]);
        return;
    }
    // In device pixels: each module is a whole number of them, so the code is crisp at any ratio.
    const double ratio = devicePixelRatioF();
    const int side = static_cast<int>(std::min(width(), height()) * ratio);
    const int modules = m_modules.width() + 2 * kQuietModules;
    const int pitch = std::max(1, side / modules);
    const int code = pitch * m_modules.width();
    const int frame = std::max(side, pitch * modules);
    const int left = (static_cast<int>(width() * ratio) - frame) / 2;
    const int top = (static_cast<int>(height() * ratio) - frame) / 2;
    painter.scale(1.0 / ratio, 1.0 / ratio);
    roundedFill(&painter, QRectF(left, top, frame, frame), scaled(radius::kCard) * ratio,
                QColor::fromRgb(kQrLight));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(QRect{left + (frame - code) / 2, top + (frame - code) / 2, code, code},
                      m_modules);
}

void QrView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit enlargeRequested();
}

void QrView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space)
        emit enlargeRequested();
    else
        Painted::keyPressEvent(event);
}

} // namespace fulgurite::ui
