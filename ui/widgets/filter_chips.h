// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace fulgurite::ui {

struct FilterChip {
    QString id;
    QString text;
};

class ChipButton;

/// Toggles that narrow a list; several may be on; none on means all.
class FilterChips : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(const std::vector<FilterChip>& chips, QWidget* parent = nullptr);
    [[nodiscard]] QStringList chosen() const;
    void setChosen(const QStringList& ids);

signals:
    void changed(const QStringList& chosen);

private:
    std::vector<ChipButton*> m_buttons;
};

} // namespace fulgurite::ui
