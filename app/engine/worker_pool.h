// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/parallel.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace fulgurite::app {

/// Threads that help the one that calls with pure work, as wallet/base/parallel.h describes it.
/// They start with the first work and sleep in between. Whoever calls works too: a helper that the
/// machine does not let run is not waited for, and work that is handed in while other work is in
/// hand, or from within it, is done by its caller alone.
class WorkerPool {
public:
    /// One for each core but the caller's, three at most: none on a machine of one core.
    static unsigned helpersHere();

    explicit WorkerPool(unsigned helpers = helpersHere()) : m_helpers{helpers} {}
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    /// Not while run() is being called.
    ~WorkerPool();

    void run(std::size_t count, const Piece& work);

private:
    struct Job {
        const Piece& work;
        std::size_t count;
        std::atomic<std::size_t> next{0};
        void takePieces();
    };
    [[nodiscard]] bool offer(Job& job);
    void help();

    const unsigned m_helpers;
    std::mutex m_mutex;
    std::condition_variable m_offered, m_left;
    // Under the mutex.
    Job* m_job = nullptr;
    std::uint64_t m_jobNumber = 0;
    unsigned m_inside = 0; ///< helpers at work on m_job
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace fulgurite::app
