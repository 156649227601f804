// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/stage_strip.h"

#include <vector>

class QVBoxLayout;

namespace fulgurite::ui {

struct ProgressStep {
    QString text; ///< "In flight, not settled"
    StageState state = StageState::Waiting;
    QString detail;
};

/// What a running payment or opening has behind it and before it, from top to bottom.
class ProgressSteps : public QWidget {
    Q_OBJECT

public:
    explicit ProgressSteps(const std::vector<ProgressStep>& steps = {}, QWidget* parent = nullptr);
    void setSteps(const std::vector<ProgressStep>& steps);

private:
    QVBoxLayout* m_rows;
};

} // namespace fulgurite::ui
