// SPDX-License-Identifier: MIT
#include "ui/receive/receive_presenter.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

ReceiveAsk ReceivePresenter::setSnapshot(const app::Snapshot& snapshot)
{
    const bool wasUsable = lightningUsable();
    m_offered = snapshot.lifecycle->lightning;
    m_limit = snapshot.balances->canReceive;
    followRow(*snapshot.requests);
    if (!std::holds_alternative<app::Running>(snapshot.lifecycle->state))
        return ReceiveAsk::Nothing;
    if (!std::exchange(m_started, true))
        return ask();
    // Channels reconnect some seconds after the start: the address shown until then gains an
    // invoice and stays the same address.
    const bool addressAlone = m_label.isEmpty() && !m_invoicePending && !m_selected;
    return !wasUsable && lightningUsable() && addressAlone ? ask() : ReceiveAsk::Nothing;
}

void ReceivePresenter::followRow(const app::OpenRequests& requests)
{
    if (m_label.isEmpty())
        return;
    const auto row = std::ranges::find(requests.requests, m_label, &app::RequestRow::label);
    if (row != requests.requests.end())
        takeStatus(row->status, row->received);
}

void ReceivePresenter::takeStatus(app::RequestStatus status, MilliSatoshi received)
{
    if (m_status == app::RequestStatus::Paid)
        return;
    m_status = status;
    m_received = received;
}

ReceiveAsk ReceivePresenter::renew(const ReceiveForm& form)
{
    if (m_arriving > MilliSatoshi{})
        m_ownAddress.clear(); // it was paid: never shown twice
    m_form = form;
    return ask();
}

ReceiveAsk ReceivePresenter::startOver()
{
    m_ownAddress.clear();
    return renew({});
}

ReceiveAsk ReceivePresenter::ask()
{
    ++m_ticket;
    m_selected = false;
    m_trouble.reset();
    m_label.clear();
    m_status = app::RequestStatus::Open;
    m_received = {};
    m_arriving = {};
    m_parts = {m_ownAddress, {}, m_form.note, m_form.amount};
    m_invoicePending = lightningUsable() && !aboveLimit(m_form.amount);
    return m_invoicePending ? ReceiveAsk::Invoice : askAddress();
}

ReceiveAsk ReceivePresenter::askAddress()
{
    if (!m_ownAddress.isEmpty() || std::exchange(m_addressPending, true))
        return ReceiveAsk::Nothing;
    return ReceiveAsk::Address;
}

void ReceivePresenter::select(const app::RequestRow& row)
{
    ++m_ticket;
    m_selected = true;
    m_invoicePending = false;
    m_trouble.reset();
    m_label = row.label;
    m_status = row.status;
    m_received = row.received;
    m_arriving = {};
    std::optional<Satoshi> amount;
    if (row.amount > MilliSatoshi{})
        amount = floorToSat(row.amount);
    m_parts = {row.address, row.invoice, row.description, amount};
}

app::NewRequest ReceivePresenter::question() const
{
    app::NewRequest request;
    request.amount = toMsat(m_form.amount.value_or(Satoshi{}));
    request.description = m_form.note;
    request.expiry = m_form.expiry;
    request.withAddress = m_ownAddress.isEmpty();
    return request;
}

ReceiveAsk ReceivePresenter::takeRequest(int ticket, const app::Answer<app::RequestDetail>& answer)
{
    if (answer && m_ownAddress.isEmpty())
        m_ownAddress = answer->row.address;
    if (ticket != m_ticket)
        return ReceiveAsk::Nothing;
    m_invoicePending = false;
    if (answer) {
        m_parts.invoice = answer->row.invoice;
        m_label = answer->row.label;
    } else {
        m_trouble = answer.error();
    }
    m_parts.address = m_ownAddress;
    return askAddress();
}

void ReceivePresenter::takeAddress(const app::Answer<app::NewAddress>& answer)
{
    m_addressPending = false;
    if (answer && m_ownAddress.isEmpty())
        m_ownAddress = answer->address;
    if (m_selected)
        return;
    if (answer)
        m_parts.address = m_ownAddress;
    else
        m_trouble = answer.error();
}

void ReceivePresenter::takeOutcome(int ticket, const app::Answer<app::RequestDetail>& answer)
{
    if (ticket != m_ticket)
        return;
    if (answer)
        takeStatus(answer->row.status, answer->row.received);
    else if (answer.error().code == app::ErrorCode::RequestExpired)
        takeStatus(app::RequestStatus::Expired, {});
}

bool ReceivePresenter::watchesAddress() const
{
    return !m_parts.address.isEmpty() && m_status != app::RequestStatus::Paid;
}

void ReceivePresenter::takeCoins(const std::vector<app::CoinRow>& coins)
{
    if (!watchesAddress())
        return;
    MilliSatoshi confirmed, arriving;
    for (const auto& coin : coins) {
        if (coin.address != m_parts.address)
            continue;
        MilliSatoshi& sum = coin.confirmations > 0 ? confirmed : arriving;
        sum = checkedAdd(sum, toMsat(coin.value)).value_or(sum);
    }
    if (confirmed > MilliSatoshi{})
        takeStatus(app::RequestStatus::Paid, confirmed);
    else if (arriving > MilliSatoshi{})
        m_arriving = arriving;
}

ReceivePhase ReceivePresenter::phase() const
{
    if (m_status == app::RequestStatus::Paid)
        return ReceivePhase::Paid;
    if (m_arriving > MilliSatoshi{})
        return ReceivePhase::Arriving;
    // The address of a request that ended still takes payments.
    if (m_status == app::RequestStatus::Expired && mode() != ReceiveMode::OnChain)
        return ReceivePhase::Expired;
    return link().isEmpty() ? ReceivePhase::Making : ReceivePhase::Waiting;
}

ReceiveMode ReceivePresenter::mode() const
{
    if (m_parts.invoice.isEmpty() && !m_invoicePending)
        return ReceiveMode::OnChain;
    if (m_parts.address.isEmpty() && !m_parts.invoice.isEmpty() && !m_addressPending)
        return ReceiveMode::Lightning;
    return m_chosen;
}

bool ReceivePresenter::aboveLimit(std::optional<Satoshi> amount) const
{
    return amount.value_or(Satoshi{}) > limit();
}

bool ReceivePresenter::differs(const ReceiveForm& form) const
{
    return !m_selected && m_started && form != m_form;
}

} // namespace fulgurite::ui
