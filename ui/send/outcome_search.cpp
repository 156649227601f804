// SPDX-License-Identifier: MIT
#include "ui/send/outcome_search.h"

#include "ui/models/answer.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kAgainMs = 5'000;

} // namespace

OutcomeSearch::OutcomeSearch(app::Payments& payments, QObject* parent)
    : QObject{parent},
      m_payments{payments}
{
    m_again.setInterval(kAgainMs);
    connect(&m_again, &QTimer::timeout, this, &OutcomeSearch::ask);
}

void OutcomeSearch::look(const app::PaymentRow& payment, const QString& recipient)
{
    m_payment = payment;
    m_recipient = recipient;
    m_again.start();
    ask();
}

void OutcomeSearch::stop()
{
    ++m_round;
    m_asked = false;
    m_again.stop();
}

void OutcomeSearch::ask()
{
    if (std::exchange(m_asked, true))
        return;
    if (m_payment.id.isEmpty())
        return askForKeysend();
    onAnswer(m_payments.detail(m_payment.id), this,
             [this, round = m_round](const app::Answer<app::PaymentDetail>& answer) {
                 if (round == m_round)
                     take(answer);
             });
}

/// The newest of its kind since it was begun.
void OutcomeSearch::askForKeysend()
{
    onAnswer(m_payments.list({}, std::nullopt), this,
             [this, round = m_round](const app::Answer<std::vector<app::PaymentDetail>>& answer) {
                 if (round != m_round)
                     return;
                 if (!answer)
                     return take(std::unexpected(answer.error()));
                 const auto since = m_payment.startedAt.addSecs(-1);
                 const auto same = std::find_if(answer->rbegin(), answer->rend(),
                                                [this, &since](const app::PaymentDetail& one) {
                                                    return one.destination == m_recipient &&
                                                           one.row.amount == m_payment.amount &&
                                                           one.row.startedAt >= since;
                                                });
                 if (same != answer->rend())
                     return take(*same);
                 take(app::refuse(app::ErrorCode::PaymentUnknown));
             });
}

void OutcomeSearch::take(const app::Answer<app::PaymentDetail>& answer)
{
    m_asked = false;
    if (answer)
        emit found(*answer);
    else if (answer.error().code == app::ErrorCode::PaymentUnknown)
        emit neverSent(answer.error());
}

} // namespace fulgurite::ui
