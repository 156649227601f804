// SPDX-License-Identifier: MIT
#include "ui/practice/practice_window.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirm_panel.h"
#include "ui/widgets/plain_scroll.h"
#include "ui/widgets/state_chip.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr std::uint64_t kGift = 1'000'000;
constexpr std::uint64_t kUsualAmount = 50'000;
constexpr int kBlocks = 6; ///< enough for a channel
constexpr int kWidth = 560;

} // namespace

PracticeWindow::PracticeWindow(app::Practice& practice, QWidget* parent)
    : QWidget{parent, Qt::Window},
      m_practice{practice},
      m_result{new Banner{Tone::Neutral, {}}}
{
    setWindowTitle(tr("Practice world – Fulgurite"));
    m_content = new QWidget;
    auto* outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new PlainScroll{m_content});
    auto* column = new QVBoxLayout{m_content};
    const int margin = scaled(space::kPage);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::kCard));
    column->addWidget((new Label{tr("Nothing here is real money: ask for as much as you like."),
                                 TextRole::Body, Token::Muted})
                          ->wrapped());
    column->addWidget(chainCard());
    column->addWidget(robotsCard());
    column->addWidget(m_result);
    m_column = column;
    m_delete = new Button{tr("Delete this practice wallet…"), ButtonKind::Quiet, Icon::Trash};
    column->addWidget(m_delete, 0, Qt::AlignLeading);
    connect(m_delete, &QPushButton::clicked, this, &PracticeWindow::askToDelete);
    column->addStretch(1);
    m_result->hide();
    resize(scaled(kWidth), scaled(kWidth));
    fit();
    refresh();
}

/// Grows with what it shows as far as the screen goes; then it scrolls.
void PracticeWindow::fit()
{
    const int needed = m_content->layout()->totalHeightForWidth(width());
    const int room = screen()->availableGeometry().height() - 2 * scaled(space::kWide);
    resize(width(), std::max(height(), std::min(needed, room)));
}

Card* PracticeWindow::chainCard()
{
    auto* card = new Card{tr("Coins and blocks")};
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kTight));
    auto* gift = new Button{tr("Get 1 000 000 sat")};
    auto* one = new Button{tr("Mine a block")};
    auto* six = new Button{tr("Mine six blocks")};
    for (Button* each : {gift, one, six})
        row->addWidget(each);
    row->addStretch(1);
    card->body()->addLayout(row);
    connect(gift, &QPushButton::clicked, this,
            [this] { watch(m_practice.gift(kGift), tr("The coins are in a block.")); });
    connect(one, &QPushButton::clicked, this,
            [this] { watch(m_practice.mine(1), tr("A block was mined.")); });
    connect(six, &QPushButton::clicked, this,
            [this] { watch(m_practice.mine(kBlocks), tr("Six blocks were mined.")); });
    return card;
}

Card* PracticeWindow::robotsCard()
{
    auto* card = new Card{tr("Robots")};
    m_amount = new AmountField{tr("Amount for what they do")};
    m_amount->setAmount(Satoshi{kUsualAmount});
    card->body()->addWidget(m_amount);
    m_robots = new QVBoxLayout;
    m_robots->setSpacing(scaled(space::kField));
    card->body()->addLayout(m_robots);
    return card;
}

void PracticeWindow::refresh()
{
    m_practice.robots().then(this, [this](const app::Answer<std::vector<app::Robot>>& robots) {
        if (robots)
            return show(*robots);
        m_result->set(Tone::Bad, errorLine(robots.error()));
        m_result->show();
    });
}

void PracticeWindow::show(const std::vector<app::Robot>& robots)
{
    while (QLayoutItem* item = m_robots->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item; // NOLINT(cppcoreguidelines-owning-memory): taken out of the layout
    }
    for (const app::Robot& robot : robots)
        m_robots->addWidget(robotRow(robot));
    fit();
}

QWidget* PracticeWindow::robotRow(const app::Robot& robot)
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kHair));
    auto* head = new QHBoxLayout;
    head->addWidget(new Label{robot.name, TextRole::Strong});
    auto* state = new StateChip{{}};
    state->setState(robot.online ? tr("Here") : tr("Away"), robot.online ? Tone::Good : Tone::Warn);
    head->addWidget(state);
    head->addStretch(1);
    column->addLayout(head);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    first->setSpacing(scaled(space::kTight));
    second->setSpacing(scaled(space::kTight));
    const auto add = [this, &robot](QHBoxLayout* row, const QString& text, auto deed) {
        auto* button = new Button{text};
        button->setAccessibleName(tr("%1: %2").arg(robot.name, text));
        connect(button, &QPushButton::clicked, this, deed);
        row->addWidget(button);
    };
    const auto order = [this, robot](app::RobotAction action) {
        return [this, robot, action] { command(robot, action); };
    };
    add(first, tr("Open to it…"), [this, robot] {
        emit openRequested(QStringLiteral("%1@%2").arg(robot.nodeId, robot.address));
    });
    add(first, tr("Opens to me"), order(app::RobotAction::OpenToMe));
    add(first, tr("Its invoice…"), [this, robot] { askInvoice(robot); });
    add(second, tr("Pays me"), order(app::RobotAction::PayMe));
    add(second, tr("Sends me"), order(app::RobotAction::KeysendMe));
    add(second, robot.online ? tr("Vanishes") : tr("Returns"),
        order(robot.online ? app::RobotAction::Vanish : app::RobotAction::Return));
    add(second, tr("Closes"), order(app::RobotAction::CloseWithMe));
    for (QHBoxLayout* row : {first, second}) {
        row->addStretch(1);
        column->addLayout(row);
    }
    return host;
}

std::uint64_t PracticeWindow::amount() const
{
    return m_amount->amount().value_or(Satoshi{kUsualAmount}).value();
}

void PracticeWindow::command(const app::Robot& robot, app::RobotAction action)
{
    watch(m_practice.robot(robot.name, action, amount()), tr("%1 has done it.").arg(robot.name));
}

void PracticeWindow::askInvoice(const app::Robot& robot)
{
    m_practice.robotInvoice(robot.name, amount(), tr("Practice"))
        .then(this, [this](const app::Answer<QString>& invoice) {
            if (invoice)
                return emit payRequested(*invoice);
            m_result->set(Tone::Bad, errorLine(invoice.error()));
            m_result->show();
        });
}

void PracticeWindow::askToDelete()
{
    auto* panel = new ConfirmPanel{Tone::Warn, tr("Delete this practice wallet?"),
                                   tr("Its folder is deleted, with its words. No real money is in "
                                      "it; a new one is made in a minute."),
                                   tr("Delete it")};
    m_delete->hide();
    m_column->insertWidget(m_column->indexOf(m_delete), panel);
    fit();
    panel->bringUp();
    const auto end = [this, panel] {
        panel->hide();
        panel->deleteLater();
        m_delete->show();
        m_delete->setFocus();
    };
    connect(panel, &ConfirmPanel::cancelled, this, end);
    connect(panel, &ConfirmPanel::confirmed, this, [this, end] {
        end();
        m_practice.remove().then(this, [this](const app::Answer<bool>& done) {
            if (done)
                return static_cast<void>(close());
            m_result->set(Tone::Bad, errorLine(done.error()));
            m_result->show();
        });
    });
}

template <typename T> void PracticeWindow::watch(app::Future<T> future, const QString& done)
{
    m_result->set(Tone::Neutral, tr("The world is at work…"));
    m_result->show();
    future.then(this, [this, done](const app::Answer<T>& answer) {
        m_result->set(answer ? Tone::Good : Tone::Bad, answer ? done : errorLine(answer.error()));
        refresh();
    });
}

void PracticeWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace fulgurite::ui
