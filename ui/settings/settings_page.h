// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/backups.h"
#include "app/api/preferences.h"
#include "app/api/wallets.h"
#include "ui/desktop/window_choices.h"
#include "ui/shell/shell_page.h"
#include "ui/style/icons.h"

class QListWidget;
class QStackedWidget;

namespace fulgurite::ui {

class DisplaySection;
class GeneralSection;
class SecuritySection;
class SettingsSection;

/// An icon list of sections at the left, the chosen one beside it.
class SettingsPage final : public ShellPage {
    Q_OBJECT

public:
    struct Ports {
        app::Wallets& wallets;
        app::Backups& backups;
        app::Preferences& preferences;
    };
    SettingsPage(Ports ports, const WindowChoices& choices);

    void setSnapshot(const app::Snapshot& snapshot);
    /// Choices changed elsewhere (the View menu).
    void setChoices(const WindowChoices& choices);
    /// "general", "display", "security", "backup", "lightning", "network".
    void open(const QString& payload) override;

signals:
    void choicesChanged(const fulgurite::ui::WindowChoices& choices);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void addSection(const QString& id, Icon icon, const QString& title, SettingsSection* section);
    void takeChoices(const WindowChoices& choices);
    void showSection(int row);

    WindowChoices m_choices;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QStringList m_ids;
    std::vector<SettingsSection*> m_sections;
    GeneralSection* m_general;
    DisplaySection* m_display;
    SecuritySection* m_security;
    int m_here = -1;
};

} // namespace fulgurite::ui
