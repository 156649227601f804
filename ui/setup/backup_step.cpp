// SPDX-License-Identifier: MIT
#include "ui/setup/backup_step.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

namespace fulgurite::ui {

namespace {

QHBoxLayout* rowOf(Label* text, Button* button)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kField));
    text->setElideMode(Qt::ElideMiddle);
    row->addWidget(text, 1);
    row->addWidget(button);
    return row;
}

} // namespace

BackupStep::BackupStep(SetupChoices& choices)
    : SetupStep{choices},
      m_error{new Banner{Tone::Bad, {}}},
      m_folder{new Label},
      m_restore{new Card{tr("Channels")}},
      m_channelBackup{new Label},
      m_nameEdit{new QLineEdit},
      m_name{new Field{tr("Name of the wallet"), m_nameEdit}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    column->addWidget(m_error);
    m_error->hide();
    auto* card = new Card{tr("Backup folder")};
    auto* choose = new Button{tr("Choose a folder…"), ButtonKind::Secondary, Icon::Folder};
    card->body()->addLayout(rowOf(m_folder, choose));
    auto* why = new Label{tr("Words bring back coins on chain. Money in channels also needs the "
                             "channel backup: a small encrypted file, kept up to date. Best on a "
                             "stick or in a synchronised folder."),
                          TextRole::Caption, Token::Muted};
    card->body()->addWidget(why->wrapped());
    column->addWidget(card);

    auto* find = new Button{tr("Choose a file…"), ButtonKind::Secondary, Icon::Backup};
    auto* restore = qobject_cast<Card*>(m_restore);
    restore->body()->addLayout(rowOf(m_channelBackup, find));
    column->addWidget(m_restore);

    auto* naming = new Card;
    naming->body()->addWidget(m_name);
    column->addWidget(naming);
    connect(choose, &QPushButton::clicked, this, &BackupStep::chooseFolder);
    connect(find, &QPushButton::clicked, this, &BackupStep::chooseChannelBackup);
    connect(m_nameEdit, &QLineEdit::textEdited, this, [this] { m_name->setError({}); });
}

void BackupStep::setKnown(const std::vector<app::WalletEntry>& known)
{
    m_known = known;
    m_nameEdit->setText(freeName(known));
}

QString BackupStep::title() const { return tr("A second place for the backup"); }

QString BackupStep::subtitle() const
{
    return tr("One copy beside the wallet is not enough when the disk dies.");
}

QString BackupStep::nextText() const
{
    const bool restoring = choices().path == SetupPath::Restore;
    if (m_busy)
        return restoring ? tr("Restoring…") : tr("Creating…");
    return restoring ? tr("Restore the wallet") : tr("Create the wallet");
}

void BackupStep::enter()
{
    setFolder(choices().backupFolder);
    m_restore->setVisible(choices().path == SetupPath::Restore);
    m_channelBackup->setText(choices().channelBackup.isEmpty()
                                 ? tr("No channel backup chosen")
                                 : QDir::toNativeSeparators(choices().channelBackup));
    setError({});
}

void BackupStep::setFolder(const QString& folder)
{
    choices().backupFolder = folder;
    m_folder->setText(folder.isEmpty() ? tr("None chosen: you can do it later in Settings")
                                       : QDir::toNativeSeparators(folder));
    m_folder->setColor(folder.isEmpty() ? Token::Muted : Token::Text);
}

void BackupStep::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for the channel backup"));
    if (!folder.isEmpty())
        setFolder(folder);
}

void BackupStep::chooseChannelBackup()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Channel backup"));
    if (file.isEmpty())
        return;
    choices().channelBackup = file;
    m_channelBackup->setText(QDir::toNativeSeparators(file));
}

void BackupStep::next()
{
    if (m_busy)
        return;
    const QString name = m_nameEdit->text().trimmed();
    switch (problemOfName(name, m_known, choices().network)) {
    case NameProblem::None:
        choices().name = name;
        setError({});
        emit done();
        return;
    case NameProblem::Empty:
        m_name->setError(tr("The wallet needs a name."));
        break;
    case NameProblem::Characters:
        m_name->setError(tr("Letters, digits, - and _ only, at most 40."));
        break;
    case NameProblem::Taken:
        m_name->setError(tr("There is a wallet of this name already."));
        break;
    }
    m_name->focusError();
}

void BackupStep::setBusy(bool busy)
{
    m_busy = busy;
    emit changed();
}

void BackupStep::setError(const QString& error)
{
    m_error->set(Tone::Bad, error);
    m_error->setVisible(!error.isEmpty());
}

} // namespace fulgurite::ui
