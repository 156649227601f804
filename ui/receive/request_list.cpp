// SPDX-License-Identifier: MIT
#include "ui/receive/request_list.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/amount_format.h"
#include "ui/format/time_format.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_menu.h"
#include "ui/widgets/row_line.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

namespace {

constexpr std::size_t kMost = 8;

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

QString titleOf(const app::RequestRow& request)
{
    return request.description.isEmpty() ? tr("No note") : request.description;
}

/// One width for each column, so that rows of one list stand under each other.
QWidget* cell(QWidget* content, int width, Qt::Alignment side)
{
    auto* host = new QWidget;
    auto* line = new QHBoxLayout{host};
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(content, 0, side);
    host->setMinimumWidth(scaled(width));
    return host;
}

QWidget* timeOf(const app::RequestRow& request, const QDateTime& now)
{
    const bool open = request.status == app::RequestStatus::Open;
    return cell(new Label{open ? tr("ends %1").arg(relativeTime(request.expiresAt, now))
                               : shortTime(request.createdAt, now),
                          TextRole::Body, Token::Muted},
                130, Qt::AlignLeft);
}

QWidget* stateOf(const app::RequestRow& request)
{
    auto* chip = request.status == app::RequestStatus::Paid
                     ? new StateChip{tr("Paid"), Tone::Good, Icon::Check}
                 : request.status == app::RequestStatus::Open
                     ? new StateChip{tr("Open"), Tone::Neutral, Icon::Clock}
                     : new StateChip{tr("Expired"), Tone::Neutral, Icon::Clock};
    return cell(chip, 90, Qt::AlignLeft);
}

QWidget* amountOf(const app::RequestRow& request)
{
    const bool paid = request.status == app::RequestStatus::Paid;
    if (request.amount > MilliSatoshi{} || request.received > MilliSatoshi{})
        return cell(new Amount{floorToSat(paid ? request.received : request.amount)}, 130,
                    Qt::AlignRight);
    return cell(new Label{tr("any amount"), TextRole::Body, Token::Muted}, 130, Qt::AlignRight);
}

} // namespace

RequestList::RequestList(QWidget* parent) : Card{{}, parent}
{
    setTitle(tr("Requests"));
    hide();
}

QWidget* RequestList::rowWidget(const app::RequestRow& request, const QDateTime& now)
{
    auto* host = new RowLine{false};
    connect(host, &RowLine::activated, this,
            [this, label = request.label] { emit showRequested(label); });
    connect(host, &RowLine::menuAsked, this,
            [this, request](const QPoint& where) { showMenu(request, where); });
    auto* line = new QHBoxLayout{host};
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(space::kField));
    auto* title = new Label{titleOf(request), TextRole::Body,
                            request.description.isEmpty() ? Token::Muted : Token::Text};
    title->setElideMode(Qt::ElideRight);
    line->addWidget(title, 1);
    for (QWidget* part : {timeOf(request, now), stateOf(request), amountOf(request)})
        line->addWidget(part);
    addButtons(line, request);
    return host;
}

void RequestList::addButtons(QHBoxLayout* line, const app::RequestRow& request)
{
    const QString title = titleOf(request);
    auto* show = new IconButton{Icon::Qr, tr("Show the code of %1").arg(title)};
    auto* copy = new IconButton{Icon::Copy, tr("Copy the invoice of %1").arg(title)};
    auto* remove = new IconButton{Icon::Trash, tr("Remove the request %1").arg(title)};
    for (auto* button : {show, copy, remove}) {
        button->setKind(ButtonKind::Quiet);
        line->addWidget(button);
    }
    copy->setEnabled(request.status == app::RequestStatus::Open && !request.invoice.isEmpty());
    remove->setEnabled(request.status != app::RequestStatus::Paid);
    connect(show, &QPushButton::clicked, this,
            [this, label = request.label] { emit showRequested(label); });
    connect(copy, &QPushButton::clicked, this, [this, invoice = request.invoice] {
        QGuiApplication::clipboard()->setText(invoice);
        emit copied(tr("invoice"));
    });
    connect(remove, &QPushButton::clicked, this,
            [this, label = request.label] { emit removeRequested(label); });
}

QWidget* RequestList::removedRow(const app::RequestRow& request)
{
    auto* host = new QWidget;
    auto* line = new QHBoxLayout{host};
    line->setContentsMargins(0, 0, 0, 0);
    auto* words = new Label{tr("Removed: %1").arg(titleOf(request)), TextRole::Body, Token::Muted};
    words->setElideMode(Qt::ElideRight);
    line->addWidget(words, 1);
    auto* undo = new Button{tr("Undo")};
    line->addWidget(undo);
    connect(undo, &QPushButton::clicked, this,
            [this, label = request.label] { emit undoRequested(label); });
    return host;
}

void RequestList::showMenu(const app::RequestRow& request, const QPoint& where)
{
    const AmountStyle style = currentAmountStyle();
    auto* menu = new CopyMenu{this};
    menu->addCopy(tr("invoice"), request.invoice);
    menu->addCopy(tr("payment hash"), request.paymentHash);
    menu->addCopy(tr("address"), request.address);
    if (!style.hidden && request.amount > MilliSatoshi{})
        menu->addCopy(tr("amount"), plainAmount(floorToSat(request.amount), style.unit));
    menu->addCopy(tr("note"), request.description);
    menu->addSeparator();
    menu->addAction(tr("Show the code"), this,
                    [this, label = request.label] { emit showRequested(label); });
    connect(menu, &CopyMenu::copied, this, &RequestList::copied);
    menu->openAt(where);
}

void RequestList::setRequests(const std::vector<app::RequestRow>& requests, const QDateTime& now)
{
    m_requests = requests;
    rebuild(now);
}

void RequestList::setRemoved(const QSet<QString>& labels)
{
    m_removed = labels;
    rebuild(QDateTime::currentDateTime());
}

QWidget* RequestList::foldButton()
{
    auto* fold = new Button{m_all ? tr("Show fewer")
                                  : tr("Show %1 older ones").arg(m_requests.size() - kMost),
                            ButtonKind::Quiet};
    connect(fold, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        rebuild(QDateTime::currentDateTime());
        // The button pressed is gone: the focus stays where it was.
        if (auto* again = m_rows->findChild<Button*>(QStringLiteral("fold")))
            again->setFocus();
    });
    fold->setObjectName(QStringLiteral("fold"));
    return fold;
}

void RequestList::rebuild(const QDateTime& now)
{
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // the button that removes a row may be among them
    }
    m_rows = new QWidget;
    auto* column = new QVBoxLayout{m_rows};
    column->setSpacing(scaled(space::kHair));
    for (std::size_t i = 0; i < m_requests.size() && (m_all || i < kMost); ++i) {
        const auto& request = m_requests[i];
        column->addWidget(m_removed.contains(request.label) ? removedRow(request)
                                                            : rowWidget(request, now));
    }
    if (m_requests.size() > kMost)
        column->addWidget(foldButton(), 0, Qt::AlignLeading);
    body()->addWidget(m_rows);
    m_rows->show(); // at once, as the focus may go into it
    setVisible(!m_requests.empty());
}

} // namespace fulgurite::ui
