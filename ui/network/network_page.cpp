// SPDX-License-Identifier: MIT
#include "ui/network/network_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/backend/backend_editor.h"
#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/format/rate_format.h"
#include "ui/models/row_menu.h"
#include "ui/network/certificate_panel.h"
#include "ui/network/log_view.h"
#include "ui/network/network_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/style/table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/field.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/plain_scroll.h"
#include "ui/widgets/stage_strip.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

namespace {

constexpr int kTableHeight = 200;

} // namespace

NetworkPage::NetworkPage(app::Connections& connections)
    : ShellPage{tr("Network")},
      m_connections{connections},
      m_stages{new StageStrip},
      m_log{new LogView{connections}}
{
    auto* ready = new Card{tr("Readiness")};
    ready->body()->addWidget(m_stages);
    body()->addWidget(ready);
    body()->addWidget(backendCard());
    body()->addWidget(feesCard());
    body()->addWidget(peersCard());
    auto* log = new Card{tr("Log")};
    log->body()->addWidget(m_log);
    body()->addWidget(log);
    connect(m_log, &LogView::said, this, &ShellPage::said);
    connect(m_stages, &StageStrip::retryRequested, this, [this](const QString& id) {
        if (const auto stage = stageNamed(id))
            m_connections.retry(*stage);
        emit said(tr("Trying again"));
    });
}

Card* NetworkPage::backendCard()
{
    auto* card = new Card{tr("Chain server")};
    m_change = new Button{tr("Change…")};
    card->addHeaderAction(m_change);
    offerInMenus(m_change, PageAction::ChangeServer);
    m_health = new StateChip{{}};
    m_sentence = new Label;
    m_facts = new KeyValueList;
    card->body()->addWidget(m_health, 0, Qt::AlignLeading);
    card->body()->addWidget(m_sentence->wrapped());
    m_certificate = new CertificatePanel{m_connections};
    card->body()->addWidget(m_certificate);
    connect(m_certificate, &CertificatePanel::said, this, &ShellPage::said);
    card->body()->addWidget(m_facts);
    m_editing = new QWidget;
    auto* column = new QVBoxLayout{m_editing};
    column->setSpacing(scaled(space::kField));
    m_editor = new BackendEditor{m_connections};
    column->addWidget(m_editor);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new Button{tr("Cancel"), ButtonKind::Quiet};
    m_test = new Button{tr("Test and use"), ButtonKind::Primary};
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_test);
    column->addLayout(buttons);
    card->body()->addWidget(m_editing);
    m_editing->hide();
    connect(m_change, &QPushButton::clicked, this, &NetworkPage::startChange);
    connect(cancel, &QPushButton::clicked, this, &NetworkPage::endChange);
    connect(m_test, &QPushButton::clicked, m_editor, &BackendEditor::test);
    connect(m_editor, &BackendEditor::busyChanged, m_test, &QWidget::setDisabled);
    const auto name = [this] {
        const QString consent = m_editor->consentText();
        m_test->setText(consent.isEmpty() ? tr("Test and use") : consent);
    };
    connect(m_editor, &BackendEditor::noted, this, name);
    connect(m_editor, &BackendEditor::failed, this, name);
    connect(m_editor, &BackendEditor::edited, this, name);
    connect(m_editor, &BackendEditor::passed, this, name);
    connect(m_editor, &BackendEditor::passed, this, &NetworkPage::saveBackend);
    return card;
}

Card* NetworkPage::feesCard()
{
    m_feesCard = new Card{tr("Fees")};
    m_fees = new KeyValueList;
    m_noFees =
        new Label{tr("The chain server gives no estimate yet."), TextRole::Body, Token::Muted};
    m_feesCard->body()->addWidget(m_fees);
    m_feesCard->body()->addWidget(m_noFees->wrapped());
    return m_feesCard;
}

Card* NetworkPage::peersCard()
{
    auto* card = new Card{tr("Lightning peers")};
    m_ourId = new CopyText{tr("Node id"), {}, CopyShape::Id};
    connect(m_ourId, &CopyText::copied, this,
            [this](const QString& what) { emit said(tr("Copied: %1").arg(what)); });
    auto* us = new KeyValueList;
    us->setRow(tr("Your node"), m_ourId);
    card->body()->addWidget(us);
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kTight));
    m_targetEdit = new QLineEdit;
    m_targetEdit->setPlaceholderText(tr("02abc…@host:9735"));
    m_target = new Field{tr("Connect to a node"), m_targetEdit};
    m_connect = new Button{tr("Connect")};
    row->addWidget(m_target, 1);
    row->addWidget(m_connect, 0, Qt::AlignBottom);
    card->body()->addLayout(row);
    m_noPeers = new Label{tr("No peers yet."), TextRole::Body, Token::Muted};
    card->body()->addWidget(m_noPeers);
    m_table = new QTableView;
    setUpTable(m_table, tr("Peers"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSectionResizeMode(PeersModel::Address, QHeaderView::Stretch);
    m_table->setColumnWidth(PeersModel::Name, scaled(200));
    m_table->setColumnWidth(PeersModel::State, scaled(170));
    m_table->setMinimumHeight(scaled(kTableHeight));
    card->body()->addWidget(m_table);
    onRowMenu(m_table, [this](const QModelIndex& index, RowMenu& menu) {
        const auto* peer = m_model.row(index.row());
        menu.copy(tr("Copy node id"), peer->nodeId);
        menu.copy(tr("Copy address"), peer->address);
        if (!peer->address.isEmpty())
            menu.copy(tr("Copy id and address"),
                      QStringLiteral("%1@%2").arg(peer->nodeId, peer->address));
        menu.add(tr("Open a channel…"), [this, target = peer->nodeId] {
            emit go({PageId::Channels, QStringLiteral("open:") + target});
        });
        menu.onCopied([this] { emit said(tr("Copied")); });
    });
    m_disconnect = new Button{tr("Disconnect")};
    m_disconnect->setEnabled(false);
    offerInMenus(m_disconnect, PageAction::Disconnect);
    card->body()->addWidget(m_disconnect, 0, Qt::AlignTrailing);
    connect(m_connect, &QPushButton::clicked, this, &NetworkPage::connectPeer);
    connect(m_targetEdit, &QLineEdit::returnPressed, this, &NetworkPage::connectPeer);
    connect(m_targetEdit, &QLineEdit::textEdited, this, [this] { m_target->setError({}); });
    connect(m_disconnect, &QPushButton::clicked, this, &NetworkPage::disconnectPeer);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &NetworkPage::onPeerChosen);
    return card;
}

void NetworkPage::setSnapshot(const app::Snapshot& snapshot)
{
    m_snapshot = snapshot;
    m_stages->setStages(stagesOf(*snapshot.readiness, *snapshot.chain));
    m_model.show(snapshot.peers);
    const bool any = m_model.rowCount() > 0;
    m_table->setVisible(any);
    m_disconnect->setVisible(any);
    m_noPeers->setVisible(!any);
    m_ourId->setText(snapshot.peers->ourNodeId);
    m_ourId->parentWidget()->setVisible(!snapshot.peers->ourNodeId.isEmpty());
    onPeerChosen();
    showBackend();
    showFees();
}

void NetworkPage::open(const QString& payload)
{
    m_log->refresh();
    if (payload == QLatin1String{"backend"} && m_editing->isHidden())
        startChange();
    if (payload == QLatin1String{"fees"})
        bringIntoSight(m_feesCard);
    if (payload == QLatin1String{"connect"})
        m_targetEdit->setFocus();
}

void NetworkPage::showFees()
{
    const app::ChainPart& chain = *m_snapshot.chain;
    m_fees->setVisible(chain.feesKnown);
    m_noFees->setVisible(!chain.feesKnown);
    if (!chain.feesKnown)
        return;
    m_fees->setRow(tr("Next block, about 10 minutes"), feeText(chain.nextBlockSatPerVb));
    m_fees->setRow(tr("Within an hour"), feeText(chain.hourSatPerVb));
    m_fees->setRow(tr("Within a day"), feeText(chain.daySatPerVb));
    m_fees->setRow(tr("Least that is passed on"), feeText(chain.minimumSatPerVb));
}

void NetworkPage::showBackend()
{
    const app::ChainPart& chain = *m_snapshot.chain;
    const BackendText text = backendTextOf(chain);
    m_health->setState(text.word, text.tone);
    m_sentence->setText(text.sentence);
    m_certificate->show(chain.otherCertificate);
    m_facts->setRow(tr("Server"), chain.backend.isEmpty() ? tr("none chosen") : chain.backend);
    m_facts->setRow(tr("Trust"), chain.trust.isEmpty() ? tr("unknown") : trustText(chain.trust));
    const auto setOrRemove = [this](const QString& key, const QString& value) {
        if (value.isEmpty())
            m_facts->removeRow(key);
        else
            m_facts->setRow(key, value);
    };
    setOrRemove(tr("Technical detail"), chain.detail);
    setOrRemove(tr("History"),
                chain.historyMissingBelow
                    ? tr("The server has pruned blocks below %1: older payments are not listed, "
                         "but their coins count.")
                          .arg(heightText(*chain.historyMissingBelow))
                    : QString{});
}

void NetworkPage::startChange()
{
    m_editing->show();
    m_change->hide();
    m_editor->setNetwork(m_snapshot.lifecycle->network);
}

void NetworkPage::endChange()
{
    m_editing->hide();
    m_change->show();
}

void NetworkPage::saveBackend()
{
    m_connections.setBackend(m_editor->choice())
        .then(this, [this](const app::Answer<bool>& answer) {
            if (answer)
                endChange();
            emit said(answer ? tr("Server changed") : errorLine(answer.error()));
        });
}

void NetworkPage::connectPeer()
{
    const QString target = m_targetEdit->text().trimmed();
    if (target.isEmpty()) {
        m_target->setError(tr("Type or paste the node's key and address."));
        return m_target->focusError();
    }
    m_connect->setEnabled(false);
    m_connect->setText(tr("Connecting…"));
    m_connections.connectPeer(target).then(this,
                                           [this](const app::Answer<app::ConnectedPeer>& peer) {
                                               m_connect->setEnabled(true);
                                               m_connect->setText(tr("Connect"));
                                               if (peer) {
                                                   m_targetEdit->clear();
                                                   emit said(tr("Connected"));
                                                   return;
                                               }
                                               m_target->setError(errorLine(peer.error()));
                                               m_target->focusError();
                                           });
}

void NetworkPage::disconnectPeer()
{
    const auto* peer = m_model.row(m_table->currentIndex().row());
    if (!peer)
        return;
    m_connections.disconnectPeer(peer->nodeId, false)
        .then(this, [this](const app::Answer<bool>& answer) {
            emit said(answer ? tr("Disconnected") : errorLine(answer.error()));
        });
}

void NetworkPage::onPeerChosen()
{
    const auto* peer = m_model.row(m_table->currentIndex().row());
    // A peer with channels is reconnected at once: letting it go would only confuse.
    const bool may = peer && peer->connected && peer->channels == 0;
    m_disconnect->setEnabled(may);
    m_disconnect->setToolTip(peer && peer->channels > 0
                                 ? tr("It has channels with you and stays connected.")
                                 : QString{});
}

} // namespace fulgurite::ui
