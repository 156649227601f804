// SPDX-License-Identifier: MIT
#include "ui/widgets/empty_state.h"

#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"

namespace fulgurite::ui {

EmptyState::EmptyState(Icon icon, const QString& title, const QString& text, const QString& action,
                       QWidget* parent)
    : QWidget{parent},
      m_title{new Label{title, TextRole::Section}},
      m_text{new Label{text, TextRole::Body, Token::Muted}},
      m_action{new Button{action, ButtonKind::Primary}}
{
    auto* column = new QVBoxLayout{this};
    const int margin = scaled(space::kWide);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::kTight));
    column->addStretch(1);
    column->addWidget(new IconLabel{icon, Token::Muted, space::kWide}, 0, Qt::AlignHCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(scaled(440));
    column->addWidget(m_title);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_text, 1000);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(scaled(space::kTight));
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_action->setVisible(!action.isEmpty());
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setText(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

void EmptyState::setActionPrimary(bool primary)
{
    m_action->setKind(primary ? ButtonKind::Primary : ButtonKind::Secondary);
}

} // namespace fulgurite::ui
