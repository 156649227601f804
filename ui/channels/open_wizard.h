// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/api/channels.h"
#include "app/api/connections.h"

class QCheckBox;
class QLineEdit;

namespace fulgurite::ui {

class AmountField;
class Banner;
class Button;
class FeePicker;
class Field;
class KeyValueList;
class Label;
class StepStack;
class Stepper;
class TechnicalDetails;

/// Opens a channel: peer → amount with its preview and fee → sign.
class OpenWizard : public QWidget {
    Q_OBJECT

public:
    OpenWizard(app::Channels& channels, app::Connections& connections, QWidget* parent = nullptr);
    /// Begins anew; `target` is ID@HOST:PORT, an id, or empty.
    void begin(const QString& target);
    void setChain(const app::ChainPart& chain);
    void setSpendable(Satoshi onChain);
    /// Esc: one step back; false on the first.
    bool stepBack();

signals:
    void cancelled();
    void opened(const QString& channelId);

private:
    QWidget* peerStep();
    QWidget* amountStep();
    QWidget* signStep();
    void connectPeer();
    void dropPreview();
    void requestPreview();
    void onPreview(std::uint64_t round, const app::Answer<app::OpenPreview>& preview);
    void renewStale();
    [[nodiscard]] bool isStale() const;
    void open();
    void show(int step);
    void showPreview();
    void showFacts(KeyValueList* list) const;
    void setBusy(bool busy, const QString& text = {});
    void showError(const app::ApiError& error);
    [[nodiscard]] app::OpenRequest request() const;
    void next();
    void back();

    app::Channels& m_channels;
    app::Connections& m_connections;
    Stepper* m_stepper;
    StepStack* m_stack;
    Banner* m_banner;
    Button* m_back;
    Button* m_next;
    QWidget* m_buttons = nullptr;
    QLineEdit* m_peerEdit = nullptr;
    Field* m_peer = nullptr;
    Label* m_peerName = nullptr;
    AmountField* m_amount = nullptr;
    FeePicker* m_fees = nullptr;
    QCheckBox* m_announce = nullptr;
    bool m_announceChosen = false; ///< else the engine's settings decide
    Label* m_noFacts = nullptr;    ///< before there are any
    KeyValueList* m_facts = nullptr;
    KeyValueList* m_review = nullptr;
    QTimer m_previewSoon;
    QTimer m_ageing;
    TechnicalDetails* m_peerDetails = nullptr;
    app::OpenRequest m_asked, m_reviewed; ///< of the preview that is waited for, and of the shown
    app::ConnectedPeer m_connected;
    app::OpenPreview m_preview;
    bool m_hasPreview = false;
    bool m_waiting = false; ///< for a preview's answer
    bool m_goOn = false;    ///< to the last step once it is there
    bool m_all = false;
    bool m_busy = false;
    std::optional<double> m_customRate; ///< nothing while it is no rate
    std::uint32_t m_height = 0, m_reviewHeight = 0;
    double m_nextBlock = 0, m_hour = 0, m_day = 0;
    Satoshi m_spendable;
    std::uint64_t m_round = 0;
    int m_step = 0;
};

} // namespace fulgurite::ui
