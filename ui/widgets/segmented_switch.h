// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <vector>

class QButtonGroup;

namespace fulgurite::ui {

struct SwitchOption {
    QString id;
    QString text;
};

class SwitchButton;

/// One of a few: "Unified | Lightning | On chain". Left and Right move.
class SegmentedSwitch : public QWidget {
    Q_OBJECT

public:
    SegmentedSwitch(const QString& name, const std::vector<SwitchOption>& options,
                    QWidget* parent = nullptr);
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const;
    void setOptionEnabled(const QString& id, bool enabled, const QString& reason = {});

signals:
    /// By the person only, never by setCurrent.
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    std::vector<SwitchButton*> m_buttons;
};

} // namespace fulgurite::ui
