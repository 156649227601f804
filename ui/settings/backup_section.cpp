// SPDX-License-Identifier: MIT
#include "ui/settings/backup_section.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/format/seed_questions.h"
#include "ui/settings/settings_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/seed_grid.h"
#include "ui/widgets/state_chip.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

QLineEdit* editOf(Field* field) { return qobject_cast<QLineEdit*>(field->editor()); }

void scrub(QLineEdit* edit)
{
    edit->setText(QString{edit->text().size(), QLatin1Char{'0'}});
    edit->clear();
}

int countOf(const SecretBytes& words)
{
    return static_cast<int>(std::ranges::count(words.expose(), static_cast<std::uint8_t>(' '))) + 1;
}

} // namespace

BackupSection::BackupSection(app::Wallets& wallets, app::Backups& backups)
    : m_wallets{wallets},
      m_backups{backups}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    column->addWidget(seedCard());
    column->addWidget(channelCard());
    column->addStretch(1);
}

QWidget* BackupSection::seedCard()
{
    m_seedCard = new Card{tr("Your words")};
    auto* body = m_seedCard->body();
    m_seedState = new StateChip{{}};
    body->addWidget(m_seedState, 0, Qt::AlignLeading);
    m_password = new PasswordField{tr("Password")};
    m_password->setHint(tr("Nobody else should see the screen now."));
    body->addWidget(m_password);
    m_questions = new QWidget;
    auto* questions = new QVBoxLayout{m_questions};
    questions->setSpacing(scaled(space::kField));
    for (auto& answer : m_answers) {
        auto* edit = new QLineEdit;
        edit->setContextMenuPolicy(Qt::PreventContextMenu);
        answer = new Field{tr("Word"), edit};
        questions->addWidget(answer);
        connect(edit, &QLineEdit::textEdited, answer, [answer] { answer->setError({}); });
    }
    m_questions->hide();
    body->addWidget(m_questions);
    auto* buttons = new QHBoxLayout;
    m_confirm = new Button{tr("Confirm three words")};
    m_show = new Button{tr("Show the words"), ButtonKind::Secondary, Icon::Eye};
    m_hide = new Button{tr("Hide"), ButtonKind::Secondary, Icon::EyeOff};
    m_check = new Button{tr("Check"), ButtonKind::Primary};
    buttons->addStretch(1);
    for (Button* button : {m_confirm, m_show, m_hide, m_check})
        buttons->addWidget(button);
    body->addLayout(buttons);
    m_hide->hide();
    m_check->hide();
    offerInMenus(m_show, PageAction::ShowWords);
    offerInMenus(m_confirm, PageAction::ConfirmWords);
    connect(m_show, &QPushButton::clicked, this, [this] { askForWords(false); });
    connect(m_confirm, &QPushButton::clicked, this, [this] { askForWords(true); });
    connect(m_hide, &QPushButton::clicked, this, &BackupSection::hideWords);
    connect(m_check, &QPushButton::clicked, this, &BackupSection::checkThree);
    connect(m_password, &PasswordField::edited, this, [this] { m_password->setError({}); });
    connect(m_password, &PasswordField::submitted, this, [this] { askForWords(false); });
    return m_seedCard;
}

QWidget* BackupSection::channelCard()
{
    auto* card = new Card{tr("Channel backup")};
    m_proof = new StateChip{{}};
    card->body()->addWidget(m_proof, 0, Qt::AlignLeading);
    m_fault = new Banner{Tone::Bad, {}};
    m_fault->hide();
    card->body()->addWidget(m_fault);
    auto* row = new QHBoxLayout;
    m_folder = new Label;
    m_folder->setElideMode(Qt::ElideMiddle);
    auto* choose = new Button{tr("Choose a folder…"), ButtonKind::Secondary, Icon::Folder};
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    card->body()->addLayout(row);
    auto* why = new Label{tr("Proving opens every copy from the words alone and derives each "
                             "channel's keys, as a restore would."),
                          TextRole::Caption, Token::Muted};
    card->body()->addWidget(why->wrapped());
    auto* buttons = new QHBoxLayout;
    auto* save = new Button{tr("Export a copy…"), ButtonKind::Secondary, Icon::External};
    m_prove = new Button{tr("Prove now"), ButtonKind::Secondary, Icon::Shield};
    buttons->addStretch(1);
    buttons->addWidget(save);
    buttons->addWidget(m_prove);
    card->body()->addLayout(buttons);
    offerInMenus(choose, PageAction::BackupFolder);
    offerInMenus(save, PageAction::ExportBackup);
    offerInMenus(m_prove, PageAction::ProveBackup);
    connect(choose, &QPushButton::clicked, this, &BackupSection::chooseFolder);
    connect(save, &QPushButton::clicked, this, &BackupSection::exportFile);
    connect(m_prove, &QPushButton::clicked, this, &BackupSection::prove);
    return card;
}

void BackupSection::setSnapshot(const app::Snapshot& snapshot) { showStatus(*snapshot.backup); }

void BackupSection::showStatus(const app::BackupPart& part)
{
    m_confirmed = part.seedConfirmed;
    const BackupChip seed = seedChip(part);
    m_seedState->setState(seed.text, seed.tone);
    m_confirm->setVisible(!m_confirmed && m_words.empty());
    const BackupChip proof = proofChip(part, QDateTime::currentDateTime());
    m_proof->setState(proof.text, proof.tone, proof.tone == Tone::Good ? Icon::Shield : Icon::None);
    m_fault->setVisible(part.fault.has_value());
    if (part.fault)
        m_fault->set(Tone::Bad, errorLine(*part.fault));
    m_folder->setText(part.folder.isEmpty() ? tr("No second folder chosen")
                                            : QDir::toNativeSeparators(part.folder));
    m_folder->setColor(part.folder.isEmpty() ? Token::Muted : Token::Text);
}

void BackupSection::askForWords(bool confirm)
{
    if (m_asking)
        return;
    if (m_password->isEmpty()) {
        m_password->setError(tr("Type your password."));
        return m_password->focusError();
    }
    m_confirming = confirm;
    setAsking(true);
    const auto round = ++m_round;
    m_wallets.exportSeed(m_password->take())
        .then(this, [this, round](const app::Answer<SecretBytes>& words) {
            // The page was left meanwhile, perhaps for the window's lock: nobody may see them.
            if (round == m_round)
                onWords(words);
        });
}

void BackupSection::setAsking(bool asking)
{
    m_asking = asking;
    m_show->setEnabled(!asking);
    m_confirm->setEnabled(!asking);
}

void BackupSection::onWords(const app::Answer<SecretBytes>& words)
{
    setAsking(false);
    if (!words) {
        m_password->setError(errorLine(words.error()));
        return m_password->focusError();
    }
    m_words = words->clone();
    m_password->hide();
    m_show->hide();
    m_confirm->hide();
    m_hide->show();
    if (m_confirming)
        return askThree();
    m_grid = new SeedGrid{m_words.clone()};
    m_grid->setAccessibleName(tr("Your words"));
    m_seedCard->body()->insertWidget(1, m_grid);
}

void BackupSection::askThree()
{
    m_asked = pickQuestions(countOf(m_words), *QRandomGenerator::system());
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        m_answers[i]->setLabel(tr("Word %1").arg(m_asked[i] + 1));
        m_answers[i]->setError({});
    }
    m_questions->show();
    m_check->show();
    m_answers.front()->setFocus();
}

void BackupSection::checkThree()
{
    Field* wrong = nullptr;
    for (std::size_t i = m_answers.size(); i-- > 0;) {
        if (isWordAt(m_words, m_asked[i], editOf(m_answers[i])->text()))
            continue;
        m_answers[i]->setError(tr("This is not word %1.").arg(m_asked[i] + 1));
        wrong = m_answers[i];
    }
    if (wrong)
        return wrong->focusError();
    hideWords();
    m_backups.confirmSeed().then(this, [this](const app::Answer<bool>& answer) {
        emit said(answer ? tr("The words are confirmed") : errorLine(answer.error()));
    });
}

void BackupSection::hideWords()
{
    m_words.clear();
    delete m_grid;
    m_grid = nullptr;
    for (Field* answer : m_answers) {
        scrub(editOf(answer));
        answer->setError({});
    }
    m_questions->hide();
    m_hide->hide();
    m_check->hide();
    m_password->show();
    m_show->show();
    m_confirm->setVisible(!m_confirmed);
}

void BackupSection::leave()
{
    ++m_round;
    setAsking(false);
    hideWords();
    m_password->clear();
    m_password->setError({});
}

void BackupSection::prove()
{
    m_prove->setEnabled(false);
    m_prove->setText(tr("Proving…"));
    m_backups.prove().then(this, [this](const app::Answer<app::BackupPart>& part) {
        m_prove->setEnabled(true);
        m_prove->setText(tr("Prove now"));
        if (part)
            return showStatus(*part);
        m_fault->set(Tone::Bad, errorLine(part.error()));
        m_fault->show();
    });
}

void BackupSection::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the channel backup"));
    if (folder.isEmpty())
        return;
    m_backups.setFolder(folder).then(this, [this](const app::Answer<app::BackupPart>& part) {
        if (part)
            showStatus(*part);
        emit said(part ? tr("Backup folder set") : errorLine(part.error()));
    });
}

void BackupSection::exportFile()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Export the channel backup"),
                                                      QStringLiteral("fulgurite-channels.backup"));
    if (file.isEmpty())
        return;
    m_backups.exportTo(file).then(this, [this](const app::Answer<bool>& answer) {
        emit said(answer ? tr("Backup exported") : errorLine(answer.error()));
    });
}

} // namespace fulgurite::ui
