// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/snapshot.h"
#include "ui/send/send_words.h"
#include "ui/widgets/card.h"

class QLineEdit;

namespace fulgurite::ui {

class AmountField;
class Button;
class CoinPicker;
class FeePicker;
class Field;

/// What a recognised request leaves to choose: amount, fee rate, message, label.
class SendForm : public Card {
    Q_OBJECT

public:
    explicit SendForm(QWidget* parent = nullptr);
    /// Empties it and shows the fields of this way; a fixed amount is not asked again.
    void setWay(PayWay way, const app::Recognised& found);
    void setFees(const app::ChainPart& chain);

    [[nodiscard]] std::optional<Satoshi> amount() const;
    [[nodiscard]] bool all() const { return m_all; }
    /// Nothing while the person's own rate is no number.
    [[nodiscard]] std::optional<double> satPerVb() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString label() const;
    /// Everything a review needs is there.
    [[nodiscard]] bool complete() const;
    void setAmountError(const QString& sentence);
    void setAll(bool all);
    /// Outpoints; empty: the wallet chooses.
    [[nodiscard]] QStringList coins() const;
    [[nodiscard]] CoinPicker* coinPicker() const { return m_coins; }

signals:
    /// At once, with each keystroke.
    void edited();
    /// What a review depends on has changed; comes once typing pauses.
    void changed();

private:
    void buildFees();
    void touch();

    PayWay m_way = PayWay::None;
    bool m_amountFixed = false;
    bool m_all = false;
    quint32 m_customRate = 0;
    double m_next = 0, m_hour = 0, m_day = 0;
    QTimer m_edits;
    AmountField* m_amount;
    Button* m_allButton = nullptr;
    QLineEdit* m_message;
    Field* m_messageField;
    QLineEdit* m_label;
    Field* m_labelField;
    QWidget* m_feeBox;
    FeePicker* m_fees;
    CoinPicker* m_coins;
};

} // namespace fulgurite::ui
