// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QFutureInterface>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include "app/api/errors.h"

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace fulgurite::app {

/// The engine's end of a Future: answered exactly once; one that is dropped unanswered answers
/// Cancelled. Shared by value. The future itself becomes ready on the thread that asked, while that
/// has an event loop, else on the application's: Qt 6.4 runs a continuation twice when `then` meets
/// a future that another thread is just finishing. Not a QPromise: its end takes a future whose
/// result was taken for unfinished, and runs it again.
template <typename T> class Promise {
public:
    Promise() : m_state{std::make_shared<State>()} {}

    [[nodiscard]] Future<T> future() const { return m_state->promise.future(); }
    void finish(Answer<T> answer) const { m_state->finish(std::move(answer)); }
    void fail(ApiError error) const { finish(std::unexpected(std::move(error))); }
    /// Fails it later, unless it was answered or dropped: keeps nothing alive.
    [[nodiscard]] std::function<void(ApiError)> failer() const
    {
        return [weak = std::weak_ptr<State>{m_state}](ApiError error) {
            if (const auto state = weak.lock())
                state->finish(std::unexpected(std::move(error)));
        };
    }
    [[nodiscard]] bool isAnswered() const { return m_state->answered; }
    [[nodiscard]] bool isCancelled() const { return m_state->promise.isCanceled(); }

private:
    struct State {
        State() { promise.reportStarted(); }
        State(const State&) = delete;
        State& operator=(const State&) = delete;
        ~State() { finish(refuse(ErrorCode::Cancelled)); }
        void finish(Answer<T> answer)
        {
            if (std::exchange(answered, true))
                return;
            QObject* const home = asker ? asker.data() : QCoreApplication::instance();
            if (home == nullptr || home->thread() == QThread::currentThread())
                return settle(promise, std::move(answer));
            auto shared = std::make_shared<Answer<T>>(std::move(answer));
            QMetaObject::invokeMethod(
                home, [kept = promise, shared]() mutable { settle(kept, std::move(*shared)); },
                Qt::QueuedConnection);
        }
        static void settle(QFutureInterface<Answer<T>>& promise, Answer<T> answer)
        {
            promise.reportResult(std::move(answer));
            promise.reportFinished();
        }
        QFutureInterface<Answer<T>> promise; ///< shares its state when copied
        /// Lives on the thread that asked, as long as that can run something.
        QPointer<QObject> asker{QAbstractEventDispatcher::instance()};
        bool answered = false;
    };
    std::shared_ptr<State> m_state;
};

/// How long a request may stay unanswered. Beyond kUsualPatience whatever should have answered
/// never will; what waits for an event, or has a limit of its own, is kEndless.
inline constexpr std::chrono::milliseconds kUsualPatience{180'000}, kEndless{0};

/// Fails the promise with TimedOut unless it was answered within `limit`.
template <typename T>
void failAfter(QObject* context, const Promise<T>& promise, std::chrono::milliseconds limit)
{
    QTimer::singleShot(limit, context, [fail = promise.failer(), limit] {
        fail({ErrorCode::TimedOut,
              {{QStringLiteral("seconds"), QString::number(limit.count() / 1000)}},
              {}});
    });
}

/// Runs `body(Promise<T>)` on the thread of `context`, soon; returns at once. A future that was
/// cancelled by then answers Cancelled and nothing runs; one that nobody answers ends with
/// TimedOut.
template <typename T, typename Body>
Future<T> askOn(QObject* context, Body body, std::chrono::milliseconds patience = kUsualPatience)
{
    Promise<T> promise;
    auto future = promise.future();
    auto shared = std::make_shared<Body>(std::move(body));
    QMetaObject::invokeMethod(
        context,
        [context, promise, shared, patience] {
            if (promise.isCancelled())
                return promise.fail({ErrorCode::Cancelled, {}, {}});
            (*shared)(promise);
            if (patience != kEndless && !promise.isAnswered())
                failAfter(context, promise, patience);
        },
        Qt::QueuedConnection);
    return future;
}

/// A future that is answered already.
template <typename T> Future<T> answered(Answer<T> answer)
{
    Promise<T> promise;
    promise.finish(std::move(answer));
    return promise.future();
}

} // namespace fulgurite::app
