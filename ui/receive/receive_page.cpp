// SPDX-License-Identifier: MIT
#include "ui/receive/receive_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/format/id_format.h"
#include "ui/models/answer.h"
#include "ui/receive/request_list.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/limit_bar.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

namespace {

/// Time for a person to finish typing before a request is made of it.
constexpr int kEditsMs = 700;
const QString kUnified = QStringLiteral("unified");
const QString kLightning = QStringLiteral("lightning");
const QString kOnChain = QStringLiteral("onchain");

} // namespace

ReceivePage::ReceivePage(app::Requests& requests, app::Coins& coins, QWidget* parent)
    : ShellPage{tr("Receive"), PageWidth::Column, parent},
      m_requests{requests},
      m_coins{coins},
      m_code{new Card},
      m_qr{new QrView{tr("Payment request")}},
      m_state{new StateChip{tr("Waiting for payment"), Tone::Neutral, Icon::Clock}},
      m_explains{new Label{{}, TextRole::Body, Token::Muted}},
      m_text{new Label{{}, TextRole::MonoSmall}},
      m_copy{new Button{tr("Copy"), ButtonKind::Primary, Icon::Copy}},
      m_again{new Button{tr("New request"), ButtonKind::Secondary, Icon::Plus}},
      m_trouble{new Banner{Tone::Warn, {}, tr("Try again")}},
      m_form{new Card{tr("What to ask for")}},
      m_mode{new SegmentedSwitch{
          tr("Way of payment"),
          {{kUnified, tr("Unified")}, {kLightning, tr("Lightning")}, {kOnChain, tr("On chain")}}}},
      m_amount{new AmountField{tr("Amount (optional)")}},
      m_note{new QLineEdit},
      m_expiry{new QComboBox},
      m_limit{new LimitBar{tr("Lightning can bring you up to")}},
      m_raise{new Label{{}, TextRole::Caption, Token::Muted}},
      m_raiseButton{new Button{tr("Open a channel")}},
      m_list{new RequestList}
{
    buildCode();
    buildForm();
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kCard));
    row->addWidget(m_code, 1);
    row->addWidget(m_form, 1);
    body()->addLayout(row);
    body()->addWidget(m_list);
    m_edits.setSingleShot(true);
    m_edits.setInterval(kEditsMs);
    connect(&m_edits, &QTimer::timeout, this, &ReceivePage::renew);
    connect(m_list, &RequestList::copyRequested, this, [this](const QString& invoice) {
        QGuiApplication::clipboard()->setText(invoice);
        emit said(tr("Invoice copied"));
    });
    connect(m_list, &RequestList::removeRequested, this, [this](const QString& label) {
        onAnswer(m_requests.remove(label, app::RequestStatus::Open), this,
                 [this](const app::Answer<app::RequestDetail>& answer) {
                     emit said(answer ? tr("Request removed") : errorLine(answer.error()));
                 });
    });
    showCode();
}

void ReceivePage::buildCode()
{
    auto* column = m_code->body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_trouble);
    m_trouble->hide();
    m_qr->setMinimumSize(scaled(340), scaled(340));
    column->addWidget(m_qr, 1, Qt::AlignHCenter);
    column->addWidget(m_state, 0, Qt::AlignHCenter);
    m_explains->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_explains->wrapped());
    m_text->setElideMode(Qt::ElideMiddle);
    m_text->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_text);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(scaled(space::kTight));
    actions->addStretch(1);
    actions->addWidget(m_again);
    actions->addWidget(m_copy);
    actions->addStretch(1);
    column->addLayout(actions);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(link());
        emit said(tr("Request copied"));
    });
    connect(m_again, &QPushButton::clicked, this, &ReceivePage::startOver);
    connect(m_trouble, &Banner::actionTriggered, this, &ReceivePage::renew);
}

void ReceivePage::buildForm()
{
    auto* column = m_form->body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_mode, 0, Qt::AlignLeft);
    column->addWidget(m_amount);
    m_note->setMaxLength(200);
    m_note->setPlaceholderText(tr("What it is for; the payer sees it"));
    column->addWidget(new Field{tr("Note (optional)"), m_note});
    m_expiry->addItem(tr("1 hour"), 3600);
    m_expiry->addItem(tr("1 day"), 86400);
    m_expiry->addItem(tr("1 week"), 604800);
    column->addWidget(new Field{tr("The Lightning request ends after"), m_expiry});
    column->addWidget(m_limit);
    column->addWidget(m_raise->wrapped());
    column->addWidget(m_raiseButton, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_mode, &SegmentedSwitch::chosen, this, [this] { showCode(); });
    connect(m_amount, &AmountField::amountChanged, this, [this](std::optional<Satoshi>) {
        showLimit();
        m_edits.start();
    });
    connect(m_note, &QLineEdit::textEdited, this, [this] { m_edits.start(); });
    connect(m_expiry, &QComboBox::activated, this, [this] { m_edits.start(); });
    connect(m_raiseButton, &QPushButton::clicked, this,
            [this] { emit go({PageId::Channels, QStringLiteral("open")}); });
}

void ReceivePage::open(const QString& payload)
{
    if (!payload.isEmpty())
        m_mode->setCurrent(payload);
    if (m_paid)
        startOver();
    showCode();
}

bool ReceivePage::back()
{
    if (!m_paid)
        return false;
    startOver();
    return true;
}

void ReceivePage::show(const app::Snapshot& snapshot)
{
    const bool listChanged = !m_started || m_shown.requests != snapshot.requests;
    m_shown = snapshot;
    if (listChanged)
        m_list->setRequests(snapshot.requests->requests, QDateTime::currentDateTime());
    m_mode->setOptionEnabled(kLightning, lightningUsable(),
                             tr("There is no channel that could receive."));
    showLimit();
    if (!std::holds_alternative<app::Running>(snapshot.lifecycle->state))
        return;
    if (!std::exchange(m_started, true))
        renew();
}

bool ReceivePage::lightningUsable() const
{
    return m_shown.lifecycle->lightning && m_shown.balances->canReceive > MilliSatoshi{};
}

ReceiveMode ReceivePage::chosenMode() const
{
    if (m_mode->current() == kLightning)
        return ReceiveMode::Lightning;
    return m_mode->current() == kOnChain ? ReceiveMode::OnChain : ReceiveMode::Unified;
}

ReceiveMode ReceivePage::effectiveMode() const
{
    const bool unified = chosenMode() == ReceiveMode::Unified;
    if (unified && m_parts.address.isEmpty() && !m_parts.invoice.isEmpty())
        return ReceiveMode::Lightning;
    return chosenMode();
}

void ReceivePage::startOver()
{
    m_paid = false;
    m_parts = {};
    m_addressAsked = false;
    m_amount->setAmount(std::nullopt);
    m_note->clear();
    renew();
}

/// A request of what the form says. The address stays: an unused one for every keystroke would run
/// past the gap a restore looks across.
void ReceivePage::renew()
{
    m_edits.stop();
    m_trouble->hide();
    m_parts.amount = m_amount->amount();
    m_parts.note = m_note->text().trimmed();
    m_parts.invoice.clear();
    ++m_asked;
    if (lightningUsable())
        askInvoice();
    else if (m_parts.address.isEmpty())
        askAddress();
    showCode();
}

void ReceivePage::askInvoice()
{
    app::NewRequest request;
    request.amount = toMsat(m_parts.amount.value_or(Satoshi{}));
    request.description = m_parts.note;
    request.expiry = std::chrono::seconds{m_expiry->currentData().toInt()};
    request.withAddress = m_parts.address.isEmpty();
    onAnswer(m_requests.create(request), this,
             [this, asked = m_asked](const app::Answer<app::RequestDetail>& answer) {
                 if (asked == m_asked)
                     takeRequest(answer);
             });
}

void ReceivePage::takeRequest(const app::Answer<app::RequestDetail>& answer)
{
    if (!answer) {
        m_trouble->set(Tone::Warn, errorLine(answer.error()), tr("Try again"));
        m_trouble->show();
        if (m_parts.address.isEmpty())
            askAddress();
        return showCode();
    }
    m_parts.invoice = answer->row.invoice;
    if (m_parts.address.isEmpty())
        m_parts.address = answer->row.address;
    if (m_parts.address.isEmpty())
        askAddress();
    watch(answer->row.label);
    showCode();
}

void ReceivePage::askAddress()
{
    if (std::exchange(m_addressAsked, true))
        return;
    onAnswer(m_coins.newAddress(app::AddressType::NativeSegwit), this,
             [this](const app::Answer<app::NewAddress>& answer) {
                 m_addressAsked = false;
                 if (answer) {
                     m_parts.address = answer->address;
                 } else {
                     m_trouble->set(Tone::Warn, errorLine(answer.error()), tr("Try again"));
                     m_trouble->show();
                 }
                 showCode();
             });
}

void ReceivePage::watch(const QString& label)
{
    onAnswer(m_requests.wait(label), this,
             [this, asked = m_asked](const app::Answer<app::RequestDetail>& answer) {
                 if (answer && asked == m_asked && answer->row.status == app::RequestStatus::Paid)
                     showPaid(answer->row.received);
             });
}

void ReceivePage::showPaid(MilliSatoshi amount)
{
    m_paid = true;
    m_state->setState(tr("Paid"), Tone::Good, Icon::Check);
    m_explains->setText(
        tr("%1 arrived.").arg(amountText(floorToSat(amount), currentAmountStyle(), Sign::Plus)));
    m_qr->setVisible(false);
    m_text->hide();
    m_copy->hide();
    m_again->setKind(ButtonKind::Primary);
}

void ReceivePage::showCode()
{
    if (m_paid)
        return;
    const QString qr = requestQr(effectiveMode(), m_parts);
    m_qr->setText(qr);
    m_qr->setVisible(true);
    m_text->setText(link());
    m_text->setVisible(!link().isEmpty());
    m_copy->show();
    m_copy->setEnabled(!link().isEmpty());
    m_again->setKind(ButtonKind::Secondary);
    if (link().isEmpty())
        m_state->setState(tr("Making a request"), Tone::Neutral, Icon::Clock);
    else
        m_state->setState(tr("Waiting for payment"), Tone::Neutral, Icon::Clock);
    showWords();
}

void ReceivePage::showWords()
{
    switch (effectiveMode()) {
    case ReceiveMode::Unified:
        m_explains->setText(m_parts.invoice.isEmpty()
                                ? tr("An address: any Bitcoin wallet can pay it.")
                                : tr("Any Bitcoin wallet can pay this; Lightning is used by "
                                     "those that know it."));
        break;
    case ReceiveMode::Lightning:
        m_explains->setText(tr("A Lightning invoice: paid at once, once only."));
        break;
    case ReceiveMode::OnChain:
        m_explains->setText(tr("A fresh address: counts once it is confirmed."));
        break;
    }
}

void ReceivePage::showLimit()
{
    const Satoshi most = floorToSat(m_shown.balances->canReceive);
    m_limit->setVisible(m_shown.lifecycle->lightning);
    m_limit->setLimit(most, m_amount->amount());
    const bool above = m_amount->amount().value_or(Satoshi{}) > most;
    const bool none = most == Satoshi{};
    m_raise->setText(none ? tr("Without a channel only on-chain payments can arrive. With one, "
                               "Lightning payments arrive too.")
                          : tr("This is more than Lightning can bring you now: it will be paid on "
                               "chain, or open another channel."));
    m_raise->setVisible((none || above) && m_shown.lifecycle->lightning);
    m_raiseButton->setVisible((none || above) && m_shown.lifecycle->lightning);
}

} // namespace fulgurite::ui
