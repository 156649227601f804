// SPDX-License-Identifier: MIT
#include "ui/widgets/channel_bar.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/money_kind.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"
#include "ui/widgets/bar_layout.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace fulgurite::ui {

namespace {

constexpr double kTheirTint = 0.24;
constexpr double kCapShare = 0.75;

enum Segment : std::size_t {
    LocalReserve,
    Local,
    InFlightPart,
    Remote,
    RemoteReserve,
    SegmentCount
};

std::vector<std::uint64_t> segmentsOf(const ChannelBarValue& value)
{
    const auto localReserve = std::min(value.local.value(), value.localReserve.value());
    const auto remoteReserve = std::min(value.remote.value(), value.remoteReserve.value());
    return {localReserve, value.local.value() - localReserve, value.inFlight.value(),
            value.remote.value() - remoteReserve, remoteReserve};
}

/// A reserve is about one per cent: it gets a round cap wide enough to be seen as an outline.
std::vector<QRectF> boxesOf(const ChannelBarValue& value, const QRectF& box)
{
    auto segments = segmentsOf(value);
    const auto total =
        static_cast<double>(std::accumulate(segments.begin(), segments.end(), std::uint64_t{0}));
    const auto cap = [&](std::size_t at) {
        return segments[at] == 0
                   ? 0.0
                   : std::max(box.height() * kCapShare,
                              static_cast<double>(segments[at]) / total * box.width());
    };
    const double left = cap(LocalReserve);
    const double right = cap(RemoteReserve);
    const double gap = size::kBarGap;
    const QRectF middle =
        box.adjusted(left > 0 ? left + gap : 0, 0, right > 0 ? -right - gap : 0, 0);
    segments[LocalReserve] = segments[RemoteReserve] = 0;
    auto boxes = layoutBar(segments, middle, gap, size::kBarPart);
    if (left > 0)
        boxes[LocalReserve] = {box.left(), box.top(), left, box.height()};
    if (right > 0)
        boxes[RemoteReserve] = {box.right() - right, box.top(), right, box.height()};
    return boxes;
}

MoneyKind kindOf(std::size_t segment, bool usable)
{
    if (segment == Local)
        return usable ? MoneyKind::Lightning : MoneyKind::Closing;
    return segment == InFlightPart ? MoneyKind::InFlight : MoneyKind::Reserve;
}

} // namespace

void paintChannelBar(QPainter& painter, const QRectF& box, const ChannelBarValue& value,
                     const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    const auto boxes = boxesOf(value, box);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor theirs = mixed(tokens[Token::Surface], tokens[Token::Lightning], kTheirTint);
    for (std::size_t i = 0; i < SegmentCount; ++i) {
        if (boxes[i].isEmpty())
            continue;
        const QPainterPath part = partOfBar(box, boxes[i]);
        if (i == Remote)
            painter.fillPath(part, value.usable ? theirs : tokens[Token::Line]);
        else
            fillMoney(painter, part, kindOf(i, value.usable), tokens);
    }
    painter.restore();
}

ChannelBar::ChannelBar(const ChannelBarValue& value, QWidget* parent)
    : Painted{parent},
      m_value{value}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ChannelBar::setValue(const ChannelBarValue& value)
{
    m_value = value;
    valueChanged();
}

QString ChannelBar::sentence() const
{
    const AmountStyle style = currentAmountStyle();
    const QString can =
        tr("You can send %1 and receive %2")
            .arg(
                spokenAmount(floorToSat(saturatingSub(m_value.local, m_value.localReserve)), style),
                spokenAmount(floorToSat(saturatingSub(m_value.remote, m_value.remoteReserve)),
                             style));
    return m_value.usable ? can : tr("Not usable now. When it is: %1").arg(can);
}

std::vector<PaintedPart> ChannelBar::parts() const
{
    const std::array<QString, SegmentCount> names{tr("Your reserve"), tr("Yours"), tr("In flight"),
                                                  tr("Theirs"), tr("Their reserve")};
    const auto segments = segmentsOf(m_value);
    const auto boxes = boxesOf(m_value, QRectF{rect()});
    std::vector<PaintedPart> named;
    for (std::size_t i = 0; i < SegmentCount; ++i) {
        if (segments[i] > 0)
            named.push_back(
                {names[i],
                 spokenAmount(floorToSat(MilliSatoshi{segments[i]}), currentAmountStyle()),
                 boxes[i].toAlignedRect()});
    }
    return named;
}

QSize ChannelBar::sizeHint() const { return {scaled(240), scaled(size::kBar)}; }

QSize ChannelBar::minimumSizeHint() const { return {scaled(80), scaled(size::kBar)}; }

void ChannelBar::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintChannelBar(painter, QRectF{rect()}, m_value, palette());
}

} // namespace fulgurite::ui
