// SPDX-License-Identifier: MIT
#include "ui/settings/network_section.h"

#include <QVBoxLayout>

#include "ui/format/engine_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/key_value_list.h"

namespace fulgurite::ui {

namespace {

QString networkText(const app::Lifecycle& lifecycle)
{
    if (lifecycle.practice)
        return NetworkSection::tr("Practice: not real money");
    switch (lifecycle.network) {
    case Network::Bitcoin:
        return NetworkSection::tr("Bitcoin");
    case Network::Testnet4:
        return NetworkSection::tr("Testnet4");
    case Network::Signet:
        return NetworkSection::tr("Signet");
    case Network::Regtest:
        return NetworkSection::tr("Regtest");
    }
    return {};
}

} // namespace

NetworkSection::NetworkSection() : m_facts{new KeyValueList}
{
    auto* column = new QVBoxLayout{this};
    auto* card = new Card{tr("Network")};
    auto* change = new Button{tr("Change the server…")};
    offerInMenus(change, PageAction::ChangeServer);
    card->body()->addWidget(m_facts);
    card->body()->addWidget(change, 0, Qt::AlignTrailing);
    column->addWidget(card);
    column->addStretch(1);
    connect(change, &QPushButton::clicked, this, &NetworkSection::changeRequested);
}

void NetworkSection::setSnapshot(const app::Snapshot& snapshot)
{
    const auto known = [](const QString& text) { return text.isEmpty() ? tr("none") : text; };
    m_facts->setRow(tr("Network"), networkText(*snapshot.lifecycle));
    m_facts->setRow(tr("Server"), known(snapshot.chain->backend));
    m_facts->setRow(tr("Trust"), known(trustText(snapshot.chain->trust)));
    m_facts->setRow(tr("Listening"), known(snapshot.peers->listening));
}

} // namespace fulgurite::ui
