// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

#include <functional>

class QCheckBox;
class QVBoxLayout;

namespace fulgurite::ui {

class Button;
class Card;
class Field;
class PasswordField;
class SeedGrid;

/// The words in a grid; then three of them are asked, with the grid away.
class SeedStep final : public SetupStep {
    Q_OBJECT

public:
    /// `propose` gives fresh words (12 or 24).
    SeedStep(SetupChoices& choices, std::function<SecretBytes(int)> propose);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] QString asideText() const override;
    void enter() override;
    void next() override;
    void aside() override;
    bool back() override;
    void forget() override;
    [[nodiscard]] const std::array<int, 3>& asked() const { return m_asked; }

private:
    void propose();
    void showGrid();
    void ask();
    bool answersAreRight();
    bool takePassphrase();
    QWidget* options();

    std::function<SecretBytes(int)> m_propose;
    Card* m_words;
    Card* m_questions;
    SeedGrid* m_grid = nullptr;
    QWidget* m_options;
    QCheckBox* m_long = nullptr;
    QWidget* m_folded = nullptr;
    PasswordField* m_passphrase = nullptr;
    PasswordField* m_again = nullptr;
    std::array<Field*, 3> m_answers{};
    std::array<int, 3> m_asked{};
    bool m_asking = false;
};

} // namespace fulgurite::ui
