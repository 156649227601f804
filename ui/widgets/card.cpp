// SPDX-License-Identifier: MIT
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

Card::Card(const QString& title, QWidget* parent)
    : QFrame{parent},
      m_head{new QWidget},
      m_title{new Label{title, TextRole::Section}},
      m_body{new QVBoxLayout}
{
    auto* column = new QVBoxLayout{this};
    const int padding = scaled(space::kCard);
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(scaled(space::kField));
    m_headRow = new QHBoxLayout{m_head};
    m_headRow->setSpacing(scaled(space::kTight));
    m_title->setElideMode(Qt::ElideRight);
    m_headRow->addWidget(m_title, 1);
    column->addWidget(m_head);
    column->addLayout(m_body, 1);
    m_body->setSpacing(scaled(space::kField));
    m_head->setVisible(!title.isEmpty());
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty() || m_headRow->count() > 1);
}

void Card::addHeaderAction(QWidget* action)
{
    m_headRow->addWidget(action);
    m_head->setVisible(true);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    roundedBox(&painter, rect(), scaled(radius::kCard), tokens[Token::Surface],
               tokens[Token::Line]);
}

} // namespace fulgurite::ui
