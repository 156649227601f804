// SPDX-License-Identifier: MIT
#include "ui/widgets/page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/style/fonts.h"

namespace fulgurite::ui {

namespace {

/// A child that grows to a greatest width and stays in the middle beyond it.
QWidget* centred(QWidget* column, int most)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->addStretch(1);
    row->addWidget(column, 1000);
    row->addStretch(1);
    column->setMaximumWidth(scaled(most));
    return host;
}

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
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(centred(content, (width == PageWidth::Form ? size::kForm : size::kColumn) +
                                           2 * space::kPage));
    m_top->addWidget(scroll, 1);
}

void Page::addBanner(QWidget* banner) { m_top->insertWidget(0, banner); }

} // namespace fulgurite::ui
