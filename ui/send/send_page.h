// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/coins.h"
#include "app/api/guard.h"
#include "app/api/payments.h"
#include "app/api/recognise.h"
#include "ui/send/send_words.h"
#include "ui/shell/shell_page.h"

namespace fulgurite::ui {

class ColumnPair;
class PaymentCard;
class OutcomeSearch;
class OwnerPrompt;
class ScreenScan;
class ReviewCard;
class SendForm;
class SendOffer;
class SendStart;
class SmartField;

/// One field that names what it was given, a review, one Pay button; the payment stays on the page.
class SendPage : public ShellPage {
    Q_OBJECT

public:
    /// `guard` is asked where an amount wants the password again; without one the refusal stands.
    SendPage(app::Payments& payments, app::Coins& coins, app::Guard* guard = nullptr,
             QWidget* parent = nullptr);
    void show(const app::Snapshot& snapshot);
    using ShellPage::show;

    /// A request from outside (a link, the clipboard) fills the field; nothing is sent.
    void open(const QString& payload) override;
    bool back() override;

public slots:
    /// What the clipboard holds goes into the field: a picture, a file or text.
    void paste();
    void scanScreen();
    void scanFile();

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Phase { Entering, Paying, Ended };

    void buildField();
    void onText(const QString& text);
    void takeScan(const QString& text);
    void offerClipboard();
    void useOffer(const QString& text);
    void cancel();
    void offerCoins();
    void leaveRefusal(app::ErrorCode code);
    void dropReview();
    void review();
    void reviewLightning();
    void reviewOnChain();
    void takePreview(const app::Answer<app::PayPreview>& answer);
    void takePreview(const app::Answer<app::SendPreview>& answer);
    void refreshStale();
    void pay();
    void payLightning();
    void payOnChain();
    void askOwner();
    void proveOwner();
    void takePayment(const app::Answer<app::PaymentDetail>& answer);
    void takeFailure(const app::ApiError& error);
    void follow();
    void takeNeverSent(const app::ApiError& error);
    void showPayment(const app::PaymentRow& row, const QDateTime& ended = {});
    void setPhase(Phase phase);
    void startOver();
    void onAction();

    app::Payments& m_payments;
    app::Coins& m_coins;
    app::Guard* m_guard;
    app::Snapshot m_shown;
    app::Recognised m_found;
    PayWay m_way = PayWay::None;
    Phase m_phase = Phase::Entering;
    int m_asked = 0; ///< counts reviews; an answer to an older one is dropped
    app::PayRequest m_reviewed;
    std::optional<app::PayPreview> m_preview;
    std::optional<app::SendPreview> m_chainPreview;
    std::uint32_t m_reviewHeight = 0;
    app::PaymentRow m_running;
    bool m_wasInFlight = false;
    std::optional<MilliSatoshi> m_allowedFee; ///< the person allowed more than the rule
    QTimer m_ageing;
    ScreenScan* m_scan;
    SendOffer* m_offer;
    QWidget* m_entry;
    SmartField* m_field;
    SendStart* m_start;
    SendForm* m_form;
    ReviewCard* m_review;
    ColumnPair* m_columns; ///< form and review
    PaymentCard* m_payment;
    OwnerPrompt* m_prompt;
    OutcomeSearch* m_search;
};

} // namespace fulgurite::ui
