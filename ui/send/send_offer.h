// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/widgets/banner.h"

namespace fulgurite::ui {

/// One line above Send's field: what could go into it by one click. A link that came while a
/// payment was on its way goes before what the clipboard holds.
class SendOffer final : public Banner {
    Q_OBJECT

public:
    explicit SendOffer(QWidget* parent = nullptr);
    /// Of the wallet: which network's requests count, and which are our own.
    void setWallet(const app::Snapshot& snapshot);
    /// Offers what there is; `busy`: a payment is on its way, nothing can be taken now.
    void offer(bool busy);
    void offerDraft(const QString& draft);
    /// An empty one changes nothing.
    void keep(const QString& link)
    {
        if (!link.isEmpty())
            m_kept = link;
    }
    void forgetKept() { m_kept.clear(); }
    [[nodiscard]] bool hasKept() const { return !m_kept.isEmpty(); }
    /// What was taken or paid already is not offered again.
    void setTaken(const QString& text) { m_taken = text; }

signals:
    void chosen(const QString& text);

private:
    void offerKept(bool busy);

    Network m_network = Network::Bitcoin;
    QString m_ourNodeId;
    QString m_offered, m_taken, m_kept;
};

} // namespace fulgurite::ui
