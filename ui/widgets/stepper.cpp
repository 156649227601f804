// SPDX-License-Identifier: MIT
#include "ui/widgets/stepper.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

int bubble() { return scaled(size::kTarget); }

int titleWidth(const QString& title)
{
    return QFontMetrics{fontFor(TextRole::Strong)}.horizontalAdvance(title) + 2;
}

} // namespace

Stepper::Stepper(const QStringList& titles, QWidget* parent) : Painted{parent}, m_titles{titles}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
}

void Stepper::setTitles(const QStringList& titles)
{
    m_titles = titles;
    valueChanged();
}

void Stepper::setCurrent(int index)
{
    m_here = index;
    valueChanged();
}

QString Stepper::sentence() const
{
    return tr("Step %1 of %2: %3").arg(m_here + 1).arg(m_titles.size()).arg(m_titles.value(m_here));
}

std::vector<PaintedPart> Stepper::parts() const
{
    std::vector<PaintedPart> named;
    int left = 0;
    for (int i = 0; i < m_titles.size(); ++i) {
        const int wide = widths()[static_cast<std::size_t>(i)];
        const QString state = i < m_here ? tr("done") : i == m_here ? tr("here") : tr("to come");
        named.push_back({m_titles[i], state, {left, 0, wide, height()}});
        left += wide;
    }
    return named;
}

std::vector<int> Stepper::widths() const
{
    // All titles when they fit, else only the present one: its neighbours keep their number.
    int all = 0;
    for (const auto& title : m_titles)
        all += bubble() + scaled(space::kTight + space::kPage) + titleWidth(title);
    const bool roomy = all <= width();
    std::vector<int> result;
    for (int i = 0; i < m_titles.size(); ++i) {
        const int words =
            roomy || i == m_here ? scaled(space::kTight) + titleWidth(m_titles[i]) : 0;
        result.push_back(bubble() + words + scaled(space::kPage));
    }
    return result;
}

QSize Stepper::sizeHint() const
{
    int all = 0;
    for (const auto& title : m_titles)
        all += bubble() + scaled(space::kTight + space::kPage) + titleWidth(title);
    return {all, bubble()};
}

QSize Stepper::minimumSizeHint() const
{
    return {static_cast<int>(m_titles.size()) * (bubble() + scaled(space::kField)), bubble()};
}

void Stepper::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const auto all = parts();
    for (int i = 0; i < static_cast<int>(all.size()); ++i)
        paintStep(painter, i, all[static_cast<std::size_t>(i)].box);
}

void Stepper::paintStep(QPainter& painter, int index, const QRect& box)
{
    const Tokens& tokens = tokensOf(this);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QRect circle = mirrored({box.left(), (height() - bubble()) / 2, bubble(), bubble()});
    const bool done = index < m_here;
    const bool here = index == m_here;
    if (here)
        roundedBox(&painter, circle, bubble() / 2, tokens[Token::Accent]);
    else
        roundedBox(&painter, circle, bubble() / 2, tokens[Token::Sidebar],
                   tokens[done ? Token::Good : Token::Edge]);
    painter.setFont(fontFor(TextRole::Caption));
    painter.setPen(tokens[here ? Token::OnAccent : Token::Muted]);
    if (done) {
        const int side = scaled(size::kIconSmall);
        painter.drawPixmap(circle.center() - QPoint{side / 2 - 1, side / 2 - 1},
                           iconPixmap(Icon::Check, tokens[Token::Good], side, devicePixelRatioF()));
    } else {
        painter.drawText(circle, Qt::AlignCenter, QString::number(index + 1));
    }
    const int left = box.left() + bubble() + scaled(space::kTight);
    const int words = box.width() - bubble() - scaled(space::kTight + space::kPage);
    if (words <= 0)
        return;
    painter.setFont(fontFor(here ? TextRole::Strong : TextRole::Body));
    painter.setPen(tokens[here ? Token::Text : Token::Muted]);
    painter.drawText(mirrored({left, 0, words + 2, height()}), Qt::AlignVCenter | Qt::AlignLeading,
                     m_titles[index]);
}

} // namespace fulgurite::ui
