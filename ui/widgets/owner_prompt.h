// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/confirm_panel.h"
#include "wallet/base/secret.h"

namespace fulgurite::ui {

class PasswordField;

/// Asks for the password once more, in place, before a payment above the owner's limit. Hidden
/// until ask().
class OwnerPrompt final : public ConfirmPanel {
    Q_OBJECT

public:
    /// `deed` names what the password allows.
    explicit OwnerPrompt(const QString& deed, QWidget* parent = nullptr);
    void ask();
    /// The typed password; the field is empty afterwards.
    SecretBytes take();
    /// "Wrong password"; ends the waiting.
    void setError(const QString& error);

signals:
    /// A password was typed and the deed pressed, or Enter.
    void submitted();

private:
    void submit();

    PasswordField* m_password;
};

} // namespace fulgurite::ui
