// SPDX-License-Identifier: MIT
#include "app/price/price_feed.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include "app/price/price_answer.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <utility>

namespace fulgurite::app {

namespace {

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString safe(const QString& text) { return shown(sanitised(text.toStdString())); }

QNetworkRequest requestFor(const QUrl& url)
{
    constexpr int kMostRedirects = 3;
    QNetworkRequest request{url};
    using Attribute = QNetworkRequest::Attribute;
    request.setAttribute(Attribute::RedirectPolicyAttribute,
                         QNetworkRequest::SameOriginRedirectPolicy);
    request.setMaximumRedirectsAllowed(kMostRedirects);
    request.setAttribute(Attribute::Http2AllowedAttribute, false);
    request.setAttribute(Attribute::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(Attribute::CacheSaveControlAttribute, false);
    request.setAttribute(Attribute::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(Attribute::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(Attribute::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Else Qt tells the desktop's language, and unpacks what may be a hundred times as long.
    request.setRawHeader("Accept-Language", "en");
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Mozilla/5.0");
    request.setRawHeader("Accept", "application/json");
    return request;
}

/// Why there is no answer, in one sentence; nothing when there is one.
std::optional<QString> problemOf(const QNetworkReply& reply)
{
    constexpr int kOk = 200;
    const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    if (reply.error() == QNetworkReply::InsecureRedirectError)
        return QStringLiteral("it sends us to another server");
    if (status.isValid() && status.toInt() != kOk)
        return QStringLiteral("it answers with HTTP status %1").arg(status.toInt());
    if (reply.error() != QNetworkReply::NoError)
        return safe(reply.errorString());
    return std::nullopt;
}

} // namespace

PriceFeed::PriceFeed(Surroundings surroundings, QObject* parent)
    : QObject{parent},
      m_with{std::move(surroundings)}
{
    if (!m_with.later)
        m_with.later = [this](std::chrono::milliseconds pause, std::function<void()> then) {
            QTimer::singleShot(pause, this, std::move(then));
        };
}

PriceFeed::~PriceFeed() { drop(); }

void PriceFeed::choose(const FiatChoice& choice)
{
    const FiatChoice checked = checkedChoice(choice);
    if (checked == m_choice)
        return;
    drop();
    ++m_turn;
    m_choice = checked;
    m_rate.reset();
    m_fault.clear();
    m_failures = 0;
    m_network.reset();
    if (m_choice.isOn()) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxy(m_with.proxy);
        ask();
    }
    emit changed();
}

FiatPart PriceFeed::part() const
{
    FiatPart out;
    out.source = m_choice.source;
    out.currency = m_choice.currency;
    out.fault = m_fault;
    if (m_rate && m_with.now() - m_at < kGoodFor) {
        out.perBitcoin = m_rate;
        out.at = QDateTime::fromSecsSinceEpoch(toSeconds(m_at), Qt::UTC);
    }
    return out;
}

/// `then` of this turn, unless another began meanwhile.
void PriceFeed::after(std::chrono::milliseconds pause, void (PriceFeed::*then)())
{
    m_with.later(pause, [self = QPointer{this}, turn = m_turn, then] {
        if (self && self->m_turn == turn)
            (self->*then)();
    });
}

void PriceFeed::ask()
{
    const PriceSource& source = *priceSource(m_choice.source);
    const QString server =
        m_with.server.isEmpty() ? QStringLiteral("https://") + shown(source.host) : m_with.server;
    const QUrl url{server +
                   QString::fromStdString(pricePath(source, m_choice.currency.toStdString()))};
    ++m_turn;
    m_answer.clear();
    m_reply = m_network->get(requestFor(url));
    m_reply->setReadBufferSize(static_cast<qint64>(kLongestPriceAnswer));
    connect(m_reply, &QNetworkReply::readyRead, this, &PriceFeed::read);
    connect(m_reply, &QNetworkReply::finished, this, &PriceFeed::finish);
    after(kPatience, &PriceFeed::giveUp); // also on one that sends a byte a second
}

void PriceFeed::giveUp() { fail(QStringLiteral("no answer within 20 s")); }

void PriceFeed::read()
{
    const auto room = static_cast<qint64>(kLongestPriceAnswer) + 1 - m_answer.size();
    m_answer += m_reply->read(room);
    if (m_answer.size() > static_cast<qsizetype>(kLongestPriceAnswer))
        fail(QStringLiteral("the answer is longer than 64 kB"));
}

void PriceFeed::finish()
{
    if (const auto problem = problemOf(*m_reply))
        return fail(*problem);
    read();
    if (m_reply == nullptr)
        return; // it was too long
    const auto rate = readPrice(*priceSource(m_choice.source), m_choice.currency.toStdString(),
                                {m_answer.constData(), static_cast<std::size_t>(m_answer.size())});
    if (!rate)
        return fail(QString::fromStdString(rate.error().detail));
    drop();
    ++m_turn;
    m_rate = *rate;
    m_at = m_with.now();
    m_fault.clear();
    m_failures = 0;
    after(kEvery, &PriceFeed::ask);
    emit changed();
}

void PriceFeed::fail(const QString& rule)
{
    drop();
    ++m_turn;
    m_fault = rule;
    std::chrono::milliseconds pause = kFirstRetry;
    for (int i = 0; i < m_failures && pause < kLongestRetry; ++i)
        pause *= 2;
    ++m_failures;
    after(std::min<std::chrono::milliseconds>(pause, kLongestRetry), &PriceFeed::ask);
    emit changed();
}

void PriceFeed::drop()
{
    if (m_reply == nullptr)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    std::exchange(m_reply, nullptr)->deleteLater();
}

} // namespace fulgurite::app
