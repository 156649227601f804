// SPDX-License-Identifier: MIT
#include "ui/home/balance_history.h"

#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/models/answer.h"
#include "ui/widgets/segmented_switch.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kPauseMs = 2000;
constexpr qint64 kDay = 86'400;

struct Span {
    const char* id;
    qint64 seconds; ///< 0: from the first payment on
    qint64 step;
};

Span spanOf(BalanceRange range)
{
    switch (range) {
    case BalanceRange::Day:
        return {"day", kDay, 300};
    case BalanceRange::Month:
        return {"month", 30 * kDay, 3600};
    case BalanceRange::Year:
        return {"year", 365 * kDay, kDay};
    case BalanceRange::All:
        return {"all", 0, kDay};
    }
    return {"all", 0, kDay};
}

BalanceRange rangeOf(const QString& id)
{
    for (const auto range : {BalanceRange::Day, BalanceRange::Month, BalanceRange::Year}) {
        if (id == QLatin1String{spanOf(range).id})
            return range;
    }
    return BalanceRange::All;
}

} // namespace

std::vector<BalancePoint> balancePoints(const std::vector<app::BalanceChange>& changes,
                                        MilliSatoshi total, const QDateTime& from)
{
    std::vector<BalancePoint> points;
    auto held = static_cast<qint64>(total.value());
    const auto point = [&held](const QDateTime& time) {
        return BalancePoint{time,
                            MilliSatoshi{static_cast<std::uint64_t>(std::max<qint64>(held, 0))}};
    };
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        points.push_back(point(std::max(change->since, from)));
        held -= change->msat;
    }
    points.push_back(point(from));
    std::ranges::reverse(points);
    return points;
}

BalanceHistory::BalanceHistory(app::History& history, QWidget* parent)
    : Card{{}, parent},
      m_history{history},
      m_switch{new SegmentedSwitch{tr("Span of the chart"),
                                   {{QStringLiteral("day"), tr("Day")},
                                    {QStringLiteral("month"), tr("Month")},
                                    {QStringLiteral("year"), tr("Year")},
                                    {QStringLiteral("all"), tr("All")}}}},
      m_chart{new BalanceChart},
      m_trouble{new Label{{}, TextRole::Body, Token::Muted}}
{
    setTitle(tr("Balance over time"));
    addHeaderAction(m_switch);
    m_switch->setCurrent(QStringLiteral("month"));
    body()->addWidget(m_chart);
    body()->addWidget(m_trouble->wrapped());
    m_trouble->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_stale, false))
            ask();
    });
    connect(m_switch, &SegmentedSwitch::chosen, this, [this](const QString& id) {
        m_range = rangeOf(id);
        ask();
    });
    hide();
}

void BalanceHistory::setTotal(MilliSatoshi total)
{
    m_total = total;
    if (m_pause.isActive())
        m_stale = true;
    else
        ask();
}

void BalanceHistory::ask()
{
    m_pause.start();
    const Span span = spanOf(m_range);
    const QDateTime from =
        span.seconds > 0 ? QDateTime::currentDateTime().addSecs(-span.seconds) : QDateTime{};
    onAnswer(m_history.balanceChanges(from, std::chrono::seconds{span.step}), this,
             [this, from,
              asked = ++m_asked](const app::Answer<std::vector<app::BalanceChange>>& answer) {
                 if (asked != m_asked)
                     return;
                 m_trouble->setVisible(!answer);
                 m_chart->setVisible(answer.has_value());
                 if (answer)
                     draw(*answer, from);
                 else
                     m_trouble->setText(errorLine(answer.error()));
             });
}

void BalanceHistory::draw(const std::vector<app::BalanceChange>& changes, const QDateTime& from)
{
    const bool everHeld = m_total > MilliSatoshi{} || !changes.empty();
    setVisible(everHeld || m_range != BalanceRange::Month);
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime begin = from.isValid()    ? from
                            : changes.empty() ? now.addSecs(-kDay)
                                              : changes.front().since.addSecs(-kDay);
    m_chart->setPoints(
        everHeld ? balancePoints(changes, m_total, begin) : std::vector<BalancePoint>{}, now);
}

} // namespace fulgurite::ui
