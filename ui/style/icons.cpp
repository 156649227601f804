// SPDX-License-Identifier: MIT
#include "ui/style/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/style/palette.h"

#include <array>
#include <cmath>

namespace fulgurite::ui {

namespace {

constexpr std::array kNames{
    "",         "activity", "backup",       "bolt",         "calendar",      "chain",
    "channels", "check",    "chevron-down", "chevron-left", "chevron-right", "chevron-up",
    "clock",    "coins",    "contacts",     "copy",         "cross",         "display",
    "edit",     "external", "eye",          "eye-off",      "filter",        "folder",
    "gauge",    "globe",    "help",         "home",         "image",         "in-flight",
    "info",     "key",      "list",         "lock",         "menu",          "minus",
    "more",     "network",  "paste",        "pause",        "peer",          "play",
    "plus",     "qr",       "receive",      "refresh",      "scan",          "search",
    "send",     "settings", "shield",       "snow",         "trash",         "unlock",
    "warning",
};
static_assert(kNames.size() == static_cast<std::size_t>(Icon::Count));

QPixmap render(Icon which, const QColor& color, QSize physical)
{
    QFile file{QStringLiteral(":/icons/%1.svg").arg(iconName(which))};
    if (which == Icon::None || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll().replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer{drawing};
    QPixmap pixmap{physical};
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    const int side = std::min(physical.width(), physical.height());
    renderer.render(&painter,
                    QRectF{(physical.width() - side) / 2.0, (physical.height() - side) / 2.0,
                           static_cast<double>(side), static_cast<double>(side)});
    return pixmap;
}

QPixmap cached(Icon which, const QColor& color, QSize physical)
{
    const QString key = QStringLiteral("fulgurite/%1/%2/%3x%4")
                            .arg(static_cast<int>(which))
                            .arg(color.rgba(), 0, 16)
                            .arg(physical.width())
                            .arg(physical.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(which, color, physical);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

/// Looks up the token at the moment of painting.
class TokenIconEngine final : public QIconEngine {
public:
    TokenIconEngine(Icon which, Token color) : m_which{which}, m_color{color} {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens& tokens = tokensOf(QApplication::palette());
        return cached(m_which, tokens[mode == QIcon::Disabled ? Token::Muted : m_color], size);
    }

    QIconEngine* clone() const override { return new TokenIconEngine{*this}; }
    QString key() const override { return QStringLiteral("fulgurite"); }

private:
    Icon m_which;
    Token m_color;
};

} // namespace

QString iconName(Icon which)
{
    return QString::fromLatin1(kNames[static_cast<std::size_t>(which)]);
}

QIcon icon(Icon which, Token color)
{
    return which == Icon::None ? QIcon{} : QIcon{new TokenIconEngine{which, color}};
}

QPixmap iconPixmap(Icon which, const QColor& color, int pixels, double deviceRatio)
{
    const int physical = static_cast<int>(std::lround(pixels * deviceRatio));
    QPixmap pixmap = cached(which, color, {physical, physical});
    pixmap.setDevicePixelRatio(deviceRatio);
    return pixmap;
}

QIcon appIcon() { return QIcon{QStringLiteral(":/icons/fulgurite.svg")}; }

} // namespace fulgurite::ui
