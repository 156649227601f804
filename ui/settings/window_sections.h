// SPDX-License-Identifier: MIT
#pragma once

#include "ui/desktop/window_choices.h"
#include "ui/settings/settings_section.h"

class QCheckBox;

namespace fulgurite::ui {

class KeyValueList;
class SegmentedSwitch;

/// What this is and where it lies; language; notifications.
class GeneralSection final : public SettingsSection {
    Q_OBJECT

public:
    explicit GeneralSection(const WindowChoices& choices);
    void setSnapshot(const app::Snapshot& snapshot) override;
    void show(const WindowChoices& choices);
    using QWidget::show;

signals:
    void changed(const fulgurite::ui::WindowChoices& choices);

private:
    void take();

    WindowChoices m_choices;
    KeyValueList* m_about;
    SegmentedSwitch* m_language;
    QCheckBox* m_notify;
    QCheckBox* m_amounts;
};

/// Theme, scale, unit, hidden amounts. Each takes effect at once.
class DisplaySection final : public SettingsSection {
    Q_OBJECT

public:
    explicit DisplaySection(const WindowChoices& choices);
    void show(const WindowChoices& choices);
    using QWidget::show;

signals:
    void changed(const fulgurite::ui::WindowChoices& choices);

private:
    void take();

    WindowChoices m_choices;
    SegmentedSwitch* m_theme;
    SegmentedSwitch* m_scale;
    SegmentedSwitch* m_unit;
    QCheckBox* m_hidden;
};

} // namespace fulgurite::ui
