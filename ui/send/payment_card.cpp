// SPDX-License-Identifier: MIT
#include "ui/send/payment_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/id_format.h"
#include "ui/send/send_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/state_chip.h"
#include "ui/widgets/technical_details.h"

#include <algorithm>

namespace fulgurite::ui {

PaymentCard::PaymentCard(QWidget* parent)
    : Card{{}, parent},
      m_state{new StateChip{{}}},
      m_amount{new Amount{{}, TextRole::Hero}},
      m_detail{new Label},
      m_steps{new ProgressSteps},
      m_facts{new KeyValueList},
      m_details{new TechnicalDetails},
      m_another{new Button{tr("Another payment")}},
      m_action{new Button{{}, ButtonKind::Primary}}
{
    auto* column = body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_state, 0, Qt::AlignLeft);
    m_amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_amount);
    column->addWidget(m_detail->wrapped());
    column->addWidget(m_steps);
    m_facts->setValuesTrailing(true);
    column->addWidget(m_facts);
    column->addWidget(m_details);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(scaled(space::kTight));
    actions->addStretch(1);
    actions->addWidget(m_another);
    actions->addWidget(m_action);
    column->addLayout(actions);
    offerInMenus(m_another, PageAction::AnotherPayment);
    connect(m_another, &QPushButton::clicked, this, &PaymentCard::anotherRequested);
    connect(m_action, &QPushButton::clicked, this, &PaymentCard::actionRequested);
    onAmountStyle(this, [this] { restyle(); });
}

void PaymentCard::restyle()
{
    const auto shown = m_shown; // each way of showing puts itself in its place
    if (shown)
        shown();
}

void PaymentCard::showWords(const QString& title, const QString& detail)
{
    m_detail->setText(detail);
    setAccessibleName(title);
    setAccessibleDescription(detail);
}

void PaymentCard::setPayment(const app::PaymentRow& row, std::uint32_t height, const QDateTime& now,
                             const QDateTime& ended)
{
    m_shown = [this, row, height, now, ended] { setPayment(row, height, now, ended); };
    const PaymentWords words = paymentWords(row, height, now);
    m_state->setState(words.title, words.tone, words.icon);
    showWords(words.title, words.detail);
    m_amount->setAmount(row.amount,
                        row.state == app::PaymentState::Failed ? Sign::None : Sign::Minus);
    m_steps->setSteps(paymentSteps(row));
    m_facts->clear();
    if (!row.recipient.isEmpty())
        m_facts->setRow(tr("To"), middleElided(row.recipient, 24, 12));
    if (!row.description.isEmpty())
        m_facts->setRow(tr("For"), row.description);
    if (row.state == app::PaymentState::Paid) {
        auto* fee = new Amount;
        fee->setAmount(row.fee);
        m_facts->setRow(tr("Fee"), fee);
        const QDateTime until = ended.isValid() ? ended : now;
        m_facts->setRow(
            tr("Took"),
            tr("%n second(s)", nullptr,
               static_cast<int>(row.startedAt.isValid() ? row.startedAt.secsTo(until) : 0)));
    }
    m_details->setText(row.failure.value_or(app::ApiError{}).detail);
    m_facts->setValuesTrailing(true);
    m_action->setText(words.action);
    m_action->setVisible(!words.action.isEmpty());
    m_another->setVisible(true);
}

void PaymentCard::setSent(const app::SentTransaction& sent, const QString& recipient)
{
    m_shown = [this, sent, recipient] { setSent(sent, recipient); };
    const QString title =
        sent.handedOver ? tr("Sent, not confirmed") : tr("Signed, waiting for the server");
    m_state->setState(title, sent.handedOver ? Tone::OnChain : Tone::Warn, Icon::Clock);
    showWords(title,
              sent.handedOver
                  ? tr("The transaction is with the network. It counts once it is in a block.")
                  : tr("The chain server has not answered. The transaction is stored and goes out "
                       "by itself; do not pay again."));
    m_amount->setAmount(sent.amount, Sign::Minus);
    m_steps->setSteps({});
    m_facts->clear();
    m_facts->setRow(tr("To"), groupedInFours(recipient));
    m_facts->setRow(tr("Fee"), new Amount{sent.fee});
    auto* txid = new CopyText{tr("Transaction id"), sent.txid};
    connect(txid, &CopyText::copied, this, &PaymentCard::copied);
    m_facts->setRow(tr("Transaction"), txid);
    m_details->setText({});
    m_facts->setValuesTrailing(true);
    m_action->setText(tr("Show in Activity"));
    m_action->show();
}

} // namespace fulgurite::ui
