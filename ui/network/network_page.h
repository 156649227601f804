// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"
#include "ui/network/peers_model.h"
#include "ui/shell/shell_page.h"

class QLineEdit;
class QTableView;

namespace fulgurite::ui {

class BackendEditor;
class Button;
class CertificatePanel;
class Card;
class CopyText;
class Field;
class KeyValueList;
class Label;
class LogView;
class StageStrip;
class StateChip;

/// Readiness, the chain's backend with its trust in words, peers and the log.
class NetworkPage final : public ShellPage {
    Q_OBJECT

public:
    explicit NetworkPage(app::Connections& connections);

    void setSnapshot(const app::Snapshot& snapshot);
    void open(const QString& payload) override;

private:
    Card* backendCard();
    Card* feesCard();
    Card* peersCard();
    void showBackend();
    void showFees();
    void startChange();
    void endChange();
    void saveBackend();
    void connectPeer();
    void disconnectPeer();
    void onPeerChosen();

    app::Connections& m_connections;
    app::Snapshot m_snapshot;
    PeersModel m_model;
    StageStrip* m_stages;
    StateChip* m_health = nullptr;
    Label* m_sentence = nullptr;
    KeyValueList* m_facts = nullptr;
    Card* m_feesCard = nullptr;
    KeyValueList* m_fees = nullptr;
    Label* m_noFees = nullptr;
    Button* m_change = nullptr;
    QWidget* m_editing = nullptr;
    BackendEditor* m_editor = nullptr;
    CertificatePanel* m_certificate = nullptr;
    Button* m_test = nullptr;
    QLineEdit* m_targetEdit = nullptr;
    Field* m_target = nullptr;
    Button* m_connect = nullptr;
    Button* m_disconnect = nullptr;
    QTableView* m_table = nullptr;
    Label* m_noPeers = nullptr;
    CopyText* m_ourId = nullptr;
    LogView* m_log;
};

} // namespace fulgurite::ui
