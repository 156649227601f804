// SPDX-License-Identifier: MIT
#include "ui/setup/restored_step.h"

#include <QVBoxLayout>

#include "ui/format/engine_words.h"
#include "ui/format/id_format.h"
#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/key_value_list.h"

namespace fulgurite::ui {

RestoredStep::RestoredStep(SetupChoices& choices)
    : SetupStep{choices},
      m_accounts{new KeyValueList},
      m_channels{new Card{tr("Channels")}},
      m_channelText{new Label}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    auto* accounts = new Card{tr("Coins on chain")};
    accounts->body()->addWidget(m_accounts);
    column->addWidget(accounts);
    m_channels->body()->addWidget(m_channelText->wrapped());
    column->addWidget(m_channels);
}

void RestoredStep::setResult(const app::RestoredWallet& restored)
{
    m_accounts->clear();
    QStringList accounts;
    for (const QString& account : restored.accounts)
        accounts << accountText(account);
    m_accounts->setRow(tr("Searched"), accounts.join(QLatin1Char{'\n'}));
    m_accounts->setRow(tr("When"), tr("Now, in the background: the balance grows as coins are "
                                      "found."));
    if (restored.channelsFound.isEmpty()) {
        m_channelText->setText(choices().channelBackup.isEmpty()
                                   ? tr("No channel backup was given. If the wallet had channels, "
                                        "restore again with its file.")
                                   : tr("The channel backup names no open channel."));
        return;
    }
    QStringList peers;
    for (const QString& peer : restored.channelsFound)
        peers << middleElided(peer, 12, 12);
    m_channelText->setText(
        tr("%n channel(s) found. Their peers are asked to close them; the money then returns on "
           "chain, usually within a day:",
           nullptr, static_cast<int>(peers.size())) +
        QLatin1Char{'\n'} + peers.join(QLatin1Char{'\n'}));
}

QString RestoredStep::title() const { return tr("The wallet is restored"); }

QString RestoredStep::subtitle() const { return tr("What was found, and what happens next."); }

QString RestoredStep::nextText() const { return tr("Open the wallet"); }

} // namespace fulgurite::ui
