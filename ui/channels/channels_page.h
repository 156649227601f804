// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/channels.h"
#include "app/api/connections.h"
#include "ui/channels/channels_model.h"
#include "ui/shell/shell_page.h"

class QStackedWidget;
class QTableView;

namespace fulgurite::ui {

class Amount;
class Banner;
class Button;
class Card;
class ChannelPreview;
class ClosedView;
class DetailSplit;
class EmptyState;
class OpenWizard;
class PreviewPane;
class SegmentedSwitch;

/// Channels: what they can do together, each with its bar and state, the details of one, and the
/// way to open another.
class ChannelsPage final : public ShellPage {
    Q_OBJECT

public:
    ChannelsPage(app::Channels& channels, app::Connections& connections);

    void setSnapshot(const app::Snapshot& snapshot);
    /// A channel id selects it; "closed" shows those that are over; "open" or "open:TARGET" begins
    /// the wizard.
    void open(const QString& payload) override;
    bool back() override;

protected:
    bool event(QEvent* event) override;

private:
    Card* summary();
    DetailSplit* list();
    void select(const QString& channelId);
    void onSelected(int row);
    [[nodiscard]] bool isOpening() const;
    void beginOpening(const QString& target);
    void showList();
    void showSummary();
    void showEmpty();
    void askWhatCouldBeOpened();
    void showDetails(const QModelIndex& index);
    void refreshClosed();
    void showHtlcs(const QString& channelId);

    app::Channels& m_channels;
    app::Snapshot m_snapshot;
    ChannelsModel m_model;
    QTableView* m_table = nullptr;
    PreviewPane* m_pane = nullptr;
    ChannelPreview* m_preview = nullptr;
    QString m_shown;
    std::uint32_t m_shownHtlcs = 0; ///< those of the pane were asked for with this count
    app::ChannelState m_shownState = app::ChannelState::Opening;
    Amount* m_canSend = nullptr;
    Amount* m_canReceive = nullptr;
    Amount* m_ours = nullptr;
    Banner* m_refused;
    Button* m_openButton;
    QStackedWidget* m_stack;
    DetailSplit* m_list;
    ClosedView* m_closed;
    SegmentedSwitch* m_which; ///< in use, or closed
    EmptyState* m_empty;
    EmptyState* m_noCoins;
    EmptyState* m_none; ///< where channels are refused: no way on is offered
    OpenWizard* m_wizard;
    QWidget* m_wizardHost = nullptr;
    Satoshi m_couldAsked;               ///< coins when it was asked what a channel of them sends
    std::optional<Satoshi> m_couldSend; ///< nothing while it is not known
    QStringList m_closedFor; ///< the wallet and its channels when the closed ones were asked for
    Card* m_summary;
};

} // namespace fulgurite::ui
