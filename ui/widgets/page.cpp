// SPDX-License-Identifier: MIT
#include "ui/widgets/page.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/plain_scroll.h"

namespace fulgurite::ui {

namespace {

/// A child that grows to a greatest width and stays in the middle beyond it.
QWidget* centred(QWidget* column, int most)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->addStretch(0);
    row->addWidget(column, 1);
    row->addStretch(0);
    column->setMaximumWidth(scaled(most));
    return host;
}

/// The scroll bar takes its room from the margin, so that the right edge stays where it is.
class PageScroll final : public PlainScroll {
public:
    PageScroll()
    {
        connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &PageScroll::fitMargin);
    }
    void setPage(QWidget* host, QLayout* column)
    {
        m_column = column;
        setWidget(host);
    }

private:
    void fitMargin()
    {
        const int margin = scaled(space::kPage);
        const QScrollBar* bar = verticalScrollBar();
        m_column->setContentsMargins(
            margin, margin, margin - (bar->maximum() > 0 ? bar->sizeHint().width() : 0), margin);
    }

    QLayout* m_column = nullptr;
};

} // namespace

Page::Page(const QString& title, PageWidth width, QWidget* parent)
    : QWidget{parent},
      m_header{new PageHeader{title}},
      m_top{new QVBoxLayout{this}},
      m_body{new QVBoxLayout}
{
    setAccessibleName(title);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout{content};
    const int margin = scaled(space::kPage);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::kCard));
    column->addWidget(m_header);
    column->addLayout(m_body, width == PageWidth::Full ? 1 : 0);
    m_body->setSpacing(scaled(space::kCard));
    m_top->setSpacing(0);
    if (width == PageWidth::Full) {
        m_top->addWidget(content, 1);
        return;
    }
    column->addStretch(1);
    auto* scroll = new PageScroll;
    const int most = width == PageWidth::Form ? size::kForm : size::kColumn;
    scroll->setPage(centred(content, most + 2 * space::kPage), column);
    m_top->addWidget(scroll, 1);
}

void Page::addBanner(QWidget* banner) { m_top->insertWidget(0, banner); }

} // namespace fulgurite::ui
