// SPDX-License-Identifier: MIT
#include "ui/setup/start_step.h"

#include <QButtonGroup>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_row.h"

namespace fulgurite::ui {

namespace {

QString networkText(const app::WalletEntry& entry)
{
    if (entry.practice)
        return StartStep::tr("Practice: not real money");
    switch (entry.network) {
    case Network::Bitcoin:
        return StartStep::tr("Bitcoin");
    case Network::Testnet4:
        return StartStep::tr("Testnet4: coins without worth");
    case Network::Signet:
        return StartStep::tr("Signet: coins without worth");
    case Network::Regtest:
        return StartStep::tr("Regtest: coins without worth");
    }
    return {};
}

} // namespace

StartStep::StartStep(SetupChoices& choices)
    : SetupStep{choices},
      m_paths{new QButtonGroup{this}},
      m_recent{new QButtonGroup{this}},
      m_list{new Card{tr("Your wallets")}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kField));
    const auto add = [this, column](SetupPath path, const QString& title, const QString& detail) {
        auto* row = new ChoiceRow{title};
        row->setDetail(detail);
        m_paths->addButton(row, static_cast<int>(path));
        column->addWidget(row);
        return row;
    };
    add(SetupPath::Create, tr("Create a new wallet"), tr("Fresh words, written down by you."));
    add(SetupPath::Restore, tr("Restore a wallet"),
        tr("From 12 to 24 words, of Fulgurite or another wallet."));
    m_open = add(SetupPath::Open, tr("Open a wallet on this computer"), {});
    add(SetupPath::Practise, tr("Practise without money"),
        tr("A world inside the program, with coins and robot peers. Delete it whenever you like."));
    m_rows = qobject_cast<Card*>(m_list)->body();
    column->addWidget(m_list);
    m_paths->button(static_cast<int>(choices.path))->setChecked(true);
    connect(m_paths, &QButtonGroup::idClicked, this, [this](int id) {
        this->choices().path = static_cast<SetupPath>(id);
        showWallets();
        emit changed();
    });
    connect(m_recent, &QButtonGroup::idClicked, this, [this](int id) {
        this->choices().toOpen = m_wallets.at(static_cast<std::size_t>(id));
    });
    setWallets({});
}

void StartStep::setWallets(const std::vector<app::WalletEntry>& wallets)
{
    m_wallets = wallets;
    for (auto* button : m_recent->buttons())
        delete button;
    for (std::size_t i = 0; i < wallets.size(); ++i) {
        auto* row = new ChoiceRow{wallets[i].name};
        row->setDetail(networkText(wallets[i]));
        m_recent->addButton(row, static_cast<int>(i));
        m_rows->addWidget(row);
    }
    if (!wallets.empty()) {
        m_recent->button(0)->setChecked(true);
        choices().toOpen = wallets.front();
    }
    m_open->setVisible(!wallets.empty());
    m_open->setDetail(tr("%n wallet(s) found.", nullptr, static_cast<int>(wallets.size())));
    showWallets();
}

void StartStep::showWallets()
{
    m_paths->button(static_cast<int>(choices().path))->setChecked(true);
    m_list->setVisible(choices().path == SetupPath::Open && !m_wallets.empty());
}

QString StartStep::title() const { return tr("Welcome to Fulgurite"); }

QString StartStep::subtitle() const
{
    return tr("Your own Bitcoin and Lightning wallet: the keys stay on this computer.");
}

QString StartStep::nextText() const
{
    return choices().path == SetupPath::Open ? tr("Open") : SetupStep::nextText();
}

} // namespace fulgurite::ui
