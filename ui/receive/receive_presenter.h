// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/requests.h"
#include "ui/receive/request_text.h"

#include <chrono>
#include <optional>

namespace fulgurite::ui {

/// What the person filled in.
struct ReceiveForm {
    std::optional<Satoshi> amount;
    QString note;
    std::chrono::seconds expiry{3600};
    friend bool operator==(const ReceiveForm&, const ReceiveForm&) = default;
};

/// Arriving: paid on chain, not yet in a block.
enum class ReceivePhase { Making, Waiting, Arriving, Paid, Expired };
/// What the page has to ask a port for next.
enum class ReceiveAsk { Nothing, Invoice, Address };

/// The request on the page, as values: what to ask for, what came of it. Knows no widget and no
/// port. An answer carries the ticket of its question, and one to an older question is dropped.
class ReceivePresenter {
public:
    /// Asks at the first snapshot of a running wallet, and again when Lightning becomes usable
    /// while only an address is shown.
    ReceiveAsk setSnapshot(const app::Snapshot& snapshot);
    /// A request of what the form says. The address stays until it was paid: a fresh one for every
    /// request would run past the gap a restore looks across.
    ReceiveAsk renew(const ReceiveForm& form);
    /// After a payment: an empty form and a fresh address.
    ReceiveAsk startOver();
    /// Shows a request that was made before.
    void select(const app::RequestRow& row);
    void choose(ReceiveMode mode) { m_chosen = mode; }

    ReceiveAsk takeRequest(int ticket, const app::Answer<app::RequestDetail>& answer);
    void takeAddress(const app::Answer<app::NewAddress>& answer);
    /// The wallet's coins: one at the address shown is a payment of it. What was seen stays, also
    /// when the coin is spent on.
    void takeCoins(const std::vector<app::CoinRow>& coins);
    /// An address is shown whose payment would have to be looked for.
    [[nodiscard]] bool watchesAddress() const;
    /// Of Requests::wait.
    void takeOutcome(int ticket, const app::Answer<app::RequestDetail>& answer);

    [[nodiscard]] app::NewRequest question() const;
    [[nodiscard]] int ticket() const { return m_ticket; }
    [[nodiscard]] ReceivePhase phase() const;
    /// The chosen way, or the one that exists.
    [[nodiscard]] ReceiveMode mode() const;
    [[nodiscard]] const RequestParts& parts() const { return m_parts; }
    [[nodiscard]] QString link() const { return requestLink(mode(), m_parts); }
    [[nodiscard]] QString qr() const { return requestQr(mode(), m_parts); }
    /// Of the request shown; empty when an address alone is.
    [[nodiscard]] QString label() const { return m_label; }
    [[nodiscard]] MilliSatoshi received() const { return m_received; }
    [[nodiscard]] MilliSatoshi arriving() const { return m_arriving; }
    [[nodiscard]] const std::optional<app::ApiError>& trouble() const { return m_trouble; }
    /// False on networks where Lightning is off.
    [[nodiscard]] bool lightningOffered() const { return m_offered; }
    [[nodiscard]] bool lightningUsable() const { return m_offered && m_limit > MilliSatoshi{}; }
    /// The most that Lightning could bring now.
    [[nodiscard]] Satoshi limit() const { return floorToSat(m_limit); }
    [[nodiscard]] bool aboveLimit(std::optional<Satoshi> amount) const;
    /// The form says something else than the request shown.
    [[nodiscard]] bool differs(const ReceiveForm& form) const;

private:
    [[nodiscard]] ReceiveAsk ask();
    [[nodiscard]] ReceiveAsk askAddress();
    void followRow(const app::OpenRequests& requests);
    void takeStatus(app::RequestStatus status, MilliSatoshi received);

    bool m_offered = true, m_started = false;
    MilliSatoshi m_limit;
    ReceiveMode m_chosen = ReceiveMode::Unified;
    ReceiveForm m_form;
    RequestParts m_parts;
    QString m_ownAddress; ///< reserved for this page, until it was paid
    QString m_label;
    int m_ticket = 0;
    bool m_selected = false, m_invoicePending = false, m_addressPending = false;
    app::RequestStatus m_status = app::RequestStatus::Open;
    MilliSatoshi m_received;
    MilliSatoshi m_arriving; ///< on chain, in no block yet
    std::optional<app::ApiError> m_trouble;
};

} // namespace fulgurite::ui
