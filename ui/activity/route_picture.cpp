// SPDX-License-Identifier: MIT
#include "ui/activity/route_picture.h"

#include <QFontMetricsF>
#include <QPainter>

#include "ui/activity/route_layout.h"
#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/style_paint.h"
#include "ui/style/theme.h"
#include "ui/widgets/tone.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kWidest = 480;
constexpr int kLine = 3, kOutline = 2;
constexpr int kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr int kRight = Qt::AlignRight | Qt::AlignVCenter;
constexpr int kCentre = Qt::AlignHCenter | Qt::AlignVCenter;

Tone toneOf(LaneState state)
{
    switch (state) {
    case LaneState::Arrived:
        return Tone::Good;
    case LaneState::Moving:
        return Tone::InFlight;
    case LaneState::Failed:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

/// Of the way that the money took; a state has its own colour only in the title.
Token lineToken(LaneState state)
{
    switch (state) {
    case LaneState::Arrived:
        return Token::Lightning;
    case LaneState::Moving:
        return Token::InFlight;
    case LaneState::Failed:
        return Token::Bad;
    }
    return Token::Muted;
}

QString elided(const QString& text, double width)
{
    return QFontMetricsF{fontFor(TextRole::Caption)}.elidedText(text, Qt::ElideRight, width);
}

QPen outline(const QColor& color, Qt::PenStyle style = Qt::SolidLine,
             Qt::PenCapStyle cap = Qt::FlatCap)
{
    return {color, static_cast<double>(scaled(kOutline)), style, cap};
}

class RoutePainter {
public:
    RoutePainter(QPainter& painter, const Tokens& tokens) : m_painter{painter}, m_tokens{tokens} {}

    void paint(const RouteTry& one, const TryBox& box) const
    {
        title(one, box.title);
        m_painter.setFont(fontFor(TextRole::Caption));
        m_painter.setPen(m_tokens[Token::Muted]);
        m_painter.drawText(box.you, kLeft, RoutePicture::tr("You"));
        m_painter.drawText(box.recipient, kRight, elided(recipientOf(one), box.recipient.width()));
        for (std::size_t i = 0; i < box.lanes.size(); ++i)
            lane(one.lanes[i], box, box.lanes[i]);
        ends(one, box);
        m_painter.setPen(m_tokens[Token::Muted]);
        if (box.more > 0)
            m_painter.drawText(box.moreText, kCentre,
                               RoutePicture::tr("and %1 more").arg(box.more));
        m_painter.setPen(m_tokens[Token::Text]);
        if (!box.reason.isEmpty())
            m_painter.drawText(box.reason, Qt::TextWordWrap | Qt::TextWrapAnywhere,
                               one.lanes.front().reason);
    }

private:
    void title(const RouteTry& one, const QRectF& line) const
    {
        const Tone tone = toneOf(one.state);
        const int side = scaled(size::kIconSmall);
        const QColor color = m_tokens[tokenOf(tone)];
        m_painter.drawPixmap(
            QPointF{line.left(), line.center().y() - side / 2.0},
            iconPixmap(iconOf(tone), color, side, m_painter.device()->devicePixelRatioF()));
        m_painter.setFont(fontFor(TextRole::Body));
        m_painter.setPen(color);
        m_painter.drawText(line.adjusted(side + scaled(space::kHair), 0, 0, 0), kLeft,
                           tryTitle(one));
        const AmountText amount = formatAmount(amountOf(one), currentAmountStyle());
        const QFontMetricsF metrics{m_painter.font()};
        const QString unit = QChar{0x202F} + amount.unit;
        m_painter.setPen(m_tokens[Token::Muted]);
        m_painter.drawText(line, kRight, unit);
        m_painter.setPen(m_tokens[Token::Text]);
        m_painter.drawText(line.adjusted(0, 0, -metrics.horizontalAdvance(unit), 0), kRight,
                           amount.number);
    }

    void lane(const RouteLane& lane, const TryBox& in, const LaneBox& box) const
    {
        double end = lane.state == LaneState::Failed && lane.failedAt < 0 ? in.first : in.last;
        for (const auto& stop : box.stops)
            end = stop.failed ? stop.at.x() : end;
        const QColor color = m_tokens[lineToken(lane.state)];
        const Qt::PenStyle style = lane.state == LaneState::Moving ? Qt::DashLine : Qt::SolidLine;
        m_painter.setPen(QPen{color, static_cast<double>(scaled(kLine)), style, Qt::FlatCap});
        m_painter.drawLine(QPointF{in.first, box.line}, QPointF{end, box.line});
        m_painter.setPen(outline(m_tokens[Token::Edge], Qt::DotLine));
        m_painter.drawLine(QPointF{end, box.line}, QPointF{in.last, box.line});
        for (const auto& stop : box.stops) {
            stop.failed ? cross(stop.at) : disc(stop, color);
            m_painter.setPen(m_tokens[stop.failed ? Token::Text : Token::Muted]);
            m_painter.drawText(stop.name, kCentre, elided(stop.text, stop.name.width()));
        }
        m_painter.setPen(m_tokens[Token::Muted]);
        if (!box.amount.isEmpty())
            m_painter.drawText(box.amount, kCentre, amountText(lane.amount, currentAmountStyle()));
    }

    void disc(const LaneStop& stop, const QColor& color) const
    {
        const double radius = scaled(10) / 2.0;
        const QColor edge = stop.reached ? color : m_tokens[Token::Edge];
        m_painter.setPen(outline(edge));
        m_painter.setBrush(stop.reached ? color : m_tokens[Token::Surface]);
        m_painter.drawEllipse(stop.at, radius - scaled(kOutline) / 2.0,
                              radius - scaled(kOutline) / 2.0);
    }

    void cross(const QPointF& at) const
    {
        const double radius = scaled(14) / 2.0;
        const double arm = radius * 0.4;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_tokens[Token::Bad]);
        m_painter.drawEllipse(at, radius, radius);
        m_painter.setPen(outline(m_tokens[Token::Surface], Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(at - QPointF{arm, arm}, at + QPointF{arm, arm});
        m_painter.drawLine(at - QPointF{arm, -arm}, at + QPointF{arm, -arm});
    }

    /// Ourselves and the recipient, as tall as all lines between them.
    void ends(const RouteTry& one, const TryBox& box) const
    {
        const double radius = scaled(12) / 2.0;
        const double top = box.lanes.front().line;
        const double bottom = box.lanes.back().line;
        const auto capsule = [&](double x, Token edge, Token fill) {
            m_painter.setPen(outline(m_tokens[edge]));
            m_painter.setBrush(m_tokens[fill]);
            const double round = radius - scaled(kOutline) / 2.0;
            m_painter.drawRoundedRect(
                QRectF{x - round, top - round, 2 * round, bottom - top + 2 * round}, round, round);
        };
        capsule(box.first, Token::Text, Token::Surface);
        if (box.lanes.front().recipientFailed)
            return cross({box.last, top});
        const bool arrived = one.state == LaneState::Arrived;
        capsule(box.last, arrived ? Token::Lightning : Token::Edge,
                arrived ? Token::Lightning : Token::Surface);
    }

    QPainter& m_painter;
    const Tokens& m_tokens;
};

QString spokenLane(const RouteLane& lane)
{
    QStringList words{spokenAmount(floorToSat(lane.amount), currentAmountStyle())};
    if (!lane.stops.isEmpty())
        words << RoutePicture::tr("by %1").arg(lane.stops.join(QStringLiteral(", ")));
    if (!lane.reason.isEmpty())
        words << lane.reason;
    if (!lane.technical.isEmpty())
        words << lane.technical;
    return words.join(QStringLiteral("; "));
}

QString laneName(const RouteLane& lane)
{
    return RoutePicture::tr("Attempt %1, %2").arg(lane.number).arg(laneWord(lane.state));
}

double used(double width) { return std::min<double>(width, scaled(kWidest)); }

} // namespace

void paintRoutes(QPainter& painter, const QRectF& box, const std::vector<RouteTry>& tries,
                 const QPalette& palette, int current)
{
    const Tokens& tokens = tokensOf(palette);
    const RouteLayout layout = layoutRoutes(tries, used(box.width()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    const RoutePainter paint{painter, tokens};
    int number = 0;
    for (std::size_t i = 0; i < layout.tries.size(); ++i) {
        for (const auto& lane : layout.tries[i].lanes) {
            if (number++ == current)
                roundedFill(&painter, lane.all, radius::kControl, tokens[Token::Selection]);
        }
        paint.paint(tries[i], layout.tries[i]);
    }
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(tokens[Token::Muted]);
    if (layout.more > 0)
        painter.drawText(layout.moreText, kLeft,
                         RoutePicture::tr("and %1 more before").arg(layout.more));
    painter.restore();
}

RoutePicture::RoutePicture(QWidget* parent) : Painted{parent}
{
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Fixed};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RoutePicture::setTries(const std::vector<RouteTry>& tries)
{
    m_tries = tries;
    valueChanged();
}

QString RoutePicture::sentence() const
{
    QStringList words;
    for (const auto& part : parts())
        words << tr("%1: %2").arg(part.name, part.value);
    return words.isEmpty() ? tr("No attempt yet") : words.join(QStringLiteral(". "));
}

std::vector<PaintedPart> RoutePicture::parts() const
{
    std::vector<PaintedPart> named;
    const RouteLayout layout = layoutRoutes(m_tries, used(width()));
    for (std::size_t i = 0; i < layout.tries.size(); ++i) {
        const auto& lanes = layout.tries[i].lanes;
        for (std::size_t j = 0; j < lanes.size(); ++j)
            named.push_back({laneName(m_tries[i].lanes[j]), spokenLane(m_tries[i].lanes[j]),
                             lanes[j].all.toAlignedRect()});
    }
    return named;
}

int RoutePicture::heightForWidth(int width) const
{
    return static_cast<int>(layoutRoutes(m_tries, used(width)).height);
}

QSize RoutePicture::sizeHint() const { return {scaled(kWidest), heightForWidth(scaled(kWidest))}; }

QSize RoutePicture::minimumSizeHint() const
{
    const int least = static_cast<int>(leastRouteWidth(m_tries));
    return {least, heightForWidth(std::max(least, width()))};
}

void RoutePicture::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintRoutes(painter, QRectF{rect()}, m_tries, palette(), currentPart());
}

} // namespace fulgurite::ui
