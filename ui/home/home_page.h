// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/history.h"
#include "ui/shell/shell_page.h"

namespace fulgurite::ui {

class Amount;
class AttentionList;
class BalanceHistory;
class Banner;
class Card;
class Checklist;
class RecentList;
class SegmentedBar;

/// Everything one holds, what needs one, and what happened last.
class HomePage : public ShellPage {
    Q_OBJECT

public:
    explicit HomePage(app::History& history, QWidget* parent = nullptr);
    void show(const app::Snapshot& snapshot);
    using ShellPage::show;
    void open(const QString& payload) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildTotal();
    void showAttention();
    void showBalances(const app::Balances& balances);
    void showBackend(const app::ChainPart& chain);
    void askRecent();
    void offerClipboard();

    app::History& m_history;
    app::Snapshot m_shown;
    bool m_first = true;
    QString m_offered, m_taken;
    Banner* m_offer;
    Banner* m_backend;
    Card* m_total;
    Amount* m_hero;
    SegmentedBar* m_bar;
    Amount* m_canSend;
    Amount* m_canReceive;
    QWidget* m_arrivingBox;
    Amount* m_arriving;
    AttentionList* m_attention;
    Checklist* m_checklist;
    BalanceHistory* m_balance;
    RecentList* m_recent;
};

} // namespace fulgurite::ui
