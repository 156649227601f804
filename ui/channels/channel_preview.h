// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/channels.h"

class QVBoxLayout;

namespace fulgurite::ui {

class Button;
class ChannelBar;
class KeyValueList;
class Label;
class StateChip;
class TechnicalDetails;

/// One channel in the preview pane: bar, limits, pending payments, costs, and how to close it.
class ChannelPreview : public QWidget {
    Q_OBJECT

public:
    ChannelPreview(app::Channels& channels, const app::ChannelRow& row, QWidget* parent = nullptr);
    void show(const app::ChannelRow& row);
    using QWidget::show;
    /// Pending payments, and of a channel that closes who began it and why.
    void setDetail(const app::ChannelDetail& detail);

signals:
    void said(const QString& message);

private:
    void setHtlcs(const std::vector<app::HtlcRow>& htlcs);
    void showLimits();
    void askToClose(bool force);
    void endAsking();
    void addId(const QString& what, const QString& text);

    app::Channels& m_channels;
    app::ChannelRow m_row;
    QVBoxLayout* m_column;
    StateChip* m_chip;
    Label* m_sentence;
    Label* m_cause;
    ChannelBar* m_bar;
    KeyValueList* m_facts;
    KeyValueList* m_limits; ///< of a single payment
    KeyValueList* m_pending;
    TechnicalDetails* m_status; ///< the state in the protocol's words
    std::optional<app::ChannelDetail> m_detail;
    Button* m_close;
    Button* m_force;
    QWidget* m_panel = nullptr;
};

} // namespace fulgurite::ui
