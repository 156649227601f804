// SPDX-License-Identifier: MIT
#include "app/engine/worker_pool.h"

#include <algorithm>
#include <system_error>

namespace fulgurite::app {

unsigned WorkerPool::helpersHere()
{
    const unsigned cores = std::thread::hardware_concurrency(); // 0: not known
    return std::clamp(cores, 1U, 4U) - 1;
}

WorkerPool::~WorkerPool()
{
    {
        const std::scoped_lock lock{m_mutex};
        m_ending = true;
    }
    m_offered.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void WorkerPool::Job::takePieces()
{
    for (std::size_t i = next++; i < count; i = next++)
        work(i);
}

void WorkerPool::run(std::size_t count, const Piece& work)
{
    Job job{work, count};
    if (!offer(job))
        return job.takePieces();
    m_offered.notify_all();
    job.takePieces();
    std::unique_lock lock{m_mutex};
    m_job = nullptr; // who comes now is too late; who is inside finishes its piece
    m_left.wait(lock, [this] { return m_inside == 0; });
}

bool WorkerPool::offer(Job& job)
{
    const std::scoped_lock lock{m_mutex};
    if (m_helpers == 0 || m_job != nullptr || m_inside != 0)
        return false;
    try {
        while (m_threads.size() < m_helpers)
            m_threads.emplace_back([this] { help(); });
    } catch (const std::system_error&) { // the caller does what no helper does
    }
    m_job = &job;
    ++m_jobNumber;
    return true;
}

void WorkerPool::help()
{
    std::uint64_t done = 0;
    std::unique_lock lock{m_mutex};
    while (true) {
        m_offered.wait(lock, [&] { return m_ending || (m_job != nullptr && m_jobNumber != done); });
        if (m_ending)
            return;
        Job& job = *m_job;
        done = m_jobNumber;
        ++m_inside;
        lock.unlock();
        job.takePieces();
        lock.lock();
        if (--m_inside == 0)
            m_left.notify_one();
    }
}

} // namespace fulgurite::app
