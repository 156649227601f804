// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

namespace fulgurite::ui {

class PasswordField;

/// The password of the wallet file, twice.
class PasswordStep final : public SetupStep {
    Q_OBJECT

public:
    explicit PasswordStep(SetupChoices& choices);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool isBusy() const override { return m_busy; }
    void enter() override;
    void next() override;
    void forget() override;
    /// The wallet is being made (practice ends on this step).
    void setBusy(bool busy);
    void setError(const QString& error);

private:
    PasswordField* m_first;
    PasswordField* m_second;
    bool m_busy = false;
};

} // namespace fulgurite::ui
