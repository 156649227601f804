// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/backups.h"
#include "app/api/wallets.h"
#include "ui/settings/settings_section.h"

class QLineEdit;

namespace fulgurite::ui {

class Banner;
class Button;
class Card;
class Field;
class Label;
class PasswordField;
class SeedGrid;
class StateChip;

/// The words again, the check of three of them, the backup's folder, its proof, its export.
class BackupSection final : public SettingsSection {
    Q_OBJECT

public:
    BackupSection(app::Wallets& wallets, app::Backups& backups);
    void setSnapshot(const app::Snapshot& snapshot) override;
    void leave() override;

private:
    QWidget* seedCard();
    QWidget* channelCard();
    void showStatus(const app::BackupPart& part);
    void askForWords(bool confirm);
    void setAsking(bool asking);
    void onWords(const app::Answer<SecretBytes>& words);
    void askThree();
    void checkThree();
    void hideWords();
    void prove();
    void chooseFolder();
    void exportFile();

    app::Wallets& m_wallets;
    app::Backups& m_backups;
    bool m_confirming = false;
    bool m_confirmed = false;
    bool m_asking = false;
    std::uint64_t m_round = 0; ///< words asked for before the page was left are dropped
    SecretBytes m_words;
    std::array<int, 3> m_asked{};
    StateChip* m_seedState = nullptr;
    PasswordField* m_password = nullptr;
    Button* m_show = nullptr;
    Button* m_confirm = nullptr;
    Button* m_hide = nullptr;
    Button* m_check = nullptr;
    Card* m_seedCard = nullptr;
    SeedGrid* m_grid = nullptr;
    QWidget* m_questions = nullptr;
    std::array<Field*, 3> m_answers{};
    StateChip* m_proof = nullptr;
    Banner* m_fault = nullptr;
    Label* m_folder = nullptr;
    Button* m_prove = nullptr;
};

} // namespace fulgurite::ui
