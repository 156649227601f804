// SPDX-License-Identifier: MIT
#include "ui/receive/receive_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/format/amount_format.h"
#include "ui/format/error_text.h"
#include "ui/models/answer.h"
#include "ui/receive/qr_dialog.h"
#include "ui/receive/request_list.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/column_pair.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/limit_bar.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/segmented_switch.h"
#include "ui/widgets/state_chip.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kUndoMs = 6000;
constexpr int kCodeSide = 340;
const QString kUnified = QStringLiteral("unified");
const QString kLightning = QStringLiteral("lightning");
const QString kOnChain = QStringLiteral("onchain");
const QString kCode = QStringLiteral("code");

} // namespace

ReceivePage::ReceivePage(app::Requests& requests, app::Coins& coins, QWidget* parent)
    : ShellPage{tr("Receive"), PageWidth::Column, parent},
      m_requests{requests},
      m_coins{coins},
      m_code{new Card},
      m_qr{new QrView{tr("Payment request")}},
      m_state{new StateChip{tr("Waiting for payment"), Tone::Neutral, Icon::Clock}},
      m_explains{new Label{{}, TextRole::Body, Token::Muted}},
      m_address{new CopyText{tr("Address"), {}, CopyShape::Address}},
      m_invoice{new CopyText{tr("Invoice"), {}, CopyShape::Id}},
      m_texts{new QWidget},
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
      m_expiryField{new Field{tr("The Lightning request ends after"), m_expiry}},
      m_limit{new LimitBar{tr("Lightning can bring you up to")}},
      m_raiseHow{new Button{tr("Raise this limit"), ButtonKind::Quiet}},
      m_raise{new QWidget},
      m_raiseWords{new Label{{}, TextRole::Body, Token::Muted}},
      m_raiseOnChain{new Button{tr("Receive on chain")}},
      m_nodeKey{new Button{tr("Show my node key"), ButtonKind::Quiet, Icon::Qr}},
      m_list{new RequestList}
{
    buildCode();
    buildForm();
    body()->addWidget(new ColumnPair{m_code, m_form});
    body()->addWidget(m_list);
    connect(m_list, &RequestList::copied, this,
            [this](const QString& what) { emit said(tr("Copied: %1").arg(what)); });
    connect(m_list, &RequestList::undoRequested, this, [this](const QString& label) {
        m_removing.remove(label);
        m_list->setRemoved(m_removing);
    });
    connect(m_list, &RequestList::showRequested, this, &ReceivePage::showSelected);
    connect(m_list, &RequestList::removeRequested, this, &ReceivePage::removeRequest);
    onAmountStyle(this, [this] { showCode(); });
    showCode();
}

void ReceivePage::buildCode()
{
    auto* column = m_code->body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_trouble);
    m_trouble->hide();
    m_qr->setMinimumSize(scaled(kCodeSide), scaled(kCodeSide));
    // Both springs rest while the code takes the room, and centre the words once it is gone.
    const auto spring = [column] {
        column->addItem(new QSpacerItem{0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding});
    };
    spring();
    column->addWidget(m_qr, 1, Qt::AlignHCenter);
    column->addWidget(m_state, 0, Qt::AlignHCenter);
    m_explains->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_explains->wrapped());
    spring();
    auto* actions = new QHBoxLayout;
    actions->setSpacing(scaled(space::kTight));
    actions->addStretch(1);
    actions->addWidget(m_again);
    actions->addWidget(m_copy);
    actions->addStretch(1);
    column->addLayout(actions);
    offerInMenus(m_again, PageAction::NewRequest);
    offerInMenus(m_copy, PageAction::CopyRequest);
    connect(m_qr, &QrView::enlargeRequested, this, &ReceivePage::enlarge);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(link());
        emit said(tr("Request copied"));
    });
    connect(m_again, &QPushButton::clicked, this, &ReceivePage::onNewRequest);
    connect(m_trouble, &Banner::actionTriggered, this, &ReceivePage::onNewRequest);
}

void ReceivePage::buildText()
{
    auto* column = new QVBoxLayout{m_texts};
    column->setSpacing(scaled(space::kHair));
    column->addWidget(new Label{tr("What the code holds"), TextRole::Strong});
    for (CopyText* text : {m_address, m_invoice}) {
        column->addWidget(text);
        connect(text, &CopyText::copied, this,
                [this](const QString& what) { emit said(tr("%1 copied").arg(what)); });
    }
}

void ReceivePage::buildForm()
{
    auto* column = m_form->body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_mode, 0, Qt::AlignLeft);
    column->addWidget(m_amount);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setMaxLength(200);
    m_note->setPlaceholderText(tr("What it is for; the payer sees it"));
    column->addWidget(new Field{tr("Note (optional)"), m_note});
    m_expiry->addItem(tr("1 hour"), 3600);
    m_expiry->addItem(tr("1 day"), 86400);
    m_expiry->addItem(tr("1 week"), 604800);
    column->addWidget(m_expiryField);
    column->addWidget(m_limit);
    auto* more = new QHBoxLayout;
    more->setSpacing(scaled(space::kTight));
    more->addWidget(m_raiseHow);
    more->addWidget(m_nodeKey);
    more->addStretch(1);
    column->addLayout(more);
    column->addWidget(m_raise);
    column->addStretch(1);
    column->addWidget(m_texts);
    buildText();
    offerInMenus(m_nodeKey, PageAction::ShowNodeKey);
    m_nodeKey->setToolTip(tr("For those who pay without an invoice (keysend)"));
    connect(m_nodeKey, &QPushButton::clicked, this,
            [this] { showLarge(m_ourNodeId, m_ourNodeId); });
    buildOptions();
    buildRaise();
}

void ReceivePage::buildRaise()
{
    auto* column = new QVBoxLayout{m_raise};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kTight));
    column->addWidget(m_raiseWords->wrapped());
    auto* ways = new QHBoxLayout;
    ways->setSpacing(scaled(space::kTight));
    auto* open = new Button{tr("Open a channel")};
    ways->addWidget(open);
    ways->addWidget(m_raiseOnChain);
    ways->addStretch(1);
    column->addLayout(ways);
    m_raise->hide();
    m_raiseHow->setCheckable(true);
    offerInMenus(m_raiseHow, PageAction::RaiseLimit);
    offerInMenus(open, PageAction::OpenChannel);
    offerInMenus(m_raiseOnChain, PageAction::ReceiveOnChain);
    connect(m_raiseHow, &QPushButton::toggled, this, &ReceivePage::showLimit);
    connect(open, &QPushButton::clicked, this,
            [this] { emit go({PageId::Channels, QStringLiteral("open")}); });
    connect(m_raiseOnChain, &QPushButton::clicked, this, [this] {
        m_mode->setCurrent(kOnChain);
        m_presenter.choose(ReceiveMode::OnChain);
        showCode();
    });
}

/// Edits wait for "New request": an invoice for every pause in typing would litter the list.
void ReceivePage::buildOptions()
{
    connect(m_mode, &SegmentedSwitch::chosen, this, [this](const QString& id) {
        m_presenter.choose(receiveModeOf(id));
        showCode();
    });
    connect(m_amount, &AmountField::amountChanged, this, [this](std::optional<Satoshi>) {
        showLimit();
        showState();
    });
    connect(m_note, &QLineEdit::textEdited, this, &ReceivePage::showState);
    connect(m_note, &QLineEdit::returnPressed, this, &ReceivePage::onNewRequest);
    connect(m_expiry, &QComboBox::activated, this, &ReceivePage::showState);
}

void ReceivePage::open(const QString& payload)
{
    if (payload == kCode)
        return enlarge();
    if (!payload.isEmpty()) {
        m_mode->setCurrent(payload);
        m_presenter.choose(receiveModeOf(m_mode->current()));
    }
    if (m_presenter.phase() == ReceivePhase::Paid)
        onNewRequest();
    showCode();
}

QWidget* ReceivePage::firstFocus() { return m_amount; }

bool ReceivePage::back()
{
    if (m_presenter.phase() != ReceivePhase::Paid)
        return false;
    onNewRequest();
    return true;
}

void ReceivePage::setSnapshot(const app::Snapshot& snapshot)
{
    if (m_shown != snapshot.requests) {
        m_shown = snapshot.requests;
        m_list->setRequests(m_shown->requests, QDateTime::currentDateTime());
    }
    const bool moved = m_balances != snapshot.balances || m_chain != snapshot.chain;
    m_balances = snapshot.balances;
    m_chain = snapshot.chain;
    m_ourNodeId = snapshot.peers->ourNodeId;
    follow(m_presenter.setSnapshot(snapshot));
    if (moved)
        lookForCoins();
}

/// A payment on chain is a coin at the address shown.
void ReceivePage::lookForCoins()
{
    if (!m_presenter.watchesAddress())
        return;
    if (std::exchange(m_looking, true)) {
        m_lookAgain = true;
        return;
    }
    onAnswer(m_coins.list(false), this,
             [this](const app::Answer<std::vector<app::CoinRow>>& answer) {
                 m_looking = false;
                 if (answer)
                     m_presenter.takeCoins(*answer);
                 showCode();
                 if (std::exchange(m_lookAgain, false))
                     lookForCoins();
             });
}

void ReceivePage::enlarge()
{
    if (isPayable() && !m_presenter.qr().isEmpty())
        showLarge(m_presenter.qr(), link());
}

void ReceivePage::showLarge(const QString& code, const QString& text)
{
    (new QrDialog{code, text, this})->open();
}

bool ReceivePage::isPayable() const
{
    const auto phase = m_presenter.phase();
    return phase == ReceivePhase::Waiting || phase == ReceivePhase::Making;
}

ReceiveForm ReceivePage::form() const
{
    return {m_amount->amount(), m_note->text().trimmed(),
            std::chrono::seconds{m_expiry->currentData().toInt()}};
}

void ReceivePage::onNewRequest()
{
    if (!isPayable() && m_presenter.phase() != ReceivePhase::Expired) {
        m_amount->setAmount(std::nullopt);
        m_note->clear();
        m_expiry->setCurrentIndex(0);
        follow(m_presenter.startOver());
    } else {
        follow(m_presenter.renew(form()));
    }
}

void ReceivePage::follow(ReceiveAsk ask)
{
    switch (ask) {
    case ReceiveAsk::Nothing:
        break;
    case ReceiveAsk::Invoice:
        askInvoice();
        break;
    case ReceiveAsk::Address:
        askAddress();
        break;
    }
    showCode();
}

void ReceivePage::askInvoice()
{
    onAnswer(m_requests.create(m_presenter.question()), this,
             [this, ticket = m_presenter.ticket()](const app::Answer<app::RequestDetail>& answer) {
                 follow(m_presenter.takeRequest(ticket, answer));
                 if (answer && ticket == m_presenter.ticket())
                     watch();
             });
}

void ReceivePage::askAddress()
{
    onAnswer(m_coins.newAddress(app::AddressType::NativeSegwit), this,
             [this](const app::Answer<app::NewAddress>& answer) {
                 m_presenter.takeAddress(answer);
                 showCode();
             });
}

void ReceivePage::watch()
{
    onAnswer(m_requests.wait(m_presenter.label()), this,
             [this, ticket = m_presenter.ticket()](const app::Answer<app::RequestDetail>& answer) {
                 m_presenter.takeOutcome(ticket, answer);
                 showCode();
             });
}

void ReceivePage::showSelected(const QString& label)
{
    const auto& rows = m_shown->requests;
    const auto row = std::ranges::find(rows, label, &app::RequestRow::label);
    if (row == rows.end())
        return;
    m_presenter.select(*row);
    if (row->status == app::RequestStatus::Open)
        watch();
    showCode();
    m_qr->setFocus();
}

void ReceivePage::removeRequest(const QString& label)
{
    const auto row = std::ranges::find(m_shown->requests, label, &app::RequestRow::label);
    if (row == m_shown->requests.end())
        return;
    m_removing.insert(label);
    m_list->setRemoved(m_removing);
    QTimer::singleShot(kUndoMs, this, [this, label] { finishRemoval(label); });
}

/// The row stood as removed for a while, and was not brought back.
void ReceivePage::finishRemoval(const QString& label)
{
    const auto row = std::ranges::find(m_shown->requests, label, &app::RequestRow::label);
    if (!m_removing.remove(label) || row == m_shown->requests.end())
        return;
    onAnswer(m_requests.remove(label, row->status), this,
             [this, label](const app::Answer<app::RequestDetail>& answer) {
                 if (!answer)
                     emit said(errorLine(answer.error(), currentAmountStyle()));
                 m_list->setRemoved(m_removing);
                 // Never a code on the page that nobody can pay any more.
                 if (answer && label == m_presenter.label())
                     follow(m_presenter.renew(form()));
             });
}

void ReceivePage::showCode()
{
    const bool payable = isPayable();
    if (const auto& trouble = m_presenter.trouble())
        m_trouble->setError(*trouble, tr("Try again"), Tone::Warn);
    m_trouble->setVisible(m_presenter.trouble().has_value());
    m_qr->setText(payable ? m_presenter.qr() : QString{});
    m_qr->setVisible(payable);
    m_copy->setVisible(payable);
    m_copy->setEnabled(!link().isEmpty());
    m_mode->setVisible(m_presenter.lightningOffered());
    m_mode->setOptionEnabled(kLightning, m_presenter.lightningUsable(),
                             tr("There is no channel that could receive."));
    m_expiryField->setVisible(m_presenter.lightningOffered());
    m_nodeKey->setVisible(m_presenter.lightningOffered() && !m_ourNodeId.isEmpty());
    showText();
    showState();
    showLimit();
}

void ReceivePage::showText()
{
    const bool payable = isPayable();
    const auto mode = m_presenter.mode();
    const RequestParts& parts = m_presenter.parts();
    m_address->setText(parts.address);
    m_invoice->setText(parts.invoice);
    m_address->setVisible(payable && mode != ReceiveMode::Lightning && !parts.address.isEmpty());
    // An invoice begins with its amount.
    const bool tells = currentAmountStyle().hidden && parts.amount.value_or(Satoshi{}) > Satoshi{};
    m_invoice->setVisible(payable && mode != ReceiveMode::OnChain && !parts.invoice.isEmpty() &&
                          !tells);
    m_texts->setVisible(m_address->isVisibleTo(m_texts) || m_invoice->isVisibleTo(m_texts));
}

void ReceivePage::showState()
{
    const bool edited = m_presenter.differs(form());
    const bool paid =
        m_presenter.phase() == ReceivePhase::Paid || m_presenter.phase() == ReceivePhase::Arriving;
    const bool ended = m_presenter.phase() == ReceivePhase::Expired;
    m_again->setKind(edited || paid || ended ? ButtonKind::Primary : ButtonKind::Secondary);
    m_copy->setKind(edited ? ButtonKind::Secondary : ButtonKind::Primary);
    m_explains->setRole(paid ? TextRole::Title : TextRole::Body);
    m_explains->setColor(paid ? Token::Text : Token::Muted);
    switch (m_presenter.phase()) {
    case ReceivePhase::Making:
        m_state->setState(tr("Making a request"), Tone::Neutral, Icon::Clock);
        break;
    case ReceivePhase::Waiting:
        m_state->setState(tr("Waiting for payment"), Tone::Neutral, Icon::Clock);
        break;
    case ReceivePhase::Arriving:
        m_state->setState(tr("Arriving, not confirmed"), Tone::OnChain, Icon::Clock);
        m_explains->setText(tr("%1 is on its way: it counts once it is in a block.")
                                .arg(amountText(floorToSat(m_presenter.arriving()),
                                                currentAmountStyle(), Sign::Plus)));
        return;
    case ReceivePhase::Paid:
        m_state->setState(tr("Received"), Tone::Good, Icon::Check);
        m_explains->setText(tr("%1 arrived.")
                                .arg(amountText(floorToSat(m_presenter.received()),
                                                currentAmountStyle(), Sign::Plus)));
        return;
    case ReceivePhase::Expired:
        m_state->setState(tr("Expired"), Tone::Neutral, Icon::Clock);
        m_explains->setText(tr("This request ended unpaid. Make a new one."));
        return;
    }
    if (edited)
        m_explains->setText(tr("The code does not say this yet: press New request."));
    else
        showWords();
}

void ReceivePage::showWords()
{
    const auto mode = m_presenter.mode();
    m_explains->setText(
        mode == ReceiveMode::Unified
            ? tr("Any Bitcoin wallet can pay this; Lightning is used by those that know it.")
        : mode == ReceiveMode::Lightning ? tr("A Lightning invoice: paid at once, once only.")
                                         : tr("A fresh address: counts once it is confirmed."));
}

void ReceivePage::showLimit()
{
    const Satoshi most = m_presenter.limit();
    const bool none = most == Satoshi{};
    const bool raise =
        m_presenter.lightningOffered() && (none || m_presenter.aboveLimit(m_amount->amount()));
    m_limit->setVisible(m_presenter.lightningOffered());
    m_limit->setLimit(most, m_amount->amount());
    m_raiseHow->setVisible(m_presenter.lightningOffered() && !raise);
    m_raise->setVisible(raise || (m_presenter.lightningOffered() && m_raiseHow->isChecked()));
    m_raiseOnChain->setVisible(m_presenter.mode() != ReceiveMode::OnChain);
    m_raiseWords->setText(
        none ? tr("Without a channel only on-chain payments can arrive. With one, Lightning "
                  "payments arrive too.")
        : raise
            ? tr("This is more than Lightning can bring you now. Receive it on chain, open another "
                 "channel, or pay something over Lightning first: what you spend there can come "
                 "back.")
            : tr("What you pay over Lightning makes room to receive. Another channel adds more, "
                 "and on chain there is no limit."));
}

} // namespace fulgurite::ui
