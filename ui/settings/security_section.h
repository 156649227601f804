// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/preferences.h"
#include "app/api/wallets.h"
#include "ui/desktop/window_choices.h"
#include "ui/settings/settings_section.h"

class QCheckBox;
class QSlider;
class QSpinBox;

namespace fulgurite::ui {

class AmountField;
class Banner;
class Button;
class Label;
class PasswordField;

/// The password, locking by itself, and how long an unlock takes.
class SecuritySection final : public SettingsSection {
    Q_OBJECT

public:
    SecuritySection(app::Wallets& wallets, app::Preferences& preferences,
                    const WindowChoices& choices);
    void show(const WindowChoices& choices);
    using QWidget::show;
    void enter() override;
    void leave() override;

signals:
    void changed(const fulgurite::ui::WindowChoices& choices);

private:
    QWidget* passwordCard();
    QWidget* lockCard();
    QWidget* limitCard();
    QWidget* unlockCard();
    void changePassword();
    void showSeconds();
    void saveSeconds();
    void saveLimit();
    void write();
    void prove();
    void endProof();

    app::Wallets& m_wallets;
    app::Preferences& m_preferences;
    WindowChoices m_choices;
    app::EnginePreferences m_engine;
    bool m_known = false; ///< never write what was not read
    PasswordField* m_old = nullptr;
    PasswordField* m_new = nullptr;
    PasswordField* m_again = nullptr;
    Button* m_change = nullptr;
    Banner* m_result = nullptr;
    QSpinBox* m_minutes = nullptr;
    QCheckBox* m_asks = nullptr;
    AmountField* m_limit = nullptr;
    PasswordField* m_proof = nullptr; ///< a weaker limit takes it
    QSlider* m_slider = nullptr;
    Label* m_seconds = nullptr;
};

} // namespace fulgurite::ui
