// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "app/api/error_sentences.h"
#include "app/engine/local_engine.h"
#include "tests/support/future.h"

#include <algorithm>
#include <functional>
#include <memory>

namespace fulgurite::testing {

inline SecretBytes secretOf(const char* text) { return SecretBytes{asBytes(text)}; }

template <typename T> bool worked(const app::Answer<T>& answer)
{
    if (!answer)
        qWarning().noquote() << app::errorCodeName(answer.error().code)
                             << app::socketSentence(answer.error()) << answer.error().detail;
    return answer.has_value();
}

/// An engine over the practice world in a folder that goes away.
class EngineFixture {
public:
    explicit EngineFixture(const std::function<void(app::EngineOptions&)>& adjust = {})
    {
        app::EngineOptions options;
        options.folder = folder.filePath(QStringLiteral("practice"));
        options.stateFolder = folder.filePath(QStringLiteral("state"));
        options.network = Network::Regtest;
        options.practiceSeed = 7;
        if (adjust)
            adjust(options);
        engine = app::makeLocalEngine(std::move(options));
    }
    app::Answer<app::CreatedWallet> create()
    {
        app::NewWallet request;
        request.network = Network::Regtest;
        request.password = secretOf("password");
        request.backend.kind = app::BackendKind::Practice;
        return await(engine->wallets().create(std::move(request)));
    }
    bool until(const std::function<bool(const app::Snapshot&)>& holds)
    {
        return QTest::qWaitFor([&] { return holds(now()); }, kLimitMs);
    }
    [[nodiscard]] app::Snapshot now() const { return engine->feed().current(); }
    [[nodiscard]] bool isRunning() const
    {
        return std::holds_alternative<app::Running>(now().lifecycle->state);
    }
    /// One block, and what the engine makes of it.
    bool mineOne()
    {
        const std::uint32_t height = now().chain->height;
        return worked(await(engine->practice().mine(1))) &&
               until([height](const app::Snapshot& s) { return s.chain->height > height; });
    }
    /// A line of the log with these words.
    bool untilLogged(const QString& words)
    {
        return until([&](const app::Snapshot&) {
            const auto lines = await(engine->connections().log(QStringLiteral("debug"), 200));
            return lines && std::ranges::any_of(*lines, [&](const app::LogEntry& line) {
                       return line.text.contains(words);
                   });
        });
    }
    /// Two million satoshi, a channel of one million with the first robot, ready.
    app::Answer<app::OpenedChannel> openChannel()
    {
        static_cast<void>(await(engine->practice().gift(2'000'000)));
        until([](const app::Snapshot& s) { return s.balances->onChain.value() == 2'000'000'000; });
        const auto robot = await(engine->practice().robots())->front();
        app::OpenRequest request;
        request.nodeId = robot.nodeId;
        request.address = robot.address;
        request.amount = Satoshi{1'000'000};
        auto opened = await(engine->channels().open(request));
        static_cast<void>(await(engine->practice().mine(6)));
        until([](const app::Snapshot& s) {
            return !s.channels->channels.empty() &&
                   s.channels->channels.front().state == app::ChannelState::Ready;
        });
        return opened;
    }

    QTemporaryDir folder;
    std::unique_ptr<app::Engine> engine;
};

} // namespace fulgurite::testing
