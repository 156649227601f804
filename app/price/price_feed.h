// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>

#include "app/api/fiat.h"
#include "wallet/base/clock.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace fulgurite::app {

/// Asks the chosen source what a bitcoin costs, every ten minutes, and tells it nothing else: no
/// cookie, no language, no name of this program. Lives on the engine thread.
class PriceFeed final : public QObject {
    Q_OBJECT

public:
    /// Runs a function after a pause, on this thread.
    using Later = std::function<void(std::chrono::milliseconds, std::function<void()>)>;
    struct Surroundings {
        QNetworkProxy proxy{QNetworkProxy::NoProxy}; ///< of SOCKS5: it resolves the name
        std::function<UnixTime()> now;
        Later later{};    ///< empty: a timer of Qt
        QString server{}; ///< instead of the source's own ("http://127.0.0.1:1"): a test's
    };

    explicit PriceFeed(Surroundings surroundings, QObject* parent = nullptr);
    ~PriceFeed() override;

    /// Another choice is asked for at once, and what is known of the one before forgotten.
    void choose(const FiatChoice& choice);
    [[nodiscard]] FiatPart part() const;

    static constexpr std::chrono::minutes kEvery{10};
    static constexpr std::chrono::seconds kPatience{20};
    static constexpr std::chrono::seconds kFirstRetry{30};
    static constexpr std::chrono::minutes kLongestRetry{30};
    static constexpr std::chrono::hours kGoodFor{24};

signals:
    void changed();

private:
    void ask();
    void read();
    void finish();
    void fail(const QString& rule);
    void drop();
    void after(std::chrono::milliseconds pause, void (PriceFeed::*then)());
    void giveUp();

    Surroundings m_with;
    FiatChoice m_choice;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< while a source is chosen
    QNetworkReply* m_reply = nullptr;
    QByteArray m_answer;
    std::optional<MicroFiat> m_rate;
    UnixTime m_at;
    QString m_fault;
    int m_failures = 0; ///< in a row
    int m_turn = 0;     ///< a pause of an earlier turn ends unheard
};

} // namespace fulgurite::app
