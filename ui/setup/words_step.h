// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"
#include "ui/setup/words_view.h"

class QCheckBox;
class QDateEdit;
class QHBoxLayout;

namespace fulgurite::ui {

class Button;
class Field;
class Label;
class PasswordField;
class SeedEdit;

/// Restore: the words with completion and checksum as they are typed; passphrase and birthday
/// behind Options.
class WordsStep final : public SetupStep {
    Q_OBJECT

public:
    explicit WordsStep(SetupChoices& choices);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    void enter() override;
    void next() override;
    void forget() override;

private:
    QWidget* options();
    void onTyped();
    void showSuggestions(const QStringList& words);
    void accept();
    void takeOptions();

    WordsView m_view;
    SeedEdit* m_edit;
    Field* m_field;
    Label* m_status;
    QHBoxLayout* m_suggestions;
    std::vector<Button*> m_buttons;
    PasswordField* m_passphrase = nullptr;
    QWidget* m_folded = nullptr; ///< the options
    QCheckBox* m_hasBirthday = nullptr;
    QDateEdit* m_birthday = nullptr;
};

} // namespace fulgurite::ui
