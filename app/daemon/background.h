// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace fulgurite::app {

/// `--daemon`: the first process waits for the second one's word and takes it as its exit status.
class Background {
public:
    Background() = default;
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background();

    /// Forks; call before Qt starts a thread. The first process never returns from here.
    bool enter(QString& problem);
    /// The socket is served: standard output and errors go to `logFile` (or nowhere), and the
    /// first process ends with 0. Without enter() nothing happens.
    void serving(const QString& logFile);

private:
    int m_parent = -1; ///< the pipe to the waiting process
};

} // namespace fulgurite::app
