// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/parallel.h"

#include <thread>
#include <vector>

/// Three threads of their own for each call, the last numbers first.
inline fulgurite::ParallelFor threeThreads()
{
    return [](std::size_t count, const fulgurite::Piece& work) {
        std::vector<std::thread> threads;
        for (std::size_t first = 0; first < 3; ++first)
            threads.emplace_back([&work, count, first] {
                for (std::size_t i = first; i < count; i += 3)
                    work(count - 1 - i);
            });
        for (std::thread& thread : threads)
            thread.join();
    };
}
