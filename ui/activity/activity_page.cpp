// SPDX-License-Identifier: MIT
#include "ui/activity/activity_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>

#include "ui/activity/activity_detail.h"
#include "ui/activity/activity_table.h"
#include "ui/activity/history_export.h"
#include "ui/format/error_text.h"
#include "ui/format/rate_format.h"
#include "ui/models/answer.h"
#include "ui/models/history_model.h"
#include "ui/models/history_text.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/detail_split.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/loading_rows.h"
#include "ui/widgets/preview_pane.h"

namespace fulgurite::ui {

namespace {

constexpr int kEditsMs = 250;
constexpr int kLeastTable = 480; ///< what, state and amount
constexpr int kLoadingAt = 2;    ///< of the stack: table, empty, loading
const QString kReceived = QStringLiteral("received");
const QString kSent = QStringLiteral("sent");
const QString kOnChain = QStringLiteral("onchain");
const QString kLightning = QStringLiteral("lightning");
const QString kPending = QStringLiteral("pending");

/// Neither of two opposites chosen means both.
bool wanted(const QStringList& chosen, const QString& one, const QString& other)
{
    return chosen.contains(one) || !chosen.contains(other);
}

/// Of the nodes that we know ourselves.
NodeNames namesIn(const app::Snapshot& snapshot)
{
    return [peers = snapshot.peers, channels = snapshot.channels](const QString& node) {
        for (const auto& peer : peers->peers) {
            if (peer.nodeId == node && !peer.alias.isEmpty())
                return peer.alias;
        }
        for (const auto& channel : channels->channels) {
            if (channel.peerId == node)
                return channel.peerAlias;
        }
        return QString{};
    };
}

} // namespace

ActivityPage::ActivityPage(app::History& history, app::Payments& payments, app::Coins& coins,
                           app::Requests* requests, QWidget* parent)
    : ShellPage{tr("Activity"), PageWidth::Full, parent},
      m_history{history},
      m_payments{payments},
      m_coins{coins},
      m_requests{requests},
      m_exporting{new HistoryExport{history, this}},
      m_model{new HistoryModel{history, this}},
      m_table{new ActivityTable{*m_model}},
      m_search{new QLineEdit},
      m_chips{new FilterChips{{{kReceived, tr("Received")},
                               {kSent, tr("Sent")},
                               {kOnChain, tr("On chain")},
                               {kLightning, tr("Lightning")},
                               {kPending, tr("Pending")}}}},
      m_stack{new QStackedWidget},
      m_empty{new EmptyState{Icon::Activity, {}, {}, tr("Receive")}},
      m_pane{new PreviewPane},
      m_export{new Button{tr("Export")}}
{
    header()->addAction(m_export);
    buildExport();
    buildFilters();
    buildTable();
}

ActivityPage::~ActivityPage() = default;

void ActivityPage::buildFilters()
{
    m_search->setAccessibleName(tr("Search payments"));
    m_search->setPlaceholderText(tr("Search label, note, address or id"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(scaled(280));
    m_filters = new QWidget;
    auto* row = new QHBoxLayout{m_filters};
    row->setSpacing(scaled(space::kField));
    row->addWidget(m_search);
    row->addWidget(m_chips, 1);
    body()->addWidget(m_filters);
    m_edits.setSingleShot(true);
    m_edits.setInterval(kEditsMs);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_edits.start(); });
    connect(&m_edits, &QTimer::timeout, this, &ActivityPage::applyFilters);
    connect(m_chips, &FilterChips::changed, this, &ActivityPage::applyFilters);
}

void ActivityPage::buildTable()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(new LoadingRows{10});
    m_stack->setCurrentIndex(kLoadingAt);
    m_empty->setActionPrimary(false);
    m_split = new DetailSplit{m_stack, m_pane, kLeastTable};
    body()->addWidget(m_split, 1);
    connect(m_split, &DetailSplit::coveredChanged, m_filters,
            [this] { m_filters->setHidden(m_split->isCovered()); });
    connect(m_model, &HistoryModel::loaded, this, &ActivityPage::onLoaded);
    connect(m_model, &HistoryModel::failed, this, [this](const app::ApiError& error) {
        emit said(errorLine(error, currentAmountStyle()));
        if (m_stack->currentIndex() == kLoadingAt)
            showUnread(error);
    });
    connect(m_table, &ActivityTable::rowChosen, this, [this](int row) {
        if (!m_split->covers())
            choose(row);
    });
    connect(m_table, &QTableView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table, &ActivityTable::copied, this,
            [this](const QString& what) { emit said(tr("Copied: %1").arg(what)); });
    connect(m_table, &ActivityTable::detailsAsked, this, &ActivityPage::choose);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table, &ActivityTable::sortChosen, this, [this] {
        if (m_started)
            applyFilters();
    });
    connect(m_pane, &PreviewPane::closed, this, [this] { back(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_unread)
            return applyFilters();
        if (!m_filtered)
            return emit go({PageId::Receive, {}});
        m_search->clear();
        m_chips->setChosen({});
        applyFilters();
    });
}

void ActivityPage::show(const app::Snapshot& snapshot)
{
    const bool moved = m_shown.balances != snapshot.balances ||
                       m_shown.inFlight != snapshot.inFlight || m_shown.chain != snapshot.chain ||
                       m_shown.requests != snapshot.requests;
    m_shown = snapshot;
    if (!std::holds_alternative<app::Running>(snapshot.lifecycle->state))
        return;
    if (!std::exchange(m_started, true))
        applyFilters();
    else if (moved)
        m_model->refresh();
}

void ActivityPage::applyFilters()
{
    m_edits.stop();
    const QStringList chosen = m_chips->chosen();
    app::HistoryQuery query;
    query.search = m_search->text().trimmed();
    query.sort = m_table->sort();
    query.received = wanted(chosen, kReceived, kSent);
    query.sent = wanted(chosen, kSent, kReceived);
    query.onChain = wanted(chosen, kOnChain, kLightning);
    query.lightning = wanted(chosen, kLightning, kOnChain);
    query.pendingOnly = chosen.contains(kPending);
    m_filtered = !chosen.isEmpty() || !query.search.isEmpty();
    m_model->setQuery(query);
}

void ActivityPage::onLoaded()
{
    const bool none = m_model->rowCount() == 0;
    m_unread = false;
    m_stack->setCurrentIndex(none ? 1 : 0);
    m_export->setEnabled(!none || m_exporting->isRunning());
    if (m_filtered)
        m_empty->setText(tr("Nothing matches"), tr("No payment has these words and filters."));
    else
        m_empty->setText(tr("No payments yet"), tr("What you receive and send appears here."));
    if (auto* action = m_empty->findChild<Button*>())
        action->setText(m_filtered ? tr("Show all") : tr("Receive"));
    const QString total = heightText(static_cast<quint32>(m_model->total()));
    header()->setSubtitle(none ? QString{} : tr("%1 payments").arg(total));
    const int at = m_wanted.isEmpty() ? -1 : m_model->find(m_wanted);
    if (at >= 0)
        reveal(at);
    m_wanted.clear();
}

void ActivityPage::showUnread(const app::ApiError& error)
{
    m_unread = true;
    m_empty->setText(tr("The payments could not be read"), errorLine(error, currentAmountStyle()));
    if (auto* action = m_empty->findChild<Button*>())
        action->setText(tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

void ActivityPage::open(const QString& payload)
{
    if (payload.isEmpty())
        return;
    const int at = m_model->find(payload);
    if (at >= 0)
        return reveal(at);
    m_wanted = payload;
    m_search->setText(payload);
    if (m_started)
        applyFilters();
}

bool ActivityPage::back()
{
    if (m_pane->isHidden())
        return false;
    m_pane->hide();
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    m_table->setFocus();
    return true;
}

bool ActivityPage::find()
{
    m_search->setFocus();
    m_search->selectAll();
    return true;
}

QWidget* ActivityPage::firstFocus() { return m_search; }

void ActivityPage::reveal(int row)
{
    m_table->selectRow(row);
    choose(row);
}

void ActivityPage::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    // A click chooses the row as well: the details are there already.
    const auto& chosen = m_model->row(row);
    if (!m_pane->isHidden() && m_detail && m_shownId == chosen.id && m_shownLayer == chosen.layer)
        return;
    showDetail(m_model->row(row));
}

void ActivityPage::showDetail(const app::HistoryRow& row)
{
    m_detail = new ActivityDetail{row};
    m_shownId = row.id;
    m_shownLayer = row.layer;
    m_pane->setTitle(historyTitle(row));
    m_pane->setContent(m_detail);
    m_pane->show();
    connect(m_detail, &ActivityDetail::labelEdited, this,
            [this, row](const QString& label) { saveLabel(row, label); });
    connect(m_detail, &ActivityDetail::bumpAsked, this, [this, row] { askBump(row.id); });
    connect(m_detail, &ActivityDetail::bumpConfirmed, this, &ActivityPage::bump);
    connect(m_detail, &ActivityDetail::copied, this,
            [this](const QString& what) { emit said(tr("%1 copied").arg(what)); });
    askDetail(row);
}

void ActivityPage::askDetail(const app::HistoryRow& row)
{
    // The context is the detail shown now: an answer for a row left meanwhile is dropped.
    auto* detail = m_detail;
    if (row.layer == app::HistoryLayer::OnChain)
        onAnswer(m_history.transaction(row.id), detail,
                 [detail](const app::Answer<app::TransactionDetail>& answer) {
                     if (answer)
                         detail->setTransaction(*answer);
                 });
    else if (!row.incoming)
        onAnswer(m_payments.detail(row.id), detail,
                 [detail, names = namesIn(m_shown)](const app::Answer<app::PaymentDetail>& answer) {
                     if (answer)
                         detail->setPayment(*answer, names);
                 });
    else if (m_requests != nullptr)
        onAnswer(m_requests->find(row.id), detail,
                 [detail](const app::Answer<app::RequestDetail>& answer) {
                     if (answer)
                         detail->setRequest(*answer);
                 });
}

void ActivityPage::saveLabel(const app::HistoryRow& row, const QString& label)
{
    onAnswer(m_history.setLabel(row.id, label), this,
             [this, label, detail = QPointer{m_detail}](const app::Answer<bool>& answer) {
                 if (detail)
                     answer ? detail->labelSaved(label)
                            : detail->labelRefused(errorLine(answer.error(), currentAmountStyle()));
                 emit said(answer ? tr("Label saved") : tr("The label was not saved."));
                 if (answer)
                     m_model->refresh();
             });
}

void ActivityPage::askBump(const QString& txid)
{
    auto* detail = m_detail;
    constexpr double kLeastThatHelps =
        0; // the next block's rate, or more where that is paid already
    onAnswer(m_coins.previewBump(txid, kLeastThatHelps), detail,
             [detail](const app::Answer<app::BumpPreview>& answer) {
                 if (answer)
                     detail->setBump(*answer);
                 else
                     detail->setTrouble(errorLine(answer.error(), currentAmountStyle()));
             });
}

void ActivityPage::bump(const QString& reviewId)
{
    onAnswer(m_coins.bump(reviewId), this,
             [this, detail = QPointer{m_detail}](const app::Answer<app::SentTransaction>& answer) {
                 if (!answer && detail)
                     detail->setTrouble(errorLine(answer.error(), currentAmountStyle()));
                 if (!answer)
                     return;
                 emit said(tr("The higher fee is with the network."));
                 back();
                 m_model->refresh();
             });
}

void ActivityPage::buildExport()
{
    auto* menu = new QMenu{m_export};
    menu->addAction(tr("CSV, for a spreadsheet…"), this,
                    [this] { exportHistory(HistoryFormat::Csv); });
    menu->addAction(tr("JSON…"), this, [this] { exportHistory(HistoryFormat::Json); });
    menu->addAction(tr("Labels (BIP 329)…"), this,
                    [this] { exportHistory(HistoryFormat::Bip329); });
    connect(m_export, &QPushButton::clicked, this, [this, menu] {
        if (m_exporting->isRunning())
            return m_exporting->cancel();
        menu->popup(m_export->mapToGlobal(QPoint{0, m_export->height()}));
    });
    connect(m_exporting, &HistoryExport::progressed, this, [this](quint64 rows, quint64 total) {
        m_export->setText(tr("Cancel, %1 of %2")
                              .arg(heightText(static_cast<quint32>(rows)),
                                   heightText(static_cast<quint32>(total))));
    });
    connect(m_exporting, &HistoryExport::ended, this, [this](const QString& sentence) {
        m_export->setText(tr("Export"));
        emit said(sentence);
    });
}

/// One at a time: the button cancels the one that runs.
void ActivityPage::exportHistory(HistoryFormat format)
{
    if (m_exporting->isRunning())
        emit said(tr("An export is being written."));
    else
        askPath(format);
}

void ActivityPage::askPath(HistoryFormat format)
{
    const bool csv = format == HistoryFormat::Csv;
    const bool json = format == HistoryFormat::Json;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Export payments"),
                                     csv    ? QStringLiteral("fulgurite.csv")
                                     : json ? QStringLiteral("fulgurite.json")
                                            : QStringLiteral("fulgurite-labels.jsonl"),
                                     csv    ? tr("CSV (*.csv)")
                                     : json ? tr("JSON (*.json)")
                                            : tr("Labels (*.jsonl)"));
    if (!path.isEmpty())
        exportTo(path, format);
}

void ActivityPage::exportTo(const QString& path, HistoryFormat format)
{
    m_exporting->start(path, format, m_model->query());
}

} // namespace fulgurite::ui
