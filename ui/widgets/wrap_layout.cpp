// SPDX-License-Identifier: MIT
#include "ui/widgets/wrap_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace fulgurite::ui {

WrapLayout::WrapLayout(QWidget* parent, int spacing) : QLayout{parent}, m_spacing{spacing}
{
    setContentsMargins(0, 0, 0, 0);
}

WrapLayout::~WrapLayout() = default;

void WrapLayout::addItem(QLayoutItem* item) { m_items.emplace_back(item); }

QLayoutItem* WrapLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (!itemAt(index))
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem* taken = at->release();
    m_items.erase(at);
    return taken;
}

int WrapLayout::heightForWidth(int width) const { return arrange(width, nullptr); }

QSize WrapLayout::sizeHint() const
{
    QSize whole;
    for (const auto& item : m_items) {
        const QSize one = item->sizeHint();
        whole = {whole.width() + one.width() + (whole.isEmpty() ? 0 : m_spacing),
                 std::max(whole.height(), one.height())};
    }
    return whole;
}

QSize WrapLayout::minimumSize() const
{
    QSize least;
    for (const auto& item : m_items)
        least = least.expandedTo(item->sizeHint());
    return least;
}

void WrapLayout::setGeometry(const QRect& box)
{
    QLayout::setGeometry(box);
    arrange(box.width(), &box);
}

int WrapLayout::arrange(int width, const QRect* box) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QPoint at;
    int high = 0;
    for (const auto& item : m_items) {
        const QSize one = item->sizeHint();
        if (at.x() > 0 && at.x() + one.width() > width) {
            at = {0, at.y() + high + m_spacing};
            high = 0;
        }
        if (box)
            item->setGeometry(QStyle::visualRect(direction, *box, QRect{box->topLeft() + at, one}));
        at.rx() += one.width() + m_spacing;
        high = std::max(high, one.height());
    }
    return at.y() + high;
}

} // namespace fulgurite::ui
