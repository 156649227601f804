// SPDX-License-Identifier: MIT
#include "ui/activity/activity_detail.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/activity/fee_comparison.h"
#include "ui/activity/route_picture.h"
#include "ui/activity/transaction_picture.h"
#include "ui/format/error_text.h"
#include "ui/format/id_format.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"
#include "ui/models/history_text.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/field.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/state_chip.h"
#include "ui/widgets/technical_details.h"

#include <cmath>

namespace fulgurite::ui {

namespace {

QString rate(double satPerVb)
{
    return rateText({static_cast<std::uint32_t>(std::lround(satPerVb * 250.0))});
}

Amount* shownAmount(MilliSatoshi amount, Sign sign = Sign::None)
{
    auto* shown = new Amount;
    shown->setAmount(amount, sign);
    return shown;
}

} // namespace

ActivityDetail::ActivityDetail(const app::HistoryRow& row, QWidget* parent)
    : QWidget{parent},
      m_row{row},
      m_column{new QVBoxLayout{this}},
      m_flow{new TransactionPicture},
      m_routes{new RoutePicture},
      m_facts{new KeyValueList},
      m_details{new TechnicalDetails},
      m_label{new QLineEdit{row.label}},
      m_labelField{new Field{tr("Label"), m_label}},
      m_trouble{new Label{{}, TextRole::Body, Token::Warn}},
      m_bump{new FeeComparison},
      m_speedUp{new Button{tr("Speed up")}}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(scaled(space::kField));
    const HistoryState state = historyState(row);
    m_column->addWidget(new StateChip{state.word, state.tone, state.icon}, 0, Qt::AlignLeft);
    auto* amount = new Amount{{}, TextRole::Title};
    amount->setAmount(row.amount, historySign(row));
    amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_column->addWidget(amount);
    m_column->addWidget(m_flow);
    m_column->addWidget(m_routes);
    m_flow->hide();
    m_routes->hide();
    buildFacts();
    buildActions();
}

void ActivityDetail::buildFacts()
{
    m_column->addWidget(m_facts);
    m_column->addWidget(m_details);
    onAmountStyle(this, [this] { showFailure(); });
    m_facts->setRow(tr("When"), shortTime(m_row.time, QDateTime::currentDateTime()));
    m_facts->setRow(tr("Kind"),
                    tr("%1, %2").arg(historyLayerText(m_row.layer), historyKindText(m_row.kind)));
    if (!m_row.incoming)
        m_facts->setRow(tr("Fee"), shownAmount(m_row.fee));
    if (m_row.layer == app::HistoryLayer::OnChain)
        m_facts->setRow(tr("Depth"), confirmationsText(m_row.confirmations));
    if (!m_row.description.isEmpty())
        m_facts->setRow(tr("For"), m_row.description);
    if (!m_row.counterparty.isEmpty())
        m_facts->setRow(m_row.incoming ? tr("From") : tr("To"),
                        middleElided(m_row.counterparty, 14, 10));
    addCopy(m_row.layer == app::HistoryLayer::OnChain ? tr("Transaction") : tr("Payment hash"),
            m_row.id);
}

void ActivityDetail::buildActions()
{
    m_label->setMaxLength(200);
    m_label->setPlaceholderText(tr("For you only"));
    m_column->addWidget(m_labelField);
    m_column->addWidget(m_bump);
    m_bump->hide();
    m_column->addWidget(m_trouble->wrapped());
    m_trouble->hide();
    m_column->addWidget(m_speedUp, 0, Qt::AlignLeft);
    m_speedUp->hide();
    connect(m_label, &QLineEdit::editingFinished, this, [this] {
        const QString label = m_label->text().trimmed();
        if (label == m_row.label || label == m_asked)
            return;
        m_asked = label;
        emit labelEdited(label);
    });
    offerInMenus(m_speedUp, PageAction::SpeedUp);
    connect(m_speedUp, &QPushButton::clicked, this, [this] {
        m_speedUp->setEnabled(false);
        m_reviewId.isEmpty() ? emit bumpAsked() : emit bumpConfirmed(m_reviewId);
    });
}

void ActivityDetail::labelSaved(const QString& label)
{
    m_row.label = label;
    m_asked.reset();
    m_labelField->setError({});
}

void ActivityDetail::labelRefused(const QString& sentence)
{
    m_asked.reset();
    m_labelField->setError(tr("The label was not saved. %1").arg(sentence));
}

void ActivityDetail::addCopy(const QString& what, const QString& text)
{
    auto* copy = new CopyText{what, text};
    connect(copy, &CopyText::copied, this, &ActivityDetail::copied);
    m_facts->setRow(what, copy);
}

void ActivityDetail::setPayment(const app::PaymentDetail& detail, const NodeNames& names)
{
    if (!detail.preimage.isEmpty())
        addCopy(tr("Preimage"), detail.preimage);
    if (!detail.destination.isEmpty())
        addCopy(tr("Node"), detail.destination);
    if (!detail.invoice.isEmpty())
        addCopy(tr("Invoice"), detail.invoice);
    if (!detail.message.isEmpty())
        m_facts->setRow(tr("Message"), detail.message);
    if (detail.row.returnsByBlock)
        m_facts->setRow(tr("Returns by"),
                        tr("block %1").arg(heightText(*detail.row.returnsByBlock)));
    m_failure = detail.row.failure;
    showFailure();
    m_routes->setTries(routeTries(detail.parts, names));
    m_routes->setVisible(!detail.parts.empty());
}

void ActivityDetail::showFailure()
{
    if (!m_failure)
        return;
    m_facts->setRow(tr("Why"), errorLine(*m_failure, currentAmountStyle()));
    m_details->setText(m_failure->detail);
}

/// Of a payment that came in: what proves it and what it was asked for with.
void ActivityDetail::setRequest(const app::RequestDetail& detail)
{
    if (!detail.preimage.isEmpty())
        addCopy(tr("Preimage"), detail.preimage);
    if (!detail.row.invoice.isEmpty())
        addCopy(tr("Invoice"), detail.row.invoice);
    if (!detail.row.address.isEmpty())
        addCopy(tr("Address"), detail.row.address);
    if (!detail.message.isEmpty())
        m_facts->setRow(tr("Message"), detail.message);
    if (detail.row.amount > MilliSatoshi{} && detail.row.amount != m_row.amount)
        m_facts->setRow(tr("Asked for"), shownAmount(detail.row.amount));
    if (detail.keysend)
        m_facts->setRow(tr("Way"), tr("Keysend: without an invoice"));
}

void ActivityDetail::setTransaction(const app::TransactionDetail& detail)
{
    const TransactionFlow flow = transactionFlow(detail, m_row.kind);
    m_flow->setFlow(flow);
    m_flow->setVisible(!flow.from.empty());
    if (detail.vsize > 0)
        m_facts->setRow(tr("Size"), tr("%1 vB, %2").arg(detail.vsize).arg(rate(detail.satPerVb)));
    if (!detail.blockHash.isEmpty())
        addCopy(tr("Block"), detail.blockHash);
    for (const auto& output : detail.outputs) {
        if (output.ours == m_row.incoming && !output.address.isEmpty()) {
            addCopy(m_row.incoming ? tr("Received at") : tr("Sent to"), output.address);
            break;
        }
    }
    const bool replaced = m_row.status == app::HistoryStatus::Replaced;
    if (replaced || m_row.status == app::HistoryStatus::Conflicted)
        m_facts->setRow(tr("Why"), replaced
                                       ? tr("Another transaction that pays more took its place.")
                                       : tr("Another transaction spent the same coins and is in a "
                                            "block: this one can never count."));
    if (!detail.displacedBy.isEmpty())
        addCopy(replaced ? tr("Replaced by") : tr("Displaced by"), detail.displacedBy);
    m_speedUp->setVisible(detail.canBump);
}

void ActivityDetail::setBump(const app::BumpPreview& preview)
{
    m_trouble->hide();
    m_reviewId = preview.reviewId;
    m_bump->show(preview);
    m_speedUp->setText(tr("Pay the new fee"));
    offerInMenus(m_speedUp, PageAction::SpeedUp, false); // now it moves money
    m_speedUp->setKind(ButtonKind::Primary);
    m_speedUp->setEnabled(true);
}

void ActivityDetail::setTrouble(const QString& sentence)
{
    m_trouble->setText(sentence);
    m_trouble->show();
    m_reviewId.clear();
    m_speedUp->setText(tr("Speed up"));
    offerInMenus(m_speedUp, PageAction::SpeedUp);
    m_speedUp->setEnabled(true);
}

} // namespace fulgurite::ui
