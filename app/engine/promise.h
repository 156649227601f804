// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QFutureInterface>
#include <QObject>
#include <QPointer>
#include <QThread>

#include "app/api/errors.h"

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

/// Runs `body(Promise<T>)` on the thread of `context`, soon; returns at once.
template <typename T, typename Body> Future<T> askOn(QObject* context, Body body)
{
    Promise<T> promise;
    auto future = promise.future();
    auto shared = std::make_shared<Body>(std::move(body));
    QMetaObject::invokeMethod(
        context, [promise, shared] { (*shared)(promise); }, Qt::QueuedConnection);
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
