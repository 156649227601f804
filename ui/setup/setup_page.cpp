// SPDX-License-Identifier: MIT
#include "ui/setup/setup_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/api/words.h"
#include "ui/format/error_text.h"
#include "ui/setup/backup_step.h"
#include "ui/setup/network_step.h"
#include "ui/setup/password_step.h"
#include "ui/setup/restored_step.h"
#include "ui/setup/seed_step.h"
#include "ui/setup/start_step.h"
#include "ui/setup/words_step.h"
#include "ui/shell/network_band.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_scroll.h"
#include "ui/widgets/step_stack.h"
#include "ui/widgets/stepper.h"

namespace fulgurite::ui {

namespace {

QString nameOf(SetupStepId step)
{
    switch (step) {
    case SetupStepId::Start:
        return SetupPage::tr("Start");
    case SetupStepId::Words:
        return SetupPage::tr("Words");
    case SetupStepId::Network:
        return SetupPage::tr("Network");
    case SetupStepId::Password:
        return SetupPage::tr("Password");
    case SetupStepId::Seed:
        return SetupPage::tr("Seed");
    case SetupStepId::Backup:
    case SetupStepId::Restored:
        return SetupPage::tr("Backup");
    }
    return {};
}

/// The step in a column in the middle, which scrolls when the window is low.
QWidget* scrolling(QWidget* content)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->addStretch(1);
    row->addWidget(content, 1000);
    row->addStretch(1);
    content->setMaximumWidth(scaled(size::kForm + 2 * space::kPage));
    return new PlainScroll{host};
}

} // namespace

SetupPage::SetupPage(Ports ports, const Options& options, QWidget* parent)
    : QWidget{parent},
      m_ports{ports},
      m_cancellable{options.cancellable},
      m_band{new NetworkBand},
      m_stepper{new Stepper{{}}},
      m_title{new Label{{}, TextRole::Title}},
      m_subtitle{new Label{{}, TextRole::Body, Token::Muted}},
      m_stack{new StepStack},
      m_problem{new Label{{}, TextRole::Body, Token::Bad}}
{
    setAccessibleName(tr("Set up a wallet"));
    m_choices.walletsFolder = options.walletsFolder;
    m_choices.network = options.network;
    m_choices.path = options.path;
    addStep(SetupStepId::Start, m_start = new StartStep{m_choices});
    addStep(SetupStepId::Words, new WordsStep{m_choices});
    auto* network = new NetworkStep{m_choices, ports.connections};
    addStep(SetupStepId::Network, network);
    addStep(SetupStepId::Password, m_password = new PasswordStep{m_choices});
    addStep(SetupStepId::Seed,
            new SeedStep{m_choices, [](int count) { return app::proposeWords(count); }});
    addStep(SetupStepId::Backup, m_backup = new BackupStep{m_choices});
    addStep(SetupStepId::Restored, m_restored = new RestoredStep{m_choices});
    connect(network, &NetworkStep::networkChosen, this, &SetupPage::showBand);

    auto* column = new QVBoxLayout{this};
    column->setSpacing(0);
    column->addWidget(m_band);
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout{content};
    const int margin = scaled(space::kPage);
    inside->setContentsMargins(margin, margin, margin, margin);
    inside->setSpacing(scaled(space::kCard));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_stepper), static_cast<QWidget*>(m_title),
          static_cast<QWidget*>(m_subtitle->wrapped()), static_cast<QWidget*>(m_stack),
          static_cast<QWidget*>(m_problem->wrapped())})
        inside->addWidget(widget);
    m_problem->hide();
    inside->addWidget(footer());
    inside->addStretch(1);
    column->addWidget(scrolling(content), 1);
    showBand();
    go(0);
    m_ports.wallets.list().then(this,
                                [this](const app::Answer<std::vector<app::WalletEntry>>& known) {
                                    setWallets(known ? *known : std::vector<app::WalletEntry>{});
                                });
}

SetupPage::~SetupPage()
{
    for (const auto& [id, step] : m_steps)
        step->forget();
}

void SetupPage::addStep(SetupStepId id, SetupStep* step)
{
    m_steps[id] = step;
    m_stack->addStep(step);
    connect(step, &SetupStep::done, this, &SetupPage::onDone);
    connect(step, &SetupStep::changed, this, &SetupPage::refresh);
}

QWidget* SetupPage::footer()
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->setContentsMargins(0, scaled(space::kTight), 0, 0);
    row->setSpacing(scaled(space::kTight));
    m_back = new Button{tr("Back"), ButtonKind::Quiet, Icon::ChevronLeft};
    m_aside = new Button{tr("Later")};
    m_next = new Button{tr("Continue"), ButtonKind::Primary};
    m_next->setDefault(true);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_aside);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &SetupPage::goBack);
    connect(m_aside, &QPushButton::clicked, this, [this] { here()->aside(); });
    connect(m_next, &QPushButton::clicked, this, [this] { here()->next(); });
    return host;
}

void SetupPage::setWallets(const std::vector<app::WalletEntry>& wallets)
{
    m_start->setWallets(wallets);
    m_backup->setKnown(wallets);
    m_choices.practiceName = freePracticeName(wallets);
    refresh();
}

SetupStep* SetupPage::here() const { return m_steps.at(currentStep()); }

SetupStepId SetupPage::currentStep() const
{
    return m_found ? SetupStepId::Restored : stepsOf(m_choices.path).at(m_index);
}

void SetupPage::go(std::size_t index)
{
    m_index = index;
    m_problem->hide();
    m_stack->setCurrent(here());
    here()->enter();
    refresh();
}

void SetupPage::goBack()
{
    if (here()->back())
        return;
    if (m_index > 0)
        go(m_index - 1);
    else
        emit cancelled();
}

void SetupPage::onDone()
{
    if (m_found)
        return emit finished();
    if (currentStep() == SetupStepId::Start && m_choices.path != m_wordsOf) {
        // Words of another path are not this wallet's.
        m_choices.words.clear();
        m_choices.passphrase.clear();
        m_wordsOf = m_choices.path;
    }
    if (m_index + 1 < stepsOf(m_choices.path).size())
        go(m_index + 1);
    else
        conclude();
}

void SetupPage::conclude()
{
    setBusy(true);
    const auto error = []<typename T>(const app::Answer<T>& answer) {
        return answer ? std::nullopt : std::optional{answer.error()};
    };
    switch (m_choices.path) {
    case SetupPath::Open:
        m_ports.wallets.open(m_choices.toOpen.folder, m_choices.toOpen.network)
            .then(this, [this, error](const app::Answer<bool>& answer) { onMade(error(answer)); });
        break;
    case SetupPath::Restore:
        m_ports.wallets.restore(restoreOf(m_choices))
            .then(this, [this, error](const app::Answer<app::RestoredWallet>& answer) {
                if (answer) {
                    m_restored->setResult(*answer);
                    m_found = true;
                }
                onMade(error(answer));
            });
        break;
    case SetupPath::Create:
    case SetupPath::Practise:
        m_ports.wallets.create(newWalletOf(m_choices))
            .then(this, [this, error](const app::Answer<app::CreatedWallet>& answer) {
                onMade(error(answer));
            });
        break;
    }
}

void SetupPage::onMade(const std::optional<app::ApiError>& error)
{
    setBusy(false);
    if (error) {
        m_problem->setText(errorLine(*error));
        m_problem->show();
        return;
    }
    m_choices.password.clear();
    m_choices.words.clear();
    m_choices.passphrase.clear();
    m_choices.backend.password.clear();
    for (const auto& [id, step] : m_steps)
        step->forget();
    if (m_choices.path == SetupPath::Create && m_choices.seedConfirmed)
        m_ports.backups.confirmSeed();
    if (m_found)
        go(m_index);
    else
        emit finished();
}

void SetupPage::setBusy(bool busy)
{
    m_busy = busy;
    m_problem->hide();
    m_backup->setBusy(busy);
    m_password->setBusy(busy && m_choices.path == SetupPath::Practise);
    refresh();
}

void SetupPage::refresh()
{
    SetupStep* step = here();
    QStringList names;
    for (const auto id : stepsOf(m_choices.path))
        names << nameOf(id);
    m_stepper->setTitles(names);
    m_stepper->setCurrent(static_cast<int>(m_index));
    m_stepper->setVisible(names.size() > 1 && !m_found);
    m_title->setText(step->title());
    m_subtitle->setText(step->subtitle());
    const bool free = !m_busy && !step->isBusy();
    const bool first = m_index == 0;
    m_back->setText(first ? tr("Cancel") : tr("Back"));
    m_back->setIcon(first ? Icon::None : Icon::ChevronLeft);
    m_back->setVisible(!m_found && (!first || m_cancellable));
    m_back->setEnabled(free);
    m_aside->setText(step->asideText());
    m_aside->setVisible(!step->asideText().isEmpty());
    m_aside->setEnabled(free);
    m_next->setText(step->nextText());
    m_next->setEnabled(free);
    showBand();
}

void SetupPage::showBand()
{
    if (m_choices.path == SetupPath::Practise && m_index > 0)
        return m_band->setBand(tr("Practice: not real money"), true);
    if (m_choices.path == SetupPath::Open || m_choices.network == Network::Bitcoin)
        return m_band->setBand({}, false);
    const auto name = networkName(m_choices.network);
    QString shown = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    shown[0] = shown[0].toUpper();
    m_band->setBand(tr("%1: these coins are worth nothing").arg(shown), false);
}

} // namespace fulgurite::ui
