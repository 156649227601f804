// SPDX-License-Identifier: MIT
#include "ui/send/send_offer.h"

#include "ui/format/id_format.h"
#include "ui/models/recognised_text.h"

namespace fulgurite::ui {

SendOffer::SendOffer(QWidget* parent) : Banner{Tone::Accent, {}, tr("Use it"), parent}
{
    hide();
    connect(this, &Banner::actionTriggered, this, [this] {
        const QString text = m_offered; // another offer may come up meanwhile
        m_kept.clear();
        m_taken = text;
        emit chosen(text);
    });
}

void SendOffer::setWallet(const app::Snapshot& snapshot)
{
    m_network = snapshot.lifecycle->network;
    m_ourNodeId = snapshot.peers->ourNodeId;
}

void SendOffer::offer(bool busy)
{
    if (hasKept())
        return offerKept(busy);
    const auto offer = busy ? std::nullopt : clipboardOffer(m_network, m_ourNodeId);
    setVisible(offer && offer->text != m_taken);
    if (!offer || offer->text == m_taken)
        return;
    m_offered = offer->text;
    set(Tone::Accent, tr("The clipboard holds: %1.").arg(offer->words.text), tr("Use it"));
}

void SendOffer::offerKept(bool busy)
{
    const auto words = recognisedWords(app::recognise(m_kept, m_network));
    const QString name = words.text.isEmpty() ? middleElided(m_kept, 16, 8) : words.text;
    m_offered = m_kept;
    if (busy)
        set(Tone::Neutral, tr("Kept until this payment has ended: %1.").arg(name));
    else
        set(Tone::Accent, tr("Kept for you: %1.").arg(name), tr("Use it"));
    show();
}

void SendOffer::offerDraft(const QString& draft)
{
    if (hasKept())
        return;
    m_offered = draft;
    set(Tone::Neutral, tr("The draft was put away."), tr("Bring it back"));
    setVisible(!draft.isEmpty());
}

} // namespace fulgurite::ui
