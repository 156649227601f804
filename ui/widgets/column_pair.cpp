// SPDX-License-Identifier: MIT
#include "ui/widgets/column_pair.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kLeastBeside = 680; ///< narrower, words would break at every second one

} // namespace

ColumnPair::ColumnPair(QWidget* left, QWidget* right, QWidget* parent)
    : QWidget{parent},
      m_left{left},
      m_right{right},
      m_row{new QBoxLayout{QBoxLayout::LeftToRight, this}}
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(scaled(space::kCard));
    m_row->addWidget(left, 1);
    m_row->addWidget(right, 1);
}

void ColumnPair::setOwnHeights()
{
    m_row->setAlignment(m_left, Qt::AlignTop);
    m_row->setAlignment(m_right, Qt::AlignTop);
}

/// The wider of the two, not both: a page that had to be as wide as both could not be narrow enough
/// to break.
QSize ColumnPair::minimumSizeHint() const
{
    const auto least = [](const QWidget* column) {
        return column->isHidden() ? 0 : column->minimumSizeHint().width();
    };
    return {std::max(least(m_left), least(m_right)), QWidget::minimumSizeHint().height()};
}

bool ColumnPair::fitsBeside(int width) const
{
    const auto least =
        std::max(m_left->minimumSizeHint().width(), m_right->minimumSizeHint().width());
    return width >= std::max(scaled(kLeastBeside), 2 * least + m_row->spacing());
}

void ColumnPair::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(fitsBeside(event->size().width()) ? QBoxLayout::LeftToRight
                                                          : QBoxLayout::TopToBottom);
}

} // namespace fulgurite::ui
