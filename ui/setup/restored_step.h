// SPDX-License-Identifier: MIT
#pragma once

#include "ui/setup/setup_step.h"

namespace fulgurite::ui {

class Card;
class KeyValueList;
class Label;

/// After a restore: which accounts are searched and which channels the backup names.
class RestoredStep final : public SetupStep {
    Q_OBJECT

public:
    explicit RestoredStep(SetupChoices& choices);
    void setResult(const app::RestoredWallet& restored);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString nextText() const override;
    void next() override { emit done(); }

private:
    KeyValueList* m_accounts;
    Card* m_channels;
    Label* m_channelText;
};

} // namespace fulgurite::ui
