// SPDX-License-Identifier: MIT
#include "ui/widgets/owner_prompt.h"

#include "ui/style/fonts.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

OwnerPrompt::OwnerPrompt(const QString& deed, QWidget* parent)
    : ConfirmPanel{Tone::Neutral, tr("Your password again"),
                   tr("The amount is above the limit that you set in Settings. With the password "
                      "it is paid as reviewed."),
                   deed, parent},
      m_password{new PasswordField{tr("Password")}}
{
    setContent(m_password);
    setFocusProxy(m_password);
    setMaximumWidth(scaled(size::kForm));
    hide();
    connect(this, &ConfirmPanel::confirmed, this, &OwnerPrompt::submit);
    connect(m_password, &PasswordField::submitted, this, &OwnerPrompt::submit);
    connect(m_password, &PasswordField::edited, this, [this] { m_password->setError({}); });
}

SecretBytes OwnerPrompt::take() { return m_password->take(); }

void OwnerPrompt::setError(const QString& error)
{
    setBusy(false);
    m_password->setError(error);
    if (!error.isEmpty())
        m_password->focusError();
}

void OwnerPrompt::ask()
{
    setBusy(false);
    show();
    m_password->editor()->setFocus();
}

void OwnerPrompt::submit()
{
    if (m_password->isEmpty())
        return setError(tr("Type your password."));
    setBusy(true);
    emit submitted();
}

} // namespace fulgurite::ui
