// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureInterface>

#include "app/api/errors.h"

#include <deque>
#include <functional>
#include <memory>

namespace fulgurite::testing {

/// The answers one scripted request gives, in order; the last one stays. Without any it never
/// answers until release().
template <typename T> class Script {
public:
    /// Makes each answer when it is asked for, since an answer may not be copyable.
    void answer(std::function<app::Answer<T>()> make) { m_answers.push_back(std::move(make)); }
    void fail(app::ErrorCode code)
    {
        answer([code]() -> app::Answer<T> { return app::refuse(code); });
    }

    app::Future<T> ask()
    {
        ++m_asked;
        // No QPromise: its end runs a continuation again once a move-only result was taken.
        auto promise = std::make_shared<QFutureInterface<app::Answer<T>>>();
        promise->reportStarted();
        auto future = promise->future();
        if (m_answers.empty()) {
            m_waiting.push_back(promise);
            return future;
        }
        settle(*promise, m_answers.front()());
        if (m_answers.size() > 1)
            m_answers.pop_front();
        return future;
    }
    /// Answers the oldest request that waits.
    void release(app::Answer<T> value)
    {
        settle(*m_waiting.front(), std::move(value));
        m_waiting.pop_front();
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    static void settle(QFutureInterface<app::Answer<T>>& promise, app::Answer<T> value)
    {
        promise.reportResult(std::move(value));
        promise.reportFinished();
    }

    std::deque<std::function<app::Answer<T>()>> m_answers;
    std::deque<std::shared_ptr<QFutureInterface<app::Answer<T>>>> m_waiting;
    int m_asked = 0;
};

} // namespace fulgurite::testing
