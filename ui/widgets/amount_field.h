// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/amount_format.h"
#include "ui/widgets/field.h"

#include <optional>

class QLineEdit;

namespace fulgurite::ui {

class Button;

/// A field for an amount in the unit of the window; the unit stands inside at the right, "Send all"
/// beside it when asked for.
class AmountField : public Field {
    Q_OBJECT

public:
    explicit AmountField(const QString& label, QWidget* parent = nullptr);
    void setAmount(std::optional<Satoshi> amount);
    [[nodiscard]] std::optional<Satoshi> amount() const { return m_amount; }
    void setReadOnly(bool readOnly);
    /// A button that asks for all there is; a checked state follows setAll.
    void offerAll(const QString& text);
    void setAll(bool all);

signals:
    /// On each edit; nothing when the text is no amount (the field then says why by itself).
    void amountChanged(std::optional<fulgurite::Satoshi> amount);
    void allRequested(bool all);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    AmountField(const QString& label, QLineEdit* edit, QWidget* parent);
    void onEdited(const QString& text);
    void showAmount();
    void showUnit();

    QLineEdit* m_edit;
    Label* m_unit;
    Button* m_all = nullptr;
    std::optional<Satoshi> m_amount;
};

} // namespace fulgurite::ui
