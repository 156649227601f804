// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "ui/widgets/card.h"

#include <functional>

namespace fulgurite::ui {

class Amount;
class Button;
class KeyValueList;
class ProgressSteps;
class StateChip;
class TechnicalDetails;

/// A payment that runs or has ended, in one of its six states.
class PaymentCard : public Card {
    Q_OBJECT

public:
    explicit PaymentCard(QWidget* parent = nullptr);
    /// `ended`: when it was paid; until that is known the time is counted up to `now`.
    void setPayment(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now,
                    const QDateTime& ended = {});
    /// On chain: the transaction is out, or goes out once the backend answers.
    void setSent(const app::SentTransaction& sent, const QString& recipient);

signals:
    /// The state's own next action (try again, show the receipt).
    void actionRequested();
    void anotherRequested();
    /// For the toast.
    void copied(const QString& what);

private:
    void restyle();
    void showWords(const QString& title, const QString& detail);

    /// How it came to show what it shows, for when amounts are shown another way.
    std::function<void()> m_shown;
    StateChip* m_state;
    Amount* m_amount;
    Label* m_detail;
    ProgressSteps* m_steps;
    KeyValueList* m_facts;
    TechnicalDetails* m_details; ///< why a payment failed, in the network's words
    Button* m_another;
    Button* m_action;
};

} // namespace fulgurite::ui
