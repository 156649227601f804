// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"
#include "ui/shell/place.h"
#include "ui/widgets/card.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// One thing that waits for the owner: a sentence, and where it is dealt with.
struct AttentionWords {
    QString text;
    QString action;
    Place place;
    Tone tone = Tone::Warn;
};
AttentionWords attentionWords(const app::AttentionItem& item);

/// The "needs attention" card; hidden while nothing does.
class AttentionList : public Card {
    Q_OBJECT

public:
    explicit AttentionList(QWidget* parent = nullptr);
    void setItems(const std::vector<app::AttentionItem>& items);

signals:
    void go(const fulgurite::ui::Place& place);

private:
    QWidget* m_rows = nullptr;
};

} // namespace fulgurite::ui
