// SPDX-License-Identifier: MIT
#include "ui/shell/lock_page.h"

#include <QVBoxLayout>

#include "ui/shell/centre_column.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

LockPage::LockPage(QWidget* parent)
    : QWidget{parent},
      m_password{new PasswordField{tr("Password")}},
      m_unlock{new Button{tr("Unlock"), ButtonKind::Primary}},
      m_other{new Button{tr("Open another wallet"), ButtonKind::Quiet}}
{
    setAccessibleName(tr("Locked"));
    auto* column = centreColumn(this, 360);
    column->addWidget(new AppMark, 0, Qt::AlignHCenter);
    auto* title = new Label{tr("Fulgurite is locked"), TextRole::Title};
    title->setAlignment(Qt::AlignCenter);
    column->addWidget(title);
    auto* card = new Card;
    card->body()->addWidget(m_password);
    card->body()->addWidget(m_unlock);
    column->addWidget(card);
    column->addWidget(m_other, 0, Qt::AlignHCenter);
    setFocusProxy(m_password);
    connect(m_password, &PasswordField::submitted, this, &LockPage::submit);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_other, &QPushButton::clicked, this, &LockPage::otherWalletRequested);
    connect(m_password, &PasswordField::edited, this, [this] { m_password->setError({}); });
}

SecretBytes LockPage::takePassword() { return m_password->take(); }

void LockPage::setError(const QString& error)
{
    setBusy(false);
    m_password->setError(error);
    if (!error.isEmpty())
        m_password->focusError();
}

void LockPage::setBusy(bool busy)
{
    m_password->setEnabled(!busy);
    m_unlock->setEnabled(!busy);
    m_other->setEnabled(!busy);
    m_unlock->setText(busy ? tr("Unlocking…") : tr("Unlock"));
}

void LockPage::focusPassword() { m_password->editor()->setFocus(); }

void LockPage::submit()
{
    if (m_password->isEmpty()) {
        m_password->setError(tr("Type your password."));
        m_password->focusError();
        return;
    }
    emit unlockRequested();
}

} // namespace fulgurite::ui
