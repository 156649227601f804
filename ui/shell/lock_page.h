// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "wallet/base/secret.h"

namespace fulgurite::ui {

class Button;
class Card;
class Label;
class PasswordField;

/// In place of the contents while locked: a password field and nothing of the wallet, not even its
/// name.
class LockPage : public QWidget {
    Q_OBJECT

public:
    explicit LockPage(QWidget* parent = nullptr);

    /// The typed password; the field is empty afterwards.
    SecretBytes takePassword();
    /// "Wrong password"; empty clears. Ends the waiting.
    void setError(const QString& error);
    /// The key is being derived: the field waits and says so.
    void setBusy(bool busy);
    void focusPassword();

signals:
    void unlockRequested();
    void otherWalletRequested();

private:
    void submit();

    PasswordField* m_password;
    Button* m_unlock;
    Button* m_other;
};

} // namespace fulgurite::ui
