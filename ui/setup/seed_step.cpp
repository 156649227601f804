// SPDX-License-Identifier: MIT
#include "ui/setup/seed_step.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/seed_grid.h"

namespace fulgurite::ui {

namespace {

constexpr int kShort = 12;
constexpr int kLong = 24;

QLineEdit* editOf(Field* field) { return qobject_cast<QLineEdit*>(field->editor()); }

/// Overwrites before it empties, so that Qt's undo keeps no word.
void scrub(QLineEdit* edit)
{
    edit->setText(QString{edit->text().size(), QLatin1Char{'0'}});
    edit->clear();
}

} // namespace

SeedStep::SeedStep(SetupChoices& choices, std::function<SecretBytes(int)> propose)
    : SetupStep{choices},
      m_propose{std::move(propose)},
      m_words{new Card},
      m_questions{new Card}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    column->addWidget(m_words);
    column->addWidget(m_questions);
    column->addWidget(m_options = options());
    for (auto& answer : m_answers) {
        auto* edit = new QLineEdit;
        edit->setContextMenuPolicy(Qt::PreventContextMenu);
        answer = new Field{tr("Word"), edit};
        m_questions->body()->addWidget(answer);
        connect(edit, &QLineEdit::textEdited, answer, [answer] { answer->setError({}); });
        connect(edit, &QLineEdit::returnPressed, this, &SeedStep::next);
    }
    m_questions->hide();
}

QWidget* SeedStep::options()
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kField));
    auto* fold = new Button{tr("Options"), ButtonKind::Quiet, Icon::ChevronDown};
    auto* inside = new Card;
    m_folded = inside;
    m_long = new QCheckBox{tr("24 words instead of 12")};
    m_passphrase = new PasswordField{tr("Passphrase")};
    m_passphrase->setHint(tr("A word of your own beside the words. Without it they open another, "
                             "empty wallet: write it down too."));
    inside->body()->addWidget(m_long);
    m_again = new PasswordField{tr("The same again")};
    inside->body()->addWidget(m_passphrase);
    inside->body()->addWidget(m_again);
    for (PasswordField* field : {m_passphrase, m_again})
        connect(field, &PasswordField::edited, m_passphrase,
                [this] { m_passphrase->setError({}); });
    inside->hide();
    column->addWidget(fold, 0, Qt::AlignLeading);
    column->addWidget(inside);
    connect(fold, &QPushButton::clicked, inside, [inside, fold] {
        inside->setVisible(!inside->isVisible());
        fold->setIcon(inside->isVisible() ? Icon::ChevronUp : Icon::ChevronDown);
    });
    connect(m_long, &QCheckBox::toggled, this, [this](bool wanted) {
        choices().wordCount = wanted ? kLong : kShort;
        propose();
    });
    return host;
}

void SeedStep::propose()
{
    choices().words = m_propose(choices().wordCount);
    choices().seedConfirmed = false;
    showGrid();
}

void SeedStep::showGrid()
{
    delete m_grid;
    m_grid = new SeedGrid{choices().words.clone()};
    m_grid->setAccessibleName(tr("Your words"));
    m_words->body()->addWidget(m_grid);
}

QString SeedStep::title() const
{
    return m_asking ? tr("Three of your words") : tr("Write these words down");
}

QString SeedStep::subtitle() const
{
    return m_asking ? tr("Look at your paper, not at the screen.")
                    : tr("On paper, in this order. Whoever has them has the money; without them "
                         "nobody can bring it back.");
}

QString SeedStep::nextText() const
{
    return m_asking ? SetupStep::nextText() : tr("I have written them down");
}

QString SeedStep::asideText() const { return m_asking ? tr("Later") : QString{}; }

void SeedStep::enter()
{
    m_asking = false;
    if (choices().words.empty())
        propose();
    else
        showGrid();
    m_words->show();
    m_options->show();
    m_questions->hide();
    if (choices().passphrase.empty())
        return;
    // The field is empty again: what it held may not stay in force unseen.
    choices().passphrase.clear();
    m_folded->show();
    m_passphrase->setError(tr("Type the passphrase again, or leave it empty to have none."));
}

void SeedStep::ask()
{
    m_asking = true;
    delete m_grid;
    m_grid = nullptr;
    m_words->hide();
    m_options->hide();
    m_asked = pickQuestions(choices().wordCount, *QRandomGenerator::system());
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        m_answers[i]->setLabel(tr("Word %1").arg(m_asked[i] + 1));
        m_answers[i]->setError({});
        scrub(editOf(m_answers[i]));
    }
    m_questions->show();
    m_answers.front()->setFocus();
    emit changed();
}

bool SeedStep::answersAreRight()
{
    Field* wrong = nullptr;
    for (std::size_t i = m_answers.size(); i-- > 0;) {
        if (isWordAt(choices().words, m_asked[i], editOf(m_answers[i])->text()))
            continue;
        m_answers[i]->setError(tr("This is not word %1.").arg(m_asked[i] + 1));
        wrong = m_answers[i];
    }
    if (wrong)
        wrong->focusError();
    return !wrong;
}

bool SeedStep::takePassphrase()
{
    if (!m_passphrase->equals(*m_again)) {
        m_folded->show();
        m_passphrase->setError(tr("The two passphrases differ."));
        m_passphrase->focusError();
        return false;
    }
    choices().passphrase = m_passphrase->take();
    m_again->clear();
    return true;
}

void SeedStep::next()
{
    if (!m_asking) {
        if (takePassphrase())
            ask();
        return;
    }
    if (!answersAreRight())
        return;
    choices().seedConfirmed = true;
    forget();
    emit done();
}

void SeedStep::aside()
{
    choices().seedConfirmed = false;
    forget();
    emit done();
}

bool SeedStep::back()
{
    if (!m_asking)
        return false;
    forget();
    enter();
    emit changed();
    return true;
}

void SeedStep::forget()
{
    for (Field* answer : m_answers)
        scrub(editOf(answer));
    m_passphrase->clear();
    m_again->clear();
    delete m_grid;
    m_grid = nullptr;
}

} // namespace fulgurite::ui
