// SPDX-License-Identifier: MIT
#include "ui/send/send_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/format/review_age.h"
#include "ui/models/answer.h"
#include "ui/models/recognised_text.h"
#include "ui/scan/qr_reader.h"
#include "ui/scan/screen_scan.h"
#include "ui/send/coin_picker.h"
#include "ui/send/outcome_search.h"
#include "ui/send/payment_card.h"
#include "ui/send/review_card.h"
#include "ui/send/send_form.h"
#include "ui/send/send_offer.h"
#include "ui/send/send_refusal.h"
#include "ui/send/send_requests.h"
#include "ui/send/send_start.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/column_pair.h"
#include "ui/widgets/owner_prompt.h"
#include "ui/widgets/smart_field.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kAgeingMs = 10'000;
constexpr std::chrono::milliseconds kPayWait{60'000};

} // namespace

SendPage::SendPage(app::Payments& payments, app::Coins& coins, app::Guard* guard, QWidget* parent)
    : ShellPage{tr("Send"), PageWidth::Column, parent},
      m_payments{payments},
      m_coins{coins},
      m_guard{guard},
      m_scan{new ScreenScan{QDBusConnection::sessionBus(), this}},
      m_offer{new SendOffer},
      m_entry{new QWidget},
      m_field{new SmartField{tr("Pay to")}},
      m_start{new SendStart{*m_field}},
      m_form{new SendForm},
      m_review{new ReviewCard},
      m_columns{new ColumnPair{m_form, m_review}},
      m_payment{new PaymentCard},
      m_prompt{new OwnerPrompt{tr("Pay")}},
      m_search{new OutcomeSearch{payments, this}}
{
    buildField();
    m_columns->setOwnHeights();
    body()->addWidget(m_offer);
    body()->addWidget(m_entry);
    body()->addWidget(m_columns);
    body()->addWidget(m_prompt);
    body()->addWidget(m_payment);
    m_payment->setMaximumWidth(scaled(size::kForm));
    setPhase(Phase::Entering);
    connect(m_prompt, &OwnerPrompt::submitted, this, &SendPage::proveOwner);
    connect(m_prompt, &ConfirmPanel::cancelled, this, [this] { setPhase(Phase::Entering); });
    connect(m_form, &SendForm::edited, this, &SendPage::dropReview);
    connect(m_form, &SendForm::changed, this, &SendPage::review);
    connect(m_review, &ReviewCard::payRequested, this, &SendPage::pay);
    connect(m_review, &ReviewCard::cancelled, this, &SendPage::cancel);
    connect(m_review, &ReviewCard::wayOutChosen, this, &SendPage::leaveRefusal);
    connect(m_form->coinPicker(), &CoinPicker::coinsWanted, this, &SendPage::offerCoins);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this,
            &SendPage::offerClipboard);
    connect(m_payment, &PaymentCard::anotherRequested, this, &SendPage::startOver);
    connect(m_payment, &PaymentCard::actionRequested, this, &SendPage::onAction);
    const auto tell = [this](const QString& what) { emit said(tr("%1 copied").arg(what)); };
    connect(m_payment, &PaymentCard::copied, this, tell);
    connect(m_review, &ReviewCard::copied, this, tell);
    connect(m_form->coinPicker(), &CoinPicker::copied, this, tell);
    m_ageing.setInterval(kAgeingMs);
    connect(&m_ageing, &QTimer::timeout, this, &SendPage::refreshStale);
    connect(m_search, &OutcomeSearch::found, this, [this](const app::PaymentDetail& detail) {
        showPayment(detail.row, detail.completedAt);
    });
    connect(m_search, &OutcomeSearch::neverSent, this, &SendPage::takeNeverSent);
}

void SendPage::buildField()
{
    auto* column = new QVBoxLayout{m_entry};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kField));
    m_field->setPlaceholder(tr("Address, invoice, payment link or node key"));
    m_field->setHint(tr("Type, paste, or drop a picture of a QR code."));
    m_field->setScanVisible(m_scan->isAvailable());
    connect(m_scan, &ScreenScan::availableChanged, m_field, &SmartField::setScanVisible);
    connect(m_scan, &ScreenScan::finished, this, &SendPage::takeScan);
    column->addWidget(m_field);
    column->addWidget(m_start);
    connect(m_offer, &SendOffer::chosen, this, &SendPage::useOffer);
    connect(m_field, &SmartField::edited, this, &SendPage::onText);
    connect(m_field, &SmartField::imageDropped, this,
            [this](const QImage& image) { takeScan(readQr(image)); });
    connect(m_field, &SmartField::fileDropped, this,
            [this](const QString& path) { takeScan(readQrFile(path)); });
    connect(m_field, &SmartField::scanRequested, this, &SendPage::scanScreen);
}

void SendPage::paste()
{
    if (m_phase == Phase::Paying)
        return; // the page said so when it was opened
    startOver();
    m_field->paste();
}

void SendPage::scanScreen() { m_scan->start(); }

void SendPage::scanFile() { m_field->chooseFile(); }

void SendPage::takeScan(const QString& text)
{
    if (text.isEmpty())
        emit said(tr("No QR code was found."));
    else if (m_phase == Phase::Entering)
        m_field->setText(text);
}

void SendPage::show(const app::Snapshot& snapshot)
{
    m_shown = snapshot;
    m_start->show(*snapshot.balances, snapshot.lifecycle->lightning);
    if (m_phase == Phase::Entering)
        m_form->setFees(*snapshot.chain);
    else
        follow();
}

void SendPage::open(const QString& payload)
{
    if (m_phase == Phase::Paying) {
        m_offer->keep(payload);
        emit said(payload.isEmpty() ? tr("A payment is being sent.")
                                    : tr("A payment is being sent. The new link is kept."));
    } else if (!payload.isEmpty()) {
        startOver();
        m_offer->forgetKept();
        m_field->setText(payload);
    }
    offerClipboard();
}

void SendPage::useOffer(const QString& text)
{
    if (m_phase == Phase::Ended)
        startOver();
    m_field->setText(text);
}

bool SendPage::back()
{
    if (m_phase == Phase::Paying || (m_phase == Phase::Entering && m_field->text().isEmpty()))
        return false;
    startOver();
    return true;
}

void SendPage::showEvent(QShowEvent* event)
{
    ShellPage::showEvent(event);
    offerClipboard();
    if (m_phase == Phase::Entering && m_field->text().isEmpty())
        m_field->editor()->setFocus();
}

void SendPage::offerClipboard()
{
    const bool entering = m_phase == Phase::Entering;
    m_offer->setWallet(m_shown);
    if (entering ? m_field->text().isEmpty() : m_offer->hasKept())
        m_offer->offer(m_phase == Phase::Paying);
    else
        m_offer->hide();
}

/// Undone by one button instead of being asked about.
void SendPage::cancel()
{
    const QString draft = m_field->text();
    startOver();
    m_offer->offerDraft(draft);
}

void SendPage::offerCoins()
{
    onAnswer(m_coins.list(false), m_form->coinPicker(),
             [picker = m_form->coinPicker()](const app::Answer<std::vector<app::CoinRow>>& answer) {
                 picker->takeCoins(answer);
             });
}

/// Each refusal has one button; the draft stays as it is.
void SendPage::leaveRefusal(app::ErrorCode code)
{
    using app::ErrorCode;
    if (code == ErrorCode::AmountAboveBalance || code == ErrorCode::CannotAfford)
        return m_form->setAll(true);
    if (const auto place = placeFor(code, m_preview ? m_preview->paymentHash : QString{}))
        return emit go(*place);
    if (code == ErrorCode::FeeAboveLimit && m_preview && m_preview->obstacle)
        m_allowedFee = feeOf(*m_preview->obstacle);
    review();
}

void SendPage::onText(const QString& text)
{
    m_offer->hide();
    m_found = app::recognise(text, m_shown.lifecycle->network);
    const RecognisedWords words = recognisedWords(m_found);
    m_field->setRecognised(words.icon, words.text, m_found.problem ? Tone::Neutral : words.tone);
    m_field->setError(problemText(m_found));
    if (m_found.resembles == app::Resembles::SeedWords ||
        m_found.resembles == app::Resembles::PrivateKey) {
        const QSignalBlocker quiet{m_field}; // the sentence stays
        m_field->setText({});
    }
    m_way = payWay(m_found, *m_shown.balances, m_shown.lifecycle->lightning);
    m_form->setWay(m_way, m_found);
    m_form->setFees(*m_shown.chain);
    review();
}

/// What was reviewed is no longer what the form says: it cannot be paid any more.
void SendPage::dropReview()
{
    ++m_asked;
    m_preview.reset();
    m_chainPreview.reset();
    m_ageing.stop();
    m_prompt->hide();
    m_review->setLoading();
}

void SendPage::review()
{
    dropReview();
    const bool ready = m_phase == Phase::Entering && m_form->complete();
    m_review->setVisible(ready);
    if (!ready)
        return;
    m_reviewHeight = m_shown.chain->height;
    if (m_way == PayWay::OnChain)
        reviewOnChain();
    else
        reviewLightning();
}

void SendPage::reviewLightning()
{
    m_reviewed = payRequestOf(m_found, m_way, *m_form);
    m_reviewed.maxFee = m_allowedFee;
    onAnswer(m_payments.preview(m_reviewed), this,
             [this, asked = m_asked](const app::Answer<app::PayPreview>& answer) {
                 if (asked == m_asked)
                     takePreview(answer);
             });
}

void SendPage::reviewOnChain()
{
    onAnswer(m_coins.preview(sendRequestOf(m_found, *m_form)), this,
             [this, asked = m_asked](const app::Answer<app::SendPreview>& answer) {
                 if (asked == m_asked)
                     takePreview(answer);
             });
}

void SendPage::takePreview(const app::Answer<app::PayPreview>& answer)
{
    if (!answer)
        return m_review->setRefused(answer.error());
    m_preview = *answer;
    const auto& running = m_shown.inFlight->payments;
    const auto same = std::ranges::find(running, answer->paymentHash, &app::PaymentRow::id);
    if (!answer->paymentHash.isEmpty() && same != running.end())
        return showPayment(*same);
    m_review->setLightning(*answer, m_way == PayWay::Keysend);
    m_ageing.start();
}

void SendPage::takePreview(const app::Answer<app::SendPreview>& answer)
{
    if (!answer)
        return m_review->setRefused(answer.error());
    m_chainPreview = *answer;
    m_review->setOnChain(*answer);
    m_ageing.start();
}

void SendPage::refreshStale()
{
    if (m_phase != Phase::Entering || (!m_preview && !m_chainPreview))
        return;
    const QDateTime madeAt = m_preview ? m_preview->madeAt : m_chainPreview->madeAt;
    if (reviewStale(madeAt, m_reviewHeight, QDateTime::currentDateTime(), m_shown.chain->height))
        review();
}

void SendPage::pay()
{
    if (m_phase != Phase::Entering || (!m_preview && !m_chainPreview))
        return;
    const QDateTime madeAt = m_preview ? m_preview->madeAt : m_chainPreview->madeAt;
    if (reviewStale(madeAt, m_reviewHeight, QDateTime::currentDateTime(), m_shown.chain->height)) {
        emit said(tr("The figures were renewed: look again, then pay."));
        return review();
    }
    m_phase = Phase::Paying;
    m_ageing.stop();
    m_review->setBusy();
    m_form->setEnabled(false);
    m_entry->setEnabled(false);
    if (m_way == PayWay::OnChain)
        payOnChain();
    else
        payLightning();
}

void SendPage::payLightning()
{
    app::PaymentRow row;
    row.id = m_preview->paymentHash;
    row.recipient =
        m_preview->recipientAlias.isEmpty() ? m_preview->recipient : m_preview->recipientAlias;
    row.description = m_preview->description;
    row.amount = m_preview->amount;
    row.startedAt = QDateTime::currentDateTime();
    showPayment(row);
    onAnswer(m_payments.pay(m_reviewed, kPayWait), this,
             [this, asked = m_asked](const app::Answer<app::PaymentDetail>& answer) {
                 if (asked == m_asked)
                     takePayment(answer);
             });
}

void SendPage::takePayment(const app::Answer<app::PaymentDetail>& answer)
{
    if (answer)
        return showPayment(answer->row, answer->completedAt);
    takeFailure(answer.error());
}

void SendPage::takeFailure(const app::ApiError& error)
{
    if (error.code == app::ErrorCode::PasswordNeeded && m_guard)
        return askOwner();
    app::PaymentRow row = m_running;
    if (error.code == app::ErrorCode::PaymentPending ||
        error.code == app::ErrorCode::PaymentInFlight || error.code == app::ErrorCode::TimedOut) {
        row.state = app::PaymentState::InFlight;
        showPayment(row);
        return follow();
    }
    row.state = outcomeUnknown(error.code) ? app::PaymentState::UnknownAfterRestart
                                           : app::PaymentState::Failed;
    row.failure = error;
    showPayment(row);
    follow();
}

void SendPage::payOnChain()
{
    onAnswer(m_coins.send(m_chainPreview->reviewId), this,
             [this](const app::Answer<app::SentTransaction>& answer) {
                 if (!answer && m_guard && answer.error().code == app::ErrorCode::PasswordNeeded)
                     return askOwner();
                 if (!answer) {
                     setPhase(Phase::Entering);
                     return m_review->setRefused(answer.error());
                 }
                 m_running = {};
                 m_running.id = answer->txid;
                 m_running.state = app::PaymentState::Paid;
                 m_payment->setSent(*answer, m_found.address);
                 setPhase(Phase::Ended);
             });
}

void SendPage::askOwner()
{
    setPhase(Phase::Entering);
    if (m_preview)
        m_review->setLightning(*m_preview, m_way == PayWay::Keysend);
    else if (m_chainPreview)
        m_review->setOnChain(*m_chainPreview);
    m_review->hide();
    m_prompt->ask();
}

void SendPage::proveOwner()
{
    onAnswer(m_guard->prove(m_prompt->take()), this, [this](const app::Answer<bool>& proven) {
        if (!proven)
            return m_prompt->setError(errorLine(proven.error(), currentAmountStyle()));
        setPhase(Phase::Entering);
        pay();
    });
}

/// The running payment as the last snapshot has it; once it left the snapshot its end is asked for.
void SendPage::follow()
{
    if (m_phase != Phase::Paying || m_way == PayWay::OnChain)
        return;
    const auto& running = m_shown.inFlight->payments;
    // A keysend's hash is not known before it is made: then its recipient and amount name it.
    const auto found = std::ranges::find_if(running, [this](const app::PaymentRow& row) {
        return m_running.id.isEmpty()
                   ? row.recipient == m_reviewed.text && row.amount == m_running.amount
                   : row.id == m_running.id;
    });
    if (found != running.end()) {
        m_wasInFlight = true;
        return showPayment(*found);
    }
    if (std::exchange(m_wasInFlight, false) || m_search->isRunning() ||
        m_running.state == app::PaymentState::UnknownAfterRestart)
        m_search->look(m_running, m_reviewed.text);
}

void SendPage::takeNeverSent(const app::ApiError& error)
{
    app::PaymentRow row = m_running;
    row.state = app::PaymentState::Failed;
    if (!row.failure)
        row.failure = error;
    showPayment(row);
}

void SendPage::showPayment(const app::PaymentRow& row, const QDateTime& ended)
{
    m_running = row;
    const bool over =
        row.state == app::PaymentState::Paid || row.state == app::PaymentState::Failed;
    m_payment->setPayment(row, m_shown.chain->height, QDateTime::currentDateTime(), ended);
    setPhase(over ? Phase::Ended : Phase::Paying);
}

void SendPage::setPhase(Phase phase)
{
    m_phase = phase;
    const bool entering = phase == Phase::Entering;
    m_form->setEnabled(entering);
    m_entry->setEnabled(entering);
    m_entry->setVisible(entering);
    m_columns->setVisible(entering);
    m_form->setVisible(entering && m_way != PayWay::None);
    m_review->setVisible(entering && m_form->complete());
    m_payment->setVisible(!entering);
    m_prompt->hide();
    if (phase != Phase::Paying)
        m_search->stop();
    offerClipboard();
}

/// A Lightning payment under way goes on by itself and stays on Home and in Activity.
void SendPage::startOver()
{
    ++m_asked;
    m_running = {};
    m_allowedFee.reset();
    m_wasInFlight = false;
    m_phase = Phase::Entering;
    m_offer->setTaken(m_field->text().trimmed());
    m_field->setText({});
    onText({});
    setPhase(Phase::Entering);
    offerClipboard();
}

void SendPage::onAction()
{
    if (m_running.state != app::PaymentState::Failed)
        return emit go({PageId::Activity, m_running.id});
    const auto code = m_running.failure.value_or(app::ApiError{}).code;
    if (const auto place = placeFor(code, m_running.id))
        return emit go(*place);
    if (code == app::ErrorCode::FeeAboveLimit)
        m_allowedFee = feeOf(*m_running.failure);
    setPhase(Phase::Entering);
    review();
}

} // namespace fulgurite::ui
