// SPDX-License-Identifier: MIT
#include "ui/settings/security_section.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/settings/security_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

namespace {

constexpr int kMostMinutes = 240;
constexpr std::uint64_t kFirstLimit = 100'000; ///< offered when the asking is turned on

} // namespace

SecuritySection::SecuritySection(app::Wallets& wallets, app::Preferences& preferences,
                                 const WindowChoices& choices)
    : m_wallets{wallets},
      m_preferences{preferences}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    column->addWidget(passwordCard());
    column->addWidget(lockCard());
    column->addWidget(limitCard());
    column->addWidget(unlockCard());
    column->addStretch(1);
    show(choices);
}

QWidget* SecuritySection::passwordCard()
{
    auto* card = new Card{tr("Password")};
    m_old = new PasswordField{tr("Present password")};
    m_new = new PasswordField{tr("New password"), PasswordField::Kind::New};
    m_again = new PasswordField{tr("The new one again")};
    m_change = new Button{tr("Change the password")};
    offerInMenus(m_change, PageAction::ChangePassword);
    m_result = new Banner{Tone::Good, {}};
    m_result->hide();
    for (PasswordField* field : {m_old, m_new, m_again}) {
        card->body()->addWidget(field);
        connect(field, &PasswordField::edited, field, [field] { field->setError({}); });
    }
    card->body()->addWidget(m_result);
    card->body()->addWidget(m_change, 0, Qt::AlignTrailing);
    connect(m_change, &QPushButton::clicked, this, &SecuritySection::changePassword);
    connect(m_again, &PasswordField::submitted, this, &SecuritySection::changePassword);
    return card;
}

QWidget* SecuritySection::lockCard()
{
    auto* card = new Card{tr("Lock by itself")};
    m_minutes = new QSpinBox;
    m_minutes->setRange(0, kMostMinutes);
    m_minutes->setSuffix(tr(" minutes"));
    m_minutes->setSpecialValueText(tr("Never"));
    auto* field = new Field{tr("When nobody types or points for"), m_minutes};
    field->setHint(tr("It also locks with the screen and before the computer sleeps. Payments "
                      "still come in while it is locked."));
    card->body()->addWidget(field);
    connect(m_minutes, &QSpinBox::valueChanged, this, [this](int minutes) {
        m_choices.lockMinutes = minutes;
        emit changed(m_choices);
    });
    return card;
}

QWidget* SecuritySection::limitCard()
{
    auto* card = new Card{tr("The password again")};
    m_asks = new QCheckBox{tr("Ask for the password again before a large payment")};
    m_limit = new AmountField{tr("Payments above")};
    card->body()->addWidget(m_asks);
    card->body()->addWidget(m_limit);
    m_proof = new PasswordField{tr("Your password, to ask less often")};
    m_proof->setHint(tr("Press Enter to confirm. Until then the old limit stays."));
    card->body()->addWidget(m_proof);
    m_asks->setEnabled(false);
    m_limit->hide();
    m_proof->hide();
    connect(m_proof, &PasswordField::edited, this, [this] { m_proof->setError({}); });
    connect(m_proof, &PasswordField::submitted, this, &SecuritySection::prove);
    connect(m_asks, &QCheckBox::clicked, this, [this](bool asks) {
        m_limit->setVisible(asks);
        if (asks && !m_limit->amount())
            m_limit->setAmount(Satoshi{kFirstLimit});
        saveLimit();
    });
    connect(m_limit, &AmountField::amountChanged, this, &SecuritySection::saveLimit);
    return card;
}

QWidget* SecuritySection::unlockCard()
{
    auto* card = new Card{tr("Time an unlock takes")};
    m_slider = new QSlider{Qt::Horizontal};
    m_slider->setRange(kFewestTenths, kMostTenths);
    m_slider->setPageStep(5);
    m_slider->setMinimumHeight(scaled(size::kTarget));
    auto* field = new Field{tr("Slower for you is slower for whoever guesses"), m_slider};
    m_seconds = new Label{{}, TextRole::Caption, Token::Muted};
    card->body()->addWidget(field);
    card->body()->addWidget(m_seconds->wrapped());
    m_slider->setEnabled(false);
    connect(m_slider, &QSlider::valueChanged, this, &SecuritySection::showSeconds);
    connect(m_slider, &QSlider::sliderReleased, this, &SecuritySection::saveSeconds);
    connect(m_slider, &QSlider::actionTriggered, this, [this] {
        if (!m_slider->isSliderDown())
            QMetaObject::invokeMethod(this, &SecuritySection::saveSeconds, Qt::QueuedConnection);
    });
    return card;
}

void SecuritySection::show(const WindowChoices& choices)
{
    m_choices = choices;
    const QSignalBlocker quiet{m_minutes};
    m_minutes->setValue(choices.lockMinutes);
}

void SecuritySection::enter()
{
    m_preferences.read().then(this, [this](const app::Answer<app::EnginePreferences>& read) {
        m_known = read.has_value();
        m_slider->setEnabled(m_known);
        m_asks->setEnabled(m_known);
        if (!read) {
            m_seconds->setText(errorLine(read.error()));
            return;
        }
        m_engine = *read;
        const QSignalBlocker quiet{m_slider};
        m_slider->setValue(tenthsOf(m_engine.unlockSeconds));
        showSeconds();
        const bool asks = m_engine.passwordAbove != Satoshi{};
        m_asks->setChecked(asks);
        m_limit->setVisible(asks);
        m_limit->setAmount(asks ? std::optional{m_engine.passwordAbove} : std::nullopt);
    });
}

void SecuritySection::leave()
{
    endProof();
    for (PasswordField* field : {m_old, m_new, m_again}) {
        field->clear();
        field->setError({});
    }
    m_result->hide();
}

void SecuritySection::showSeconds()
{
    m_seconds->setText(unlockTimeText(m_slider->value()));
    m_slider->setAccessibleDescription(m_seconds->text());
}

void SecuritySection::saveSeconds()
{
    m_engine.unlockSeconds = secondsOf(m_slider->value());
    write();
}

void SecuritySection::saveLimit()
{
    const auto limit = m_asks->isChecked() ? m_limit->amount() : std::optional{Satoshi{}};
    if (!limit || (m_asks->isChecked() && *limit == Satoshi{}))
        return; // the field says what is wrong with it
    m_engine.passwordAbove = *limit;
    write();
}

void SecuritySection::write()
{
    if (!m_known)
        return;
    m_preferences.write(m_engine).then(this, [this](const app::Answer<bool>& answer) {
        if (answer)
            return endProof();
        if (answer.error().code != app::ErrorCode::PasswordNeeded)
            return emit said(errorLine(answer.error()));
        m_proof->show(); // the focus stays where the amount is being typed
    });
}

/// Unlocking what is open proves that the owner is there.
void SecuritySection::prove()
{
    if (m_proof->isEmpty())
        return;
    m_wallets.unlock(m_proof->take()).then(this, [this](const app::Answer<bool>& right) {
        if (right)
            write();
        else
            m_proof->setError(errorLine(right.error()));
    });
}

void SecuritySection::endProof()
{
    m_proof->clear();
    m_proof->setError({});
    m_proof->hide();
}

void SecuritySection::changePassword()
{
    m_result->hide();
    const auto problem =
        problemOfChange(!m_old->isEmpty(), !m_new->isEmpty(), m_new->equals(*m_again));
    if (problem != ChangeProblem::None) {
        PasswordField* wrong = problem == ChangeProblem::OldMissing   ? m_old
                               : problem == ChangeProblem::NewMissing ? m_new
                                                                      : m_again;
        wrong->setError(changeProblemText(problem));
        return wrong->focusError();
    }
    m_change->setEnabled(false);
    m_change->setText(tr("Changing…"));
    m_again->clear();
    m_wallets.changePassword(m_old->take(), m_new->take())
        .then(this, [this](const app::Answer<bool>& answer) {
            m_change->setEnabled(true);
            m_change->setText(tr("Change the password"));
            if (!answer && answer.error().code == app::ErrorCode::WrongPassword) {
                m_old->setError(errorLine(answer.error()));
                return m_old->focusError();
            }
            m_result->set(answer ? Tone::Good : Tone::Bad,
                          answer ? tr("The password is changed.") : errorLine(answer.error()));
            m_result->show();
        });
}

} // namespace fulgurite::ui
