// SPDX-License-Identifier: MIT
#include "ui/home/attention_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/engine_words.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

using app::AttentionKind;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

AttentionWords inFlight(const app::AttentionItem& item)
{
    const quint32 block = numberIn(item.values, "block");
    return {block == 0
                ? tr("A payment is in flight: it settles or returns by itself. Do not pay again.")
                : tr("A payment is in flight: it settles or returns by block %1. Do not pay again.")
                      .arg(heightText(block)),
            tr("Show payment"), Place{PageId::Activity, item.subject}, Tone::InFlight};
}

QString closingText(quint32 blocks)
{
    if (blocks == 0)
        return tr("A channel is closing: its money is on the way back to you.");
    // lupdate reads no plural out of a translate().
    const char* sentence = QT_TRANSLATE_N_NOOP(
        "fulgurite::ui", "A channel is closing: its money is back in %n block(s), about %1.");
    return QCoreApplication::translate("fulgurite::ui", sentence, nullptr, static_cast<int>(blocks))
        .arg(aboutSpan(blocks));
}

AttentionWords closing(const app::AttentionItem& item)
{
    return {closingText(numberIn(item.values, "blocks")), tr("Show channel"),
            Place{PageId::Channels, item.subject}, Tone::Closing};
}

} // namespace

AttentionWords attentionWords(const app::AttentionItem& item)
{
    switch (item.kind) {
    case AttentionKind::ConfirmSeed:
        return {tr("Your seed words have not been checked. Without them nobody can bring this "
                   "money back."),
                tr("Check now"), Place{PageId::Settings, QStringLiteral("backup")}, Tone::Warn};
    case AttentionKind::ChooseBackupFolder:
        return {tr("Channels are backed up only beside the wallet. Choose a second place."),
                tr("Choose a folder"), Place{PageId::Settings, QStringLiteral("backup")},
                Tone::Warn};
    case AttentionKind::BackupFault:
        return {tr("The channel backup could not be written or proven."), tr("Mend the backup"),
                Place{PageId::Settings, QStringLiteral("backup")}, Tone::Bad};
    case AttentionKind::BackendTrouble:
        return {tr("The chain server needs you: balances may be old."), tr("Show network"),
                Place{PageId::Network, {}}, Tone::Warn};
    case AttentionKind::PaymentInFlight:
        return inFlight(item);
    case AttentionKind::ChannelClosing:
        return closing(item);
    case AttentionKind::ChannelSuspect:
        return {tr("This wallet file may be older than a channel: nothing of that channel is "
                   "broadcast until its peer agrees with the file."),
                tr("Show channel"), Place{PageId::Channels, item.subject}, Tone::Warn};
    case AttentionKind::DataLoss:
        if (item.subject.isEmpty()) // of the whole file
            return {tr("This is an old copy of the wallet file: no channel state of it is "
                       "broadcast, the peers are asked to close, and your coins on chain can be "
                       "used."),
                    tr("Show channels"), Place{PageId::Channels, {}}, Tone::Bad};
        return {tr("A channel's peer knows a newer state than this wallet. Nothing is broadcast; "
                   "the peer is asked to close."),
                tr("Show channel"), Place{PageId::Channels, item.subject}, Tone::Bad};
    case AttentionKind::HistoryMissing:
        return {tr("The chain server lacks old blocks: older payments may be missing from the "
                   "list."),
                tr("Show network"), Place{PageId::Network, {}}, Tone::Warn};
    case AttentionKind::StorageFault:
        return {tr("The disk failed to store a change. Nothing is lost; check the disk."),
                tr("Show network"), Place{PageId::Network, {}}, Tone::Bad};
    }
    return {};
}

AttentionList::AttentionList(QWidget* parent) : Card{{}, parent}
{
    setTitle(tr("Needs attention"));
    hide();
}

void AttentionList::setItems(const std::vector<app::AttentionItem>& items)
{
    delete m_rows;
    m_rows = new QWidget;
    auto* column = new QVBoxLayout{m_rows};
    column->setSpacing(scaled(space::kTight));
    std::vector<Button*> actions;
    for (const auto& item : items) {
        const AttentionWords words = attentionWords(item);
        auto* row = new QHBoxLayout;
        row->setSpacing(scaled(space::kField));
        row->addWidget(new IconLabel{iconOf(words.tone), tokenOf(words.tone)});
        row->addWidget((new Label{words.text})->wrapped(), 1);
        auto* action = new Button{words.action};
        connect(action, &QPushButton::clicked, this,
                [this, place = words.place] { emit go(place); });
        row->addWidget(action);
        column->addLayout(row);
        actions.push_back(action);
    }
    // One width, so that they stand on a line.
    int widest = 0;
    for (const Button* action : actions)
        widest = std::max(widest, action->sizeHint().width());
    for (Button* action : actions)
        action->setMinimumWidth(widest);
    body()->addWidget(m_rows);
    setVisible(!items.empty());
}

} // namespace fulgurite::ui
