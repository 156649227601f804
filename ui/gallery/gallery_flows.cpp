// SPDX-License-Identifier: MIT
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/gallery/gallery_parts.h"
#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/confirm_panel.h"
#include "ui/widgets/progress_steps.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/seed_grid.h"
#include "ui/widgets/stage_strip.h"
#include "ui/widgets/status_item.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/toast.h"

namespace fulgurite::ui::gallery {

QWidget* flows()
{
    auto* card = new Card{QStringLiteral("Flows")};
    auto* stepper =
        new Stepper{{QStringLiteral("Start"), QStringLiteral("Network"), QStringLiteral("Password"),
                     QStringLiteral("Seed"), QStringLiteral("Backup")}};
    stepper->setCurrent(2);
    card->body()->addWidget(stepper);
    card->body()->addWidget(
        new StageStrip{{{QStringLiteral("c"), QStringLiteral("Chain"), StageState::Working,
                         QStringLiteral("block 840\u202F123 of 840\u202F200"), 62},
                        {QStringLiteral("p"), QStringLiteral("Peers"), StageState::Failed,
                         QStringLiteral("alice.example refuses the connection"), -1},
                        {QStringLiteral("g"), QStringLiteral("Graph"), StageState::Waiting,
                         QStringLiteral("after the peers"), -1}}});
    card->body()->addWidget(new ProgressSteps{
        {{QStringLiteral("Preparing"), StageState::Done, {}},
         {QStringLiteral("In flight, not settled"), StageState::Working,
          QStringLiteral(
              "Settles or returns by block 840\u202F200, about 24 November. Do not pay again.")},
         {QStringLiteral("Paid"), StageState::Waiting, {}}}});
    auto* codes = new QHBoxLayout;
    codes->setSpacing(scaled(space::kCard));
    auto* qr = new QrView{QStringLiteral("address")};
    qr->setText(QStringLiteral("BITCOIN:BCRT1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KYGT080"));
    qr->setFixedSize(scaled(200), scaled(200));
    codes->addWidget(qr);
    codes->addStretch(1);
    card->body()->addLayout(codes);
    const QByteArray words{"abandon abandon abandon abandon abandon abandon abandon abandon "
                           "abandon abandon abandon about"};
    card->body()->addWidget(
        new SeedGrid{SecretBytes{ByteView{reinterpret_cast<const std::uint8_t*>(words.constData()),
                                          static_cast<std::size_t>(words.size())}}});
    return card;
}

QWidget* confirmation()
{
    return new ConfirmPanel{
        Tone::Bad, QStringLiteral("Force close this channel?"),
        QStringLiteral("Your 600\u202F000\u202Fsat come back about 24 November 2026 and cost about "
                       "1\u202F692\u202Fsat. It cannot be undone."),
        QStringLiteral("Force close")};
}

QWidget* panels()
{
    auto* card = new Card{QStringLiteral("Status")};
    auto* status = new QHBoxLayout;
    auto* lock = new StatusItem{QStringLiteral("Lock"), Icon::Unlock};
    lock->setState(QStringLiteral("Unlocked"));
    auto* chain = new StatusItem{QStringLiteral("Chain")};
    chain->setState(QStringLiteral("840\u202F123"), Tone::Good);
    auto* lightning = new StatusItem{QStringLiteral("Lightning")};
    lightning->setState(QStringLiteral("2/3 channels"), Tone::Warn);
    auto* backup = new StatusItem{QStringLiteral("Backup"), Icon::Shield};
    backup->setState(QStringLiteral("Proven 12:04"), Tone::Good);
    for (auto* item : {lock, chain, lightning, backup})
        status->addWidget(item);
    status->addStretch(1);
    card->body()->addLayout(status);
    return card;
}

} // namespace fulgurite::ui::gallery
