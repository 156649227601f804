// SPDX-License-Identifier: MIT
#include "ui/setup/words_step.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/setup/seed_edit.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

namespace {

constexpr std::size_t kMostSuggestions = 6;
const QDate kFirstSeeds{2013, 1, 1}; ///< no BIP 39 wallet is older

} // namespace

WordsStep::WordsStep(SetupChoices& choices)
    : SetupStep{choices},
      m_edit{new SeedEdit},
      m_field{new Field{tr("Your words"), m_edit}},
      m_status{new Label{{}, TextRole::Caption, Token::Muted}},
      m_suggestions{new QHBoxLayout}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    auto* card = new Card;
    card->body()->addWidget(m_field);
    m_suggestions->setSpacing(scaled(space::kTight));
    for (std::size_t i = 0; i < kMostSuggestions; ++i) {
        auto* button = new Button{{}, ButtonKind::Secondary};
        button->hide();
        connect(button, &QPushButton::clicked, this,
                [this, button] { m_edit->completeWith(button->text()); });
        m_suggestions->addWidget(button);
        m_buttons.push_back(button);
    }
    m_suggestions->addStretch(1);
    card->body()->addLayout(m_suggestions);
    card->body()->addWidget(m_status->wrapped());
    column->addWidget(card);
    column->addWidget(options());
    m_edit->setPlaceholderText(tr("Type or paste them, parted by spaces"));
    connect(m_edit, &SeedEdit::textChanged, this, &WordsStep::onTyped);
    connect(m_edit, &SeedEdit::accepted, this, &WordsStep::accept);
    connect(m_edit, &SeedEdit::pasted, this,
            [this] { m_field->setHint(tr("The clipboard was emptied.")); });
    onTyped();
}

QWidget* WordsStep::options()
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kField));
    auto* fold = new Button{tr("Options"), ButtonKind::Quiet, Icon::ChevronDown};
    auto* inside = new Card;
    m_folded = inside;
    m_passphrase = new PasswordField{tr("Passphrase")};
    m_passphrase->setHint(tr("Only if the wallet had one beside its words."));
    m_hasBirthday = new QCheckBox{tr("I know when it was first used")};
    m_birthday = new QDateEdit{QDate::currentDate().addYears(-1)};
    m_birthday->setMinimumDate(kFirstSeeds);
    m_birthday->setMaximumDate(QDate::currentDate());
    m_birthday->setCalendarPopup(true);
    auto* date = new Field{tr("Not before"), m_birthday};
    date->setHint(tr("Blocks before it are not read, which saves time."));
    date->hide();
    inside->body()->addWidget(m_passphrase);
    inside->body()->addWidget(m_hasBirthday);
    inside->body()->addWidget(date);
    inside->hide();
    column->addWidget(fold, 0, Qt::AlignLeading);
    column->addWidget(inside);
    connect(m_hasBirthday, &QCheckBox::toggled, date, &QWidget::setVisible);
    connect(m_passphrase, &PasswordField::edited, m_passphrase,
            [this] { m_passphrase->setError({}); });
    connect(fold, &QPushButton::clicked, inside, [inside, fold] {
        inside->setVisible(!inside->isVisible());
        fold->setIcon(inside->isVisible() ? Icon::ChevronUp : Icon::ChevronDown);
    });
    return host;
}

QString WordsStep::title() const { return tr("The words of the wallet"); }

QString WordsStep::subtitle() const
{
    return tr("12 to 24 words in their order. They stay on this computer.");
}

void WordsStep::enter()
{
    m_edit->setFocus();
    if (choices().passphrase.empty())
        return;
    // The field is empty again: what it held may not stay in force unseen.
    choices().passphrase.clear();
    m_folded->show();
    m_passphrase->setError(tr("Type the passphrase again, or leave it empty to have none."));
}

void WordsStep::onTyped()
{
    m_view = viewOfWords(m_edit->toPlainText(), m_edit->textCursor().position());
    m_status->setText(m_view.status);
    m_status->setColor(m_view.tone == Tone::Neutral ? Token::Muted : tokenOf(m_view.tone));
    m_field->setError({});
    showSuggestions(m_view.suggestions);
}

void WordsStep::showSuggestions(const QStringList& words)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QString word = words.value(static_cast<qsizetype>(i));
        m_buttons[i]->setText(word);
        m_buttons[i]->setVisible(!word.isEmpty());
    }
}

void WordsStep::accept()
{
    if (!m_view.suggestions.isEmpty())
        m_edit->completeWith(m_view.suggestions.front());
    else if (m_view.valid)
        next();
}

void WordsStep::next()
{
    // Coming back to a step that is already answered: the field is empty, the words are kept.
    if (m_edit->toPlainText().isEmpty() && !choices().words.empty()) {
        takeOptions();
        emit done();
        return;
    }
    if (!m_view.valid) {
        m_field->setError(m_view.status);
        m_field->focusError();
        return;
    }
    choices().words = normalisedWords(m_edit->toPlainText());
    choices().seedConfirmed = true;
    takeOptions();
    forget();
    emit done();
}

/// What is seen now counts, also when only the words are kept from before.
void WordsStep::takeOptions()
{
    choices().passphrase = m_passphrase->take();
    choices().birthday.reset();
    if (m_hasBirthday->isChecked())
        choices().birthday = m_birthday->date().startOfDay(Qt::UTC);
}

void WordsStep::forget()
{
    m_edit->scrub();
    m_passphrase->clear();
    m_field->setHint(choices().words.empty()
                         ? QString{}
                         : tr("The words are kept. Type again to replace them."));
}

} // namespace fulgurite::ui
