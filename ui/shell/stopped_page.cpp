// SPDX-License-Identifier: MIT
#include "ui/shell/stopped_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/shell/centre_column.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"

namespace fulgurite::ui {

StoppedPage::StoppedPage(QWidget* parent)
    : QWidget{parent},
      m_cause{new Label{{}, TextRole::Section}},
      m_money{new Label},
      m_next{new Label{{}, TextRole::Body, Token::Muted}},
      m_meanwhile{new Label},
      m_problem{new Label{{}, TextRole::Body, Token::Bad}},
      m_raw{new Label{{}, TextRole::MonoSmall, Token::Muted}},
      m_restart{new Button{tr("Start again"), ButtonKind::Primary, Icon::Refresh}},
      m_unfold{new Button{tr("Technical details"), ButtonKind::Quiet, Icon::ChevronDown}}
{
    setAccessibleName(tr("Stopped"));
    auto* column = centreColumn(this, 520);
    auto* card = new Card;
    auto* head = new QHBoxLayout;
    head->setSpacing(scaled(space::kField));
    head->addWidget(new IconLabel{Icon::Warning, Token::Bad, size::kTarget}, 0, Qt::AlignTop);
    head->addWidget(m_cause->wrapped(), 1);
    card->body()->addLayout(head);
    card->body()->addWidget(m_money->wrapped());
    card->body()->addWidget(m_next->wrapped());
    card->body()->addWidget(m_meanwhile->wrapped());
    card->body()->addWidget(m_problem->wrapped());
    m_problem->hide();
    card->body()->addWidget(m_raw->wrapped());
    auto* buttons = new QHBoxLayout;
    auto* quit = new Button{tr("Quit")};
    buttons->addWidget(m_unfold);
    buttons->addStretch(1);
    buttons->addWidget(quit);
    buttons->addWidget(m_restart);
    card->body()->addLayout(buttons);
    column->addWidget(card);
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_unfold->setCheckable(true);
    m_raw->hide();
    connect(m_unfold, &QPushButton::toggled, m_raw, &QWidget::setVisible);
    connect(quit, &QPushButton::clicked, this, &StoppedPage::quitRequested);
    connect(m_restart, &QPushButton::clicked, this, &StoppedPage::restartRequested);
}

void StoppedPage::focusRestart() { m_restart->setFocus(); }

void StoppedPage::setProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void StoppedPage::setText(const StoppedText& text)
{
    m_cause->setText(text.cause);
    m_money->setText(text.money);
    m_next->setText(text.next);
    m_meanwhile->setText(text.meanwhile);
    m_meanwhile->setVisible(!text.meanwhile.isEmpty());
    m_raw->setText(text.raw);
    m_unfold->setVisible(!text.raw.isEmpty());
}

} // namespace fulgurite::ui
