// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/preferences.h"
#include "ui/settings/settings_section.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace fulgurite::ui {

class Banner;
class Button;
class Field;

/// Alias, days away, keysend, announcing.
class LightningSection final : public SettingsSection {
    Q_OBJECT

public:
    explicit LightningSection(app::Preferences& preferences);
    void setSnapshot(const app::Snapshot& snapshot) override;
    void enter() override;

private:
    void show(const app::EnginePreferences& preferences);
    using QWidget::show;
    void save();

    app::Preferences& m_preferences;
    app::EnginePreferences m_known;
    QLineEdit* m_aliasEdit;
    Field* m_alias;
    QSpinBox* m_days;
    QCheckBox* m_keysend;
    QCheckBox* m_announce;
    Button* m_save;
    Banner* m_off;
    Banner* m_problem;
};

} // namespace fulgurite::ui
