// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "ui/widgets/card.h"

namespace fulgurite::ui {

class Amount;
class Button;
class KeyValueList;
class ProgressSteps;
class StateChip;

/// A payment that runs or has ended, in one of its six states.
class PaymentCard : public Card {
    Q_OBJECT

public:
    explicit PaymentCard(QWidget* parent = nullptr);
    void setPayment(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now);
    /// On chain: the transaction is out, or goes out once the backend answers.
    void setSent(const app::SentTransaction& sent, const QString& recipient);

signals:
    /// The state's own next action (try again, show the receipt).
    void actionRequested();
    void anotherRequested();

private:
    void showWords(const QString& title, const QString& detail);

    StateChip* m_state;
    Amount* m_amount;
    Label* m_detail;
    ProgressSteps* m_steps;
    KeyValueList* m_facts;
    Button* m_another;
    Button* m_action;
};

} // namespace fulgurite::ui
