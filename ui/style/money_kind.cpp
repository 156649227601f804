// SPDX-License-Identifier: MIT
#include "ui/style/money_kind.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr double kStripe = 6.0;
constexpr double kDotPitch = 4.0;
constexpr double kTrackTint = 0.22;
constexpr double kOutline = 1.5;

void fillDiagonal(QPainter& painter, const QRectF& box, const QColor& color)
{
    painter.setPen(QPen{color, kStripe / 2});
    for (double x = box.left() - box.height(); x < box.right() + kStripe; x += kStripe)
        painter.drawLine(QPointF{x, box.bottom() + 1},
                         QPointF{x + box.height() + 2, box.top() - 1});
}

void fillDots(QPainter& painter, const QRectF& box, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    bool shifted = false;
    for (double y = box.top() + kDotPitch / 2; y < box.bottom(); y += kDotPitch) {
        for (double x = box.left() + (shifted ? kDotPitch : kDotPitch / 2); x < box.right();
             x += kDotPitch)
            painter.drawEllipse(QPointF{x, y}, 1.3, 1.3);
        shifted = !shifted;
    }
}

} // namespace

Token tokenOf(MoneyKind kind)
{
    switch (kind) {
    case MoneyKind::OnChain:
        return Token::OnChain;
    case MoneyKind::Lightning:
        return Token::Lightning;
    case MoneyKind::InFlight:
        return Token::InFlight;
    case MoneyKind::Closing:
        return Token::Closing;
    case MoneyKind::Reserve:
        return Token::Reserve;
    }
    return Token::Muted;
}

QString nameOf(MoneyKind kind)
{
    switch (kind) {
    case MoneyKind::OnChain:
        return QCoreApplication::translate("MoneyKind", "On chain");
    case MoneyKind::Lightning:
        return QCoreApplication::translate("MoneyKind", "Lightning");
    case MoneyKind::InFlight:
        return QCoreApplication::translate("MoneyKind", "In flight");
    case MoneyKind::Closing:
        return QCoreApplication::translate("MoneyKind", "Closing");
    case MoneyKind::Reserve:
        return QCoreApplication::translate("MoneyKind", "Reserve");
    }
    return {};
}

void fillMoney(QPainter& painter, const QRectF& box, double corner, MoneyKind kind,
               const Tokens& tokens)
{
    const double round = std::min({corner, box.width() / 2, box.height() / 2});
    QPainterPath shape;
    shape.addRoundedRect(box, round, round);
    fillMoney(painter, shape, kind, tokens);
}

void fillMoney(QPainter& painter, const QPainterPath& shape, MoneyKind kind, const Tokens& tokens)
{
    const QColor color = tokens[tokenOf(kind)];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (kind == MoneyKind::OnChain || kind == MoneyKind::Lightning) {
        painter.fillPath(shape, color);
    } else if (kind == MoneyKind::Reserve) {
        painter.setClipPath(shape);
        painter.strokePath(shape, QPen{color, 2 * kOutline});
    } else {
        painter.fillPath(shape, mixed(tokens[Token::Surface], color, kTrackTint));
        painter.setClipPath(shape);
        if (kind == MoneyKind::InFlight)
            fillDiagonal(painter, shape.boundingRect(), color);
        else
            fillDots(painter, shape.boundingRect(), color);
    }
    painter.restore();
}

} // namespace fulgurite::ui
