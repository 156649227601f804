// SPDX-License-Identifier: MIT
#include "ui/settings/lightning_section.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/settings/settings_words.h"
#include "ui/style/fonts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"

namespace fulgurite::ui {

namespace {

constexpr int kMostDays = 14;       ///< 2016 blocks
constexpr int kMostAliasBytes = 32; ///< BOLT 7: an alias has 32 bytes of UTF-8

} // namespace

LightningSection::LightningSection(app::Preferences& preferences)
    : m_preferences{preferences},
      m_aliasEdit{new QLineEdit},
      m_alias{new Field{tr("Name of your node"), m_aliasEdit}},
      m_days{new QSpinBox},
      m_keysend{new QCheckBox{tr("Accept payments without an invoice (keysend)")}},
      m_announce{new QCheckBox{tr("Announce new channels, so that others may route through them")}},
      m_save{new Button{tr("Save"), ButtonKind::Primary}},
      m_off{new Banner{Tone::Neutral, {}}},
      m_problem{new Banner{Tone::Bad, {}}}
{
    auto* column = new QVBoxLayout{this};
    auto* card = new Card{tr("Lightning")};
    m_alias->setHint(tr("Seen by everybody once a channel is announced."));
    m_days->setRange(1, kMostDays);
    m_days->setSuffix(tr(" days"));
    auto* days = new Field{tr("You may be away for"), m_days};
    days->setHint(tr("How long a peer has to wait after closing by force. Longer is safer for you; "
                     "your own force closes are not slower for it."));
    m_off->hide();
    card->body()->addWidget(m_off);
    card->body()->addWidget(m_alias);
    card->body()->addWidget(days);
    card->body()->addWidget(m_keysend);
    card->body()->addWidget(m_announce);
    card->body()->addWidget(m_problem);
    card->body()->addWidget(m_save, 0, Qt::AlignTrailing);
    m_problem->hide();
    m_save->setEnabled(false);
    column->addWidget(card);
    column->addStretch(1);
    connect(m_save, &QPushButton::clicked, this, &LightningSection::save);
    connect(m_aliasEdit, &QLineEdit::textEdited, this, [this] { m_alias->setError({}); });
}

void LightningSection::setSnapshot(const app::Snapshot& snapshot)
{
    const QString note = lightningNote(*snapshot.lifecycle);
    if (!note.isEmpty())
        m_off->set(Tone::Neutral, note);
    m_off->setVisible(!note.isEmpty());
}

void LightningSection::enter()
{
    m_preferences.read().then(this, [this](const app::Answer<app::EnginePreferences>& read) {
        m_save->setEnabled(read.has_value());
        m_problem->setVisible(!read.has_value());
        if (read)
            show(*read);
        else
            m_problem->set(Tone::Bad, errorLine(read.error()));
    });
}

void LightningSection::show(const app::EnginePreferences& preferences)
{
    m_known = preferences;
    m_aliasEdit->setText(preferences.alias);
    m_days->setValue(preferences.awayDays);
    m_keysend->setChecked(preferences.acceptKeysend);
    m_announce->setChecked(preferences.announceByDefault);
}

void LightningSection::save()
{
    const QString alias = m_aliasEdit->text().trimmed();
    if (alias.toUtf8().size() > kMostAliasBytes) {
        m_alias->setError(tr("At most 32 bytes; letters beyond English take two or three."));
        return m_alias->focusError();
    }
    m_known.alias = alias;
    m_known.awayDays = m_days->value();
    m_known.acceptKeysend = m_keysend->isChecked();
    m_known.announceByDefault = m_announce->isChecked();
    m_preferences.write(m_known).then(this, [this](const app::Answer<bool>& answer) {
        m_problem->setVisible(!answer.has_value());
        if (answer)
            emit said(tr("Saved"));
        else
            m_problem->set(Tone::Bad, errorLine(answer.error()));
    });
}

} // namespace fulgurite::ui
