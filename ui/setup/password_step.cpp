// SPDX-License-Identifier: MIT
#include "ui/setup/password_step.h"

#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

PasswordStep::PasswordStep(SetupChoices& choices)
    : SetupStep{choices},
      m_first{new PasswordField{tr("Password"), PasswordField::Kind::New}},
      m_second{new PasswordField{tr("The same again")}}
{
    auto* column = new QVBoxLayout{this};
    auto* card = new Card;
    card->body()->addWidget(m_first);
    card->body()->addWidget(m_second);
    column->addWidget(card);
    m_first->setHint(tr("Asked each time the wallet opens. Nobody can reset it: only your words "
                        "bring the money back without it."));
    for (PasswordField* field : {m_first, m_second}) {
        connect(field, &PasswordField::edited, this, [this] {
            m_first->setError({});
            m_second->setError({});
        });
    }
    connect(m_first, &PasswordField::submitted, m_second, [this] { m_second->setFocus(); });
    connect(m_second, &PasswordField::submitted, this, &PasswordStep::next);
}

QString PasswordStep::title() const { return tr("A password for this computer"); }

QString PasswordStep::subtitle() const { return tr("It encrypts the wallet's file."); }

QString PasswordStep::nextText() const
{
    if (choices().path != SetupPath::Practise)
        return SetupStep::nextText();
    return m_busy ? tr("Making the world…") : tr("Start practising");
}

void PasswordStep::enter() { m_first->setFocus(); }

void PasswordStep::next()
{
    if (m_busy)
        return;
    // Coming back to a step that is already answered: the fields are empty, the password is kept.
    if (m_first->isEmpty() && m_second->isEmpty() && !choices().password.empty()) {
        emit done();
        return;
    }
    if (m_first->isEmpty()) {
        m_first->setError(tr("Type a password."));
        m_first->focusError();
        return;
    }
    if (!m_first->equals(*m_second)) {
        m_second->setError(tr("The two passwords differ."));
        m_second->focusError();
        return;
    }
    choices().password = m_first->take();
    m_second->clear();
    emit done();
}

void PasswordStep::forget()
{
    m_first->clear();
    m_second->clear();
}

void PasswordStep::setBusy(bool busy)
{
    m_busy = busy;
    m_first->setEnabled(!busy);
    m_second->setEnabled(!busy);
    emit changed();
}

void PasswordStep::setError(const QString& error) { m_first->setError(error); }

} // namespace fulgurite::ui
