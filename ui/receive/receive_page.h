// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/coins.h"
#include "app/api/requests.h"
#include "ui/receive/request_text.h"
#include "ui/shell/shell_page.h"

class QComboBox;
class QLineEdit;

namespace fulgurite::ui {

class AmountField;
class Banner;
class Button;
class Card;
class Field;
class LimitBar;
class QrView;
class RequestList;
class SegmentedSwitch;
class StateChip;

/// A request for payment: its QR code at once, then what it asks for.
class ReceivePage : public ShellPage {
    Q_OBJECT

public:
    ReceivePage(app::Requests& requests, app::Coins& coins, QWidget* parent = nullptr);
    void show(const app::Snapshot& snapshot);
    using ShellPage::show;

    void open(const QString& payload) override;
    bool back() override;

    /// Of the request on the page: what the QR code holds.
    [[nodiscard]] QString link() const { return requestLink(effectiveMode(), m_parts); }

private:
    void buildCode();
    void buildForm();
    void renew();
    void askInvoice();
    void askAddress();
    void takeRequest(const app::Answer<app::RequestDetail>& answer);
    void watch(const QString& label);
    void showCode();
    void showWords();
    void showLimit();
    void showPaid(MilliSatoshi amount);
    void startOver();
    [[nodiscard]] ReceiveMode chosenMode() const;
    [[nodiscard]] ReceiveMode effectiveMode() const;
    [[nodiscard]] bool lightningUsable() const;

    app::Requests& m_requests;
    app::Coins& m_coins;
    app::Snapshot m_shown;
    bool m_started = false;
    int m_asked = 0; ///< counts the requests made; an answer to an older one is not shown
    bool m_paid = false;
    bool m_addressAsked = false;
    RequestParts m_parts;
    QTimer m_edits;
    Card* m_code;
    QrView* m_qr;
    StateChip* m_state;
    Label* m_explains;
    Label* m_text;
    Button* m_copy;
    Button* m_again;
    Banner* m_trouble;
    Card* m_form;
    SegmentedSwitch* m_mode;
    AmountField* m_amount;
    QLineEdit* m_note;
    QComboBox* m_expiry;
    LimitBar* m_limit;
    Label* m_raise;
    Button* m_raiseButton;
    RequestList* m_list;
};

} // namespace fulgurite::ui
