// SPDX-License-Identifier: MIT
#include "ui/activity/transaction_picture.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/style_paint.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kWidest = 480, kTrunk = 64, kLeastFlow = 72, kMarker = 12;
constexpr double kKeptTint = 0.3; ///< inside of the band that comes back
constexpr double kOutline = 1.5;  ///< of the inside, at 100 %
constexpr int kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr int kRight = Qt::AlignRight | Qt::AlignVCenter;

QString wordOf(const FlowEnd& end)
{
    if (end.folded)
        return TransactionPicture::tr("and %1 more").arg(end.count);
    switch (end.kind) {
    case FlowKind::Theirs:
        return end.count > 1 ? TransactionPicture::tr("Theirs, %1 coins").arg(end.count)
                             : TransactionPicture::tr("Theirs");
    case FlowKind::Channel:
        return TransactionPicture::tr("Channel");
    case FlowKind::Ours:
        return TransactionPicture::tr("Yours");
    case FlowKind::Change:
        return TransactionPicture::tr("Change");
    case FlowKind::Data:
        return TransactionPicture::tr("Data");
    case FlowKind::Fee:
        return TransactionPicture::tr("Fee");
    }
    return {};
}

/// For the ear: a folded end says of which kind it is.
QString spokenWord(FlowEnd end)
{
    const QString word = wordOf(end);
    if (!std::exchange(end.folded, false))
        return word;
    end.count = 1;
    return TransactionPicture::tr("%1, %2").arg(wordOf(end), word);
}

QString spokenValue(const FlowEnd& end)
{
    return end.known ? spokenAmount(end.value, currentAmountStyle())
                     : TransactionPicture::tr("amount not known");
}

AmountText amountOf(const FlowEnd& end)
{
    return end.known ? formatAmount(end.value, currentAmountStyle())
                     : AmountText{TransactionPicture::tr("not known"), {}};
}

double outline() { return kOutline * displayScale(); }

QFontMetricsF captionMetrics() { return QFontMetricsF{fontFor(TextRole::Caption)}; }

double amountWidth(const FlowEnd& end)
{
    const AmountText amount = amountOf(end);
    const QString all = amount.unit.isEmpty() ? amount.number : amount.joined();
    return std::ceil(captionMetrics().horizontalAdvance(all)) + 1;
}

double wordWidth(const FlowEnd& end)
{
    return std::ceil(captionMetrics().horizontalAdvance(wordOf(end))) + 1;
}

double widest(const std::vector<FlowEnd>& ends, double (*width)(const FlowEnd&))
{
    double most = 0;
    for (const auto& end : ends)
        most = std::max(most, width(end));
    return most;
}

/// Amounts have their whole width always; a word that is longer where there is room.
FlowMeasure measureOf(const TransactionFlow& flow, double width)
{
    FlowMeasure out;
    out.left = widest(flow.from, amountWidth);
    out.right = widest(flow.to, amountWidth);
    out.words = 2 * lineHeight(TextRole::Caption);
    out.trunk = scaled(kTrunk);
    out.marker = scaled(kMarker);
    out.gap = scaled(space::kTight);
    out.alike = currentAmountStyle().hidden;
    const double least = 2 * (out.marker + out.gap) + scaled(kLeastFlow);
    out.width = std::max(std::min<double>(width, scaled(kWidest)), out.left + out.right + least);
    double spare = out.width - out.left - out.right - least;
    for (auto [column, ends] : {std::pair{&out.left, &flow.from}, {&out.right, &flow.to}}) {
        const double more = std::clamp(widest(*ends, wordWidth) - *column, 0.0, spare);
        *column += more;
        spare -= more;
    }
    return out;
}

double leastWidth(const TransactionFlow& flow) { return measureOf(flow, 0).width; }

Token tokenOf(FlowKind kind)
{
    switch (kind) {
    case FlowKind::Theirs:
    case FlowKind::Data:
        return Token::Edge;
    case FlowKind::Channel:
        return Token::Lightning;
    case FlowKind::Ours:
    case FlowKind::Change:
        return Token::OnChain;
    case FlowKind::Fee:
        return Token::Text;
    }
    return Token::Muted;
}

/// From its end at the words to where all bands meet.
QPainterPath pathOf(const FlowBand& band)
{
    const double bend = (band.outer.left() + band.inner.left()) / 2;
    QPainterPath path{band.outer.topLeft()};
    path.cubicTo({bend, band.outer.top()}, {bend, band.inner.top()}, band.inner.topLeft());
    path.lineTo(band.inner.bottomLeft());
    path.cubicTo({bend, band.inner.bottom()}, {bend, band.outer.bottom()}, band.outer.bottomLeft());
    path.closeSubpath();
    return path;
}

class FlowPainter {
public:
    FlowPainter(QPainter& painter, const Tokens& tokens, const FlowMeasure& measure)
        : m_painter{painter},
          m_tokens{tokens},
          m_measure{measure}
    {}

    void band(const FlowEnd& end, const FlowBand& band) const
    {
        const QColor color = m_tokens[tokenOf(end.kind)];
        const QPainterPath path = pathOf(band);
        if (end.kind != FlowKind::Change)
            return m_painter.fillPath(path, color);
        m_painter.fillPath(path, mixed(m_tokens[Token::Surface], color, kKeptTint));
        m_painter.save();
        m_painter.setClipPath(path);
        m_painter.strokePath(path, QPen{color, 2 * outline()});
        m_painter.restore();
    }

    /// An arrow leaves or comes in, a wall holds, two walls are a channel, a ring comes back, a
    /// square is data, a diamond is the fee.
    void marker(const FlowEnd& end, const FlowBand& band, bool left) const
    {
        const double wide = m_measure.marker;
        const double tall = std::max(band.outer.height() + wide / 2, wide);
        const QRectF box{band.outer.left() - (left ? wide : 0), band.outer.center().y() - tall / 2,
                         wide, tall};
        const QColor color = m_tokens[tokenOf(end.kind)];
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        const QPointF middle = box.center();
        switch (end.kind) {
        case FlowKind::Theirs:
            m_painter.drawPolygon(left ? tail(box) : head(box));
            break;
        case FlowKind::Channel:
        case FlowKind::Ours:
            wall(box, left, end.kind == FlowKind::Channel);
            break;
        case FlowKind::Change:
            m_painter.setPen(QPen{color, 2 * outline()});
            m_painter.setBrush(m_tokens[Token::Surface]);
            m_painter.drawEllipse(middle, wide / 2 - outline(), wide / 2 - outline());
            break;
        case FlowKind::Data:
            m_painter.drawRect(
                QRectF{middle.x() - wide / 2, middle.y() - wide / 4, wide / 2, wide / 2});
            break;
        case FlowKind::Fee:
            m_painter.drawPolygon(QPolygonF{{QPointF{box.left(), middle.y()},
                                             {middle.x(), middle.y() - wide / 2},
                                             {box.right(), middle.y()},
                                             {middle.x(), middle.y() + wide / 2}}});
            break;
        }
    }

    void words(const FlowEnd& end, const FlowBand& band, bool left) const
    {
        const double line = lineHeight(TextRole::Caption);
        const double column = left ? m_measure.left : m_measure.right;
        const QRectF first{left ? band.slot.left() : band.slot.right() - column,
                           band.slot.center().y() - line, column, line};
        const QFontMetricsF metrics = captionMetrics();
        m_painter.setPen(m_tokens[Token::Muted]);
        m_painter.drawText(first, left ? kLeft : kRight,
                           metrics.elidedText(wordOf(end), Qt::ElideRight, column));
        amount(amountOf(end), first.translated(0, line), left, end.known);
    }

private:
    static QPolygonF head(const QRectF& box)
    {
        return {{box.topLeft(), QPointF{box.right(), box.center().y()}, box.bottomLeft()}};
    }

    static QPolygonF tail(const QRectF& box)
    {
        return {{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(),
                 QPointF{box.center().x(), box.center().y()}}};
    }

    /// Beside the band's end; the second one further out.
    void wall(const QRectF& box, bool left, bool twice) const
    {
        const double thick = box.width() / 4;
        for (int i = 0; i < (twice ? 2 : 1); ++i) {
            const double out = size::kBarGap + i * (thick + size::kBarGap);
            const double x = left ? box.right() - out - thick : box.left() + out;
            m_painter.drawRoundedRect(QRectF{x, box.top(), thick, box.height()}, 1, 1);
        }
    }

    void amount(const AmountText& amount, const QRectF& line, bool left, bool known) const
    {
        const QFontMetricsF metrics = captionMetrics();
        const QString unit = amount.unit.isEmpty() ? QString{} : QChar{0x202F} + amount.unit;
        const double number = metrics.horizontalAdvance(amount.number);
        const double all = number + metrics.horizontalAdvance(unit);
        const QRectF from{left ? line.left() : line.right() - all, line.top(), all + 1,
                          line.height()};
        m_painter.setPen(m_tokens[known ? Token::Text : Token::Muted]);
        m_painter.drawText(from, kLeft, amount.number);
        m_painter.setPen(m_tokens[Token::Muted]);
        m_painter.drawText(from.adjusted(number, 0, 0, 0), kLeft, unit);
    }

    QPainter& m_painter;
    const Tokens& m_tokens;
    const FlowMeasure& m_measure;
};

void paintSide(QPainter& painter, const std::vector<FlowEnd>& ends,
               const std::vector<FlowBand>& bands, const FlowPainter& flow, bool left)
{
    for (std::size_t i = 0; i < ends.size(); ++i) {
        flow.band(ends[i], bands[i]);
        flow.marker(ends[i], bands[i], left);
        flow.words(ends[i], bands[i], left);
    }
    painter.setPen(Qt::NoPen);
}

} // namespace

void paintTransaction(QPainter& painter, const QRectF& box, const TransactionFlow& flow,
                      const QPalette& palette, int current)
{
    if (flow.from.empty())
        return;
    const Tokens& tokens = tokensOf(palette);
    const FlowMeasure measure = measureOf(flow, box.width());
    const FlowLayout layout = layoutFlow(flow, measure);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextRole::Caption));
    painter.translate(box.topLeft());
    std::vector<FlowBand> all = layout.from;
    all.insert(all.end(), layout.to.begin(), layout.to.end());
    if (current >= 0 && current < static_cast<int>(all.size()))
        roundedFill(&painter, all[static_cast<std::size_t>(current)].slot, radius::kControl,
                    tokens[Token::Selection]);
    const FlowPainter paint{painter, tokens, measure};
    paintSide(painter, flow.from, layout.from, paint, true);
    paintSide(painter, flow.to, layout.to, paint, false);
    const double half = scaled(space::kHair) / 2.0;
    roundedFill(&painter, layout.trunk.adjusted(-half, -2 * half, half, 2 * half), half,
                tokens[Token::Text]);
    painter.restore();
}

TransactionPicture::TransactionPicture(QWidget* parent) : Painted{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TransactionPicture::setFlow(const TransactionFlow& flow)
{
    m_flow = flow;
    valueChanged();
}

QString TransactionPicture::sentence() const
{
    if (m_flow.from.empty())
        return tr("What this transaction moves is not known");
    QStringList sides;
    for (const auto* ends : {&m_flow.from, &m_flow.to}) {
        QStringList words;
        for (const auto& end : *ends)
            words << tr("%1: %2").arg(spokenWord(end), spokenValue(end));
        sides << words.join(QStringLiteral("; "));
    }
    return tr("From %1. To %2.").arg(sides[0], sides[1]);
}

std::vector<PaintedPart> TransactionPicture::parts() const
{
    std::vector<PaintedPart> named;
    if (m_flow.from.empty())
        return named;
    const FlowLayout layout = layoutFlow(m_flow, measureOf(m_flow, width()));
    const auto add = [&named](const QString& name, const FlowEnd& end, const FlowBand& band) {
        const QString value = spokenValue(end);
        named.push_back({name.arg(spokenWord(end)),
                         end.address.isEmpty() ? value : tr("%1, %2").arg(value, end.address),
                         band.slot.toAlignedRect()});
    };
    for (std::size_t i = 0; i < m_flow.from.size(); ++i)
        add(tr("From %1"), m_flow.from[i], layout.from[i]);
    for (std::size_t i = 0; i < m_flow.to.size(); ++i)
        add(tr("To %1"), m_flow.to[i], layout.to[i]);
    return named;
}

QSize TransactionPicture::sizeHint() const
{
    return {std::max(scaled(kWidest), minimumSizeHint().width()), minimumSizeHint().height()};
}

QSize TransactionPicture::minimumSizeHint() const
{
    if (m_flow.from.empty())
        return {0, 0};
    const FlowMeasure measure = measureOf(m_flow, leastWidth(m_flow));
    const double room = 2.0 * scaled(space::kHair);
    return QSizeF{measure.width, std::max(flowHeight(m_flow, measure), measure.trunk + room)}
        .toSize();
}

void TransactionPicture::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintTransaction(painter, QRectF{rect()}, m_flow, palette(), currentPart());
}

} // namespace fulgurite::ui
