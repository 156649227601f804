// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/channels.h"

class QVBoxLayout;

namespace fulgurite::ui {

class Banner;
class ConfirmPanel;

/// Asks the price of a close, shows it with its date, and does it when told to.
class ClosePanel : public QWidget {
    Q_OBJECT

public:
    ClosePanel(app::Channels& channels, const app::ChannelRow& row, bool force,
               QWidget* parent = nullptr);
    /// On the button that does nothing, or on the panel until it has one.
    void takeFocus();

signals:
    void cancelled();
    void closed(const QString& message);

private:
    void askAgreed();
    void askForce();
    void onPreview(const app::Answer<app::ClosePreview>& preview);
    void onConfirmed();

    app::Channels& m_channels;
    app::ChannelRow m_row;
    bool m_force;
    QVBoxLayout* m_column;
    Banner* m_banner;
    ConfirmPanel* m_panel = nullptr;
};

} // namespace fulgurite::ui
