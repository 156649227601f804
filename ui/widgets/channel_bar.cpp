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

namespace fulgurite::ui {

namespace {

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

} // namespace

void paintChannelBar(QPainter& painter, const QRectF& box, const ChannelBarValue& value,
                     const QPalette& palette)
{
    const Tokens& tokens = tokensOf(palette);
    const auto boxes = layoutBar(segmentsOf(value), box, size::kBarGap, size::kBarPart);
    QPainterPath pill;
    pill.addRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(pill, Qt::IntersectClip);
    const QColor theirs = mixed(tokens[Token::Surface], tokens[Token::Lightning], 0.24);
    for (std::size_t i = 0; i < SegmentCount; ++i) {
        if (boxes[i].isEmpty())
            continue;
        if (i == Local)
            fillMoney(painter, boxes[i], 2,
                      value.usable ? MoneyKind::Lightning : MoneyKind::Closing, tokens);
        else if (i == InFlightPart)
            fillMoney(painter, boxes[i], 2, MoneyKind::InFlight, tokens);
        else if (i == Remote)
            painter.fillRect(boxes[i], value.usable ? theirs : tokens[Token::Line]);
        else
            fillMoney(painter, boxes[i], box.height() / 2, MoneyKind::Reserve, tokens);
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
    const auto boxes = layoutBar(segments, QRectF{rect()}, size::kBarGap, size::kBarPart);
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
