// SPDX-License-Identifier: MIT
#include "ui/widgets/segmented_bar.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/format/amount_format.h"
#include "ui/format/rate_format.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/style/theme.h"
#include "ui/widgets/bar_layout.h"

#include <algorithm>
#include <numeric>

namespace fulgurite::ui {

struct SegmentedBar::LegendItem {
    std::size_t part;
    QRect box;
};

namespace {

constexpr int kLegendGap = space::kPage;

std::vector<std::uint64_t> valuesOf(const std::vector<BarPart>& parts)
{
    std::vector<std::uint64_t> values;
    for (const auto& part : parts)
        values.push_back(part.amount.value());
    return values;
}

int swatch() { return scaled(10); }

int legendWidth(const BarPart& part)
{
    const QFontMetrics metrics{fontFor(TextRole::Caption)};
    const AmountText amount = formatAmount(floorToSat(part.amount), currentAmountStyle());
    const int words =
        std::max(metrics.horizontalAdvance(nameOf(part.kind)),
                 QFontMetrics{fontFor(TextRole::Strong)}.horizontalAdvance(amount.number) +
                     metrics.horizontalAdvance(QChar{0x202F} + amount.unit));
    return swatch() + scaled(space::kTight) + words;
}

int legendHeight() { return lineHeight(TextRole::Caption) + lineHeight(TextRole::Body); }

} // namespace

SegmentedBar::SegmentedBar(const std::vector<BarPart>& parts, QWidget* parent)
    : Painted{parent},
      m_parts{parts}
{
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Fixed};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SegmentedBar::setParts(const std::vector<BarPart>& parts)
{
    m_parts = parts;
    valueChanged();
}

void SegmentedBar::setLegendVisible(bool visible)
{
    m_legend = visible;
    valueChanged();
}

std::vector<SegmentedBar::LegendItem> SegmentedBar::legend(int width) const
{
    std::vector<LegendItem> items;
    int left = 0;
    int top = scaled(size::kBar) + scaled(space::kField);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].amount.value() == 0)
            continue;
        const int wide = legendWidth(m_parts[i]);
        if (left > 0 && left + wide > width) {
            left = 0;
            top += legendHeight() + scaled(space::kTight);
        }
        items.push_back({i, {left, top, wide, legendHeight()}});
        left += wide + scaled(kLegendGap);
    }
    return items;
}

int SegmentedBar::heightForWidth(int width) const
{
    const auto items = m_legend ? legend(width) : std::vector<LegendItem>{};
    return std::max(items.empty() ? scaled(size::kBar) : items.back().box.bottom() + 1,
                    scaled(size::kTarget) / 2);
}

QSize SegmentedBar::sizeHint() const { return {scaled(480), heightForWidth(scaled(480))}; }

QSize SegmentedBar::minimumSizeHint() const
{
    int widest = scaled(120);
    for (const auto& part : m_parts)
        widest = std::max(widest, m_legend ? legendWidth(part) : 0);
    return {widest, heightForWidth(width())};
}

std::vector<PaintedPart> SegmentedBar::parts() const
{
    std::vector<PaintedPart> named;
    const auto values = valuesOf(m_parts);
    const auto total = std::accumulate(values.begin(), values.end(), std::uint64_t{0});
    const auto boxes = layoutBar(
        values, QRectF{0, 0, static_cast<double>(width()), static_cast<double>(scaled(size::kBar))},
        size::kBarGap, size::kBarPart);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (values[i] == 0)
            continue;
        const QString spoken = spokenAmount(floorToSat(m_parts[i].amount), currentAmountStyle());
        const double share = static_cast<double>(values[i]) / static_cast<double>(total);
        named.push_back(
            {nameOf(m_parts[i].kind),
             currentAmountStyle().hidden ? spoken : tr("%1, %2").arg(spoken, percentText(share)),
             boxes[i].toAlignedRect()});
    }
    return named;
}

QString SegmentedBar::sentence() const
{
    QStringList words;
    for (const auto& part : m_parts) {
        if (part.amount.value() > 0)
            words << tr("%1: %2").arg(nameOf(part.kind),
                                      spokenAmount(floorToSat(part.amount), currentAmountStyle()));
    }
    return words.isEmpty() ? tr("No money in this wallet yet") : words.join(QStringLiteral("; "));
}

void SegmentedBar::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setLayoutDirection(layoutDirection());
    const Tokens& tokens = tokensOf(this);
    const QRectF bar{0, 0, static_cast<double>(width()), static_cast<double>(scaled(size::kBar))};
    const auto values = valuesOf(m_parts);
    const auto boxes = layoutBar(values, bar, size::kBarGap, size::kBarPart);
    if (std::ranges::all_of(values, [](std::uint64_t value) { return value == 0; }))
        roundedFill(&painter, bar, bar.height() / 2, tokens[Token::Line]);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].isEmpty())
            fillMoney(painter, partOfBar(bar, boxes[i]), m_parts[i].kind, tokens);
    }
    if (m_legend)
        paintLegend(painter, tokens);
}

void SegmentedBar::paintLegend(QPainter& painter, const Tokens& tokens)
{
    for (const auto& item : legend(width())) {
        const BarPart& part = m_parts[item.part];
        const int side = swatch();
        const int captionHeight = lineHeight(TextRole::Caption);
        fillMoney(painter,
                  QRectF(item.box.left(), item.box.top() + (captionHeight - side) / 2, side, side),
                  3, part.kind, tokens);
        const int left = item.box.left() + side + scaled(space::kTight);
        painter.setFont(fontFor(TextRole::Caption));
        painter.setPen(tokens[Token::Muted]);
        painter.drawText(QRect{left, item.box.top(), item.box.width(), captionHeight},
                         Qt::AlignVCenter | Qt::AlignLeft, nameOf(part.kind));
        const AmountText amount = formatAmount(floorToSat(part.amount), currentAmountStyle());
        const QRect line{left, item.box.top() + captionHeight, item.box.width(),
                         lineHeight(TextRole::Body)};
        painter.setFont(fontFor(TextRole::Strong));
        painter.setPen(tokens[Token::Text]);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, amount.number);
        const int after = painter.fontMetrics().horizontalAdvance(amount.number);
        painter.setFont(fontFor(TextRole::Caption));
        painter.setPen(tokens[Token::Muted]);
        painter.drawText(line.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         QChar{0x202F} + amount.unit);
    }
}

} // namespace fulgurite::ui
