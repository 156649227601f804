// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/field.h"
#include "wallet/base/secret.h"

class QLineEdit;

namespace fulgurite::ui {

/// 0: none typed, 1 weak … 4 strong. Length and variety only: no dictionary, no promise.
int passwordStrength(const QString& password);

class StrengthBar;

/// A password with an eye; with a strength bar when it is a new one.
class PasswordField : public Field {
    Q_OBJECT

public:
    enum class Kind { Existing, New };
    explicit PasswordField(const QString& label, Kind kind = Kind::Existing,
                           QWidget* parent = nullptr);

    [[nodiscard]] bool isEmpty() const;
    /// The password as UTF-8 in secret memory; the field is emptied.
    SecretBytes take();
    /// Equality with another field without copying either out.
    [[nodiscard]] bool equals(const PasswordField& other) const;
    [[nodiscard]] int strength() const;
    void clear();

signals:
    void edited();
    void submitted();

private:
    QLineEdit* m_edit;
    StrengthBar* m_strength = nullptr;
};

} // namespace fulgurite::ui
