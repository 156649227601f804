// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

class QButtonGroup;
class QVBoxLayout;

namespace fulgurite::ui {

class ChoiceRow;
class Label;

/// Create, restore, open or practise.
class StartStep final : public SetupStep {
    Q_OBJECT

public:
    explicit StartStep(SetupChoices& choices);
    /// Wallets that can be opened; without any, "Open" does not appear.
    void setWallets(const std::vector<app::WalletEntry>& wallets);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString nextText() const override;
    void next() override { emit done(); }

private:
    void showWallets();

    std::vector<app::WalletEntry> m_wallets;
    QButtonGroup* m_paths;
    QButtonGroup* m_recent;
    ChoiceRow* m_open;
    QWidget* m_list;
    QVBoxLayout* m_rows;
};

} // namespace fulgurite::ui
