// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

class QLineEdit;

namespace fulgurite::ui {

class Banner;
class Button;
class Field;
class Label;

/// The last step: a second place for the channel backup, the wallet's name, and the deed.
class BackupStep final : public SetupStep {
    Q_OBJECT

public:
    explicit BackupStep(SetupChoices& choices);
    void setKnown(const std::vector<app::WalletEntry>& known);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool isBusy() const override { return m_busy; }
    void enter() override;
    void next() override;
    void setBusy(bool busy);
    void setError(const QString& error);
    /// Without a dialog; for the button and for tests.
    void setFolder(const QString& folder);

private:
    void chooseFolder();
    void chooseChannelBackup();

    std::vector<app::WalletEntry> m_known;
    Banner* m_error;
    Label* m_folder;
    QWidget* m_restore;
    Label* m_channelBackup;
    QLineEdit* m_nameEdit;
    Field* m_name;
    bool m_busy = false;
};

} // namespace fulgurite::ui
