// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

#include "ui/settings/backup_section.h"
#include "ui/settings/lightning_section.h"
#include "ui/settings/network_section.h"
#include "ui/settings/security_section.h"
#include "ui/settings/window_sections.h"
#include "ui/style/fonts.h"
#include "ui/widgets/plain_scroll.h"

namespace fulgurite::ui {

namespace {

constexpr int kListWidth = 180;

} // namespace

SettingsPage::SettingsPage(Ports ports, const WindowChoices& choices)
    : ShellPage{tr("Settings"), PageWidth::Full},
      m_choices{choices},
      m_list{new QListWidget},
      m_stack{new QStackedWidget},
      m_general{new GeneralSection{choices}},
      m_display{new DisplaySection{choices}},
      m_security{new SecuritySection{ports.wallets, ports.preferences, choices}}
{
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kPage));
    m_list->setFixedWidth(scaled(kListWidth));
    m_list->setAccessibleName(tr("Sections"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setIconSize({scaled(size::kIcon), scaled(size::kIcon)});
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false); // it stands on the page, as the sidebar does
    row->addWidget(m_list, 0, Qt::AlignTop);
    row->addWidget(m_stack, 1);
    body()->addLayout(row, 1);
    addSection(QStringLiteral("general"), Icon::Settings, tr("General"), m_general);
    addSection(QStringLiteral("display"), Icon::Display, tr("Display"), m_display);
    addSection(QStringLiteral("security"), Icon::Lock, tr("Security"), m_security);
    addSection(QStringLiteral("backup"), Icon::Shield, tr("Backup"),
               new BackupSection{ports.wallets, ports.backups});
    addSection(QStringLiteral("lightning"), Icon::Bolt, tr("Lightning"),
               new LightningSection{ports.preferences});
    auto* network = new NetworkSection;
    addSection(QStringLiteral("network"), Icon::Network, tr("Network"), network);
    connect(network, &NetworkSection::changeRequested, this,
            [this] { emit go({PageId::Network, QStringLiteral("backend")}); });
    connect(m_general, &GeneralSection::changed, this, &SettingsPage::takeChoices);
    connect(m_display, &DisplaySection::changed, this, &SettingsPage::takeChoices);
    connect(m_security, &SecuritySection::changed, this, &SettingsPage::takeChoices);
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsPage::showSection);
    m_list->setCurrentRow(0);
}

void SettingsPage::addSection(const QString& id, Icon which, const QString& title,
                              SettingsSection* section)
{
    auto* item = new QListWidgetItem{icon(which, Token::Muted), title, m_list};
    item->setSizeHint({scaled(kListWidth) - scaled(space::kCard), scaled(size::kControl)});
    m_stack->addWidget(leadingForm(section));
    m_ids << id;
    m_list->setFixedHeight(static_cast<int>(m_ids.size()) * scaled(size::kControl) +
                           2 * m_list->frameWidth());
    m_sections.push_back(section);
    connect(section, &SettingsSection::said, this, &ShellPage::said);
}

void SettingsPage::setSnapshot(const app::Snapshot& snapshot)
{
    for (auto* section : m_sections)
        section->setSnapshot(snapshot);
}

void SettingsPage::takeChoices(const WindowChoices& choices)
{
    setChoices(choices);
    emit choicesChanged(choices);
}

void SettingsPage::setChoices(const WindowChoices& choices)
{
    m_choices = choices;
    m_general->show(choices);
    m_display->show(choices);
    m_security->show(choices);
}

void SettingsPage::open(const QString& payload)
{
    const auto row = static_cast<int>(m_ids.indexOf(payload));
    if (row >= 0 && row != m_here)
        m_list->setCurrentRow(row); // enters it
    else if (m_here >= 0)
        m_sections[static_cast<std::size_t>(m_here)]->enter();
}

void SettingsPage::showSection(int row)
{
    if (m_here >= 0)
        m_sections[static_cast<std::size_t>(m_here)]->leave();
    m_here = row;
    if (row < 0)
        return;
    m_stack->setCurrentIndex(row);
    m_sections[static_cast<std::size_t>(row)]->enter();
}

void SettingsPage::hideEvent(QHideEvent* event)
{
    // Another page, or the window's lock: words that were shown are gone.
    if (m_here >= 0)
        m_sections[static_cast<std::size_t>(m_here)]->leave();
    ShellPage::hideEvent(event);
}

} // namespace fulgurite::ui
