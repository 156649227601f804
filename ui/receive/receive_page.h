// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>

#include "ui/receive/receive_presenter.h"
#include "ui/shell/shell_page.h"

class QComboBox;
class QLineEdit;

namespace fulgurite::ui {

class AmountField;
class Banner;
class Button;
class Card;
class CopyText;
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
    void setSnapshot(const app::Snapshot& snapshot);

    void open(const QString& payload) override;
    bool back() override;
    QWidget* firstFocus() override;

    /// Of the request on the page: what the QR code holds.
    [[nodiscard]] QString link() const { return m_presenter.link(); }

private:
    void buildCode();
    void buildForm();
    void buildText();
    void buildOptions();
    void buildRaise();
    void follow(ReceiveAsk ask);
    void askInvoice();
    void askAddress();
    void watch();
    void lookForCoins();
    void enlarge();
    void showLarge(const QString& code, const QString& text);
    void finishRemoval(const QString& label);
    [[nodiscard]] bool isPayable() const;
    void onNewRequest();
    void showSelected(const QString& label);
    void removeRequest(const QString& label);
    void showCode();
    void showState();
    void showWords();
    void showText();
    void showLimit();
    [[nodiscard]] ReceiveForm form() const;

    app::Requests& m_requests;
    app::Coins& m_coins;
    ReceivePresenter m_presenter;
    std::shared_ptr<const app::OpenRequests> m_shown;
    std::shared_ptr<const app::Balances> m_balances;
    std::shared_ptr<const app::ChainPart> m_chain;
    bool m_looking = false, m_lookAgain = false;
    QSet<QString> m_removing; ///< labels that can still be brought back
    Card* m_code;
    QrView* m_qr;
    StateChip* m_state;
    Label* m_explains;
    CopyText* m_address;
    CopyText* m_invoice;
    QWidget* m_texts; ///< both, with their heading
    Button* m_copy;
    Button* m_again;
    Banner* m_trouble;
    Card* m_form;
    SegmentedSwitch* m_mode;
    AmountField* m_amount;
    QLineEdit* m_note;
    QComboBox* m_expiry;
    Field* m_expiryField;
    LimitBar* m_limit;
    Button* m_raiseHow;
    QWidget* m_raise;
    Label* m_raiseWords;
    Button* m_raiseOnChain;
    Button* m_nodeKey; ///< for payments without an invoice
    QString m_ourNodeId;
    RequestList* m_list;
};

} // namespace fulgurite::ui
