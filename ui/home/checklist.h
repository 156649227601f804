// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/place.h"
#include "ui/widgets/card.h"

namespace fulgurite::ui {

/// What a new wallet has done of its first steps.
struct FirstSteps {
    bool backedUp = false, funded = false, opened = false, paid = false;
    bool lightning = true; ///< without it there is no channel to open
    [[nodiscard]] bool done() const { return backedUp && funded && paid && (opened || !lightning); }
};

/// Back up, fund, open, pay: four steps with the next one's action; hidden once all are done.
class Checklist : public Card {
    Q_OBJECT

public:
    explicit Checklist(QWidget* parent = nullptr);
    void setSteps(const FirstSteps& steps);

signals:
    void go(const fulgurite::ui::Place& place);

private:
    QWidget* m_rows = nullptr;
};

} // namespace fulgurite::ui
