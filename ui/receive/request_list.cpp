// SPDX-License-Identifier: MIT
#include "ui/receive/request_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>

#include "ui/format/time_format.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/button.h"
#include "ui/widgets/state_chip.h"

#include <functional>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr std::size_t kMost = 8;

QString titleOf(const app::RequestRow& request)
{
    return request.description.isEmpty() ? QCoreApplication::translate("RequestList", "No note")
                                         : request.description;
}

/// The whole row takes a click; its first button is the same for the keyboard.
class RequestLine : public QWidget {
public:
    explicit RequestLine(std::function<void()> onClick) : m_onClick{std::move(onClick)}
    {
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
            m_onClick();
    }

private:
    std::function<void()> m_onClick;
};

} // namespace

RequestList::RequestList(QWidget* parent) : Card{{}, parent}
{
    setTitle(tr("Requests"));
    hide();
}

QWidget* RequestList::rowWidget(const app::RequestRow& request, const QDateTime& now)
{
    const auto onShow = [this, label = request.label] { emit showRequested(label); };
    auto* host = new RequestLine{onShow};
    auto* line = new QHBoxLayout{host};
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(space::kField));
    auto* title = new Label{titleOf(request), TextRole::Body,
                            request.description.isEmpty() ? Token::Muted : Token::Text};
    title->setElideMode(Qt::ElideRight);
    line->addWidget(title, 1);
    const bool open = request.status == app::RequestStatus::Open;
    line->addWidget(new Label{open ? tr("ends %1").arg(relativeTime(request.expiresAt, now))
                                   : shortTime(request.createdAt, now),
                              TextRole::Body, Token::Muted});
    if (request.status == app::RequestStatus::Paid)
        line->addWidget(new StateChip{tr("Paid"), Tone::Good, Icon::Check});
    else if (open)
        line->addWidget(new StateChip{tr("Open"), Tone::Neutral, Icon::Clock});
    else
        line->addWidget(new StateChip{tr("Expired"), Tone::Neutral, Icon::Clock});
    if (request.amount > MilliSatoshi{} || request.received > MilliSatoshi{})
        line->addWidget(new Amount{floorToSat(
            request.status == app::RequestStatus::Paid ? request.received : request.amount)});
    else
        line->addWidget(new Label{tr("any amount"), TextRole::Body, Token::Muted});
    auto* show = new IconButton{Icon::Qr, tr("Show the code of %1").arg(titleOf(request))};
    show->setKind(ButtonKind::Quiet);
    connect(show, &QPushButton::clicked, this, onShow);
    line->addWidget(show);
    auto* copy = new IconButton{Icon::Copy, tr("Copy the invoice of %1").arg(titleOf(request))};
    auto* remove = new IconButton{Icon::Trash, tr("Remove the request %1").arg(titleOf(request))};
    copy->setKind(ButtonKind::Quiet);
    remove->setKind(ButtonKind::Quiet);
    copy->setEnabled(open && !request.invoice.isEmpty());
    remove->setEnabled(request.status != app::RequestStatus::Paid);
    connect(copy, &QPushButton::clicked, this,
            [this, invoice = request.invoice] { emit copyRequested(invoice); });
    connect(remove, &QPushButton::clicked, this,
            [this, label = request.label] { emit removeRequested(label); });
    line->addWidget(copy);
    line->addWidget(remove);
    return host;
}

void RequestList::setRequests(const std::vector<app::RequestRow>& requests, const QDateTime& now)
{
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // the button that removes a row may be among them
    }
    m_rows = new QWidget;
    auto* column = new QVBoxLayout{m_rows};
    column->setSpacing(scaled(space::kHair));
    for (std::size_t i = 0; i < requests.size() && i < kMost; ++i)
        column->addWidget(rowWidget(requests[i], now));
    if (requests.size() > kMost)
        column->addWidget(new Label{tr("and %1 more in Activity").arg(requests.size() - kMost),
                                    TextRole::Caption, Token::Muted});
    body()->addWidget(m_rows);
    setVisible(!requests.empty());
}

} // namespace fulgurite::ui
