// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/tone.h"

#include <vector>

class QHBoxLayout;

namespace fulgurite::ui {

enum class StageState { Waiting, Working, Done, Failed };

/// What each state looks like, in stages and in progress alike.
Tone toneOf(StageState state);
Icon iconOf(StageState state);

struct Stage {
    QString id;
    QString name; ///< "Chain"
    StageState state = StageState::Waiting;
    QString detail;      ///< "block 840 123 of 840 200" or the reason
    int percent = -1;    ///< −1: unknown
    QString technical{}; ///< the engine's own words, on hovering
    friend bool operator==(const Stage&, const Stage&) = default;
};

/// Named stages of getting ready, side by side (or below each other where narrow), each with its
/// reason and a retry.
class StageStrip : public QWidget {
    Q_OBJECT

public:
    explicit StageStrip(const std::vector<Stage>& stages = {}, QWidget* parent = nullptr);
    void setStages(const std::vector<Stage>& stages);

signals:
    void retryRequested(const QString& id);

private:
    QWidget* column(const Stage& stage);
    QWidget* retryButton(const Stage& stage);

    std::vector<Stage> m_stages;
    QHBoxLayout* m_row;
};

} // namespace fulgurite::ui
