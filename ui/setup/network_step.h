// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

namespace fulgurite::app {
class Connections;
}

namespace fulgurite::ui {

class BackendEditor;
class Button;
class SegmentedSwitch;

/// Which network, and who tells us of its chain.
class NetworkStep final : public SetupStep {
    Q_OBJECT

public:
    NetworkStep(SetupChoices& choices, app::Connections& connections);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString asideText() const override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool isBusy() const override;
    void enter() override;
    void next() override;
    void aside() override;

signals:
    void networkChosen();

private:
    void onNetwork(const QString& id);

    BackendEditor* m_editor;
    Button* m_others;
    SegmentedSwitch* m_networks;
    bool m_failed = false;
    bool m_asked = false;
};

} // namespace fulgurite::ui
