// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settings_section.h"

namespace fulgurite::ui {

class KeyValueList;

/// Which network and which server; changing happens on the Network page.
class NetworkSection final : public SettingsSection {
    Q_OBJECT

public:
    NetworkSection();
    void setSnapshot(const app::Snapshot& snapshot) override;

signals:
    void changeRequested();

private:
    KeyValueList* m_facts;
};

} // namespace fulgurite::ui
