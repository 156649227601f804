// SPDX-License-Identifier: MIT
#include "app/daemon/background.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fulgurite::app {

namespace {

/// The first process: a byte on the pipe is success, its end without one is failure.
[[noreturn]] void awaitWord(int pipe, pid_t child)
{
    char word = 0;
    ssize_t got = 0;
    while ((got = ::read(pipe, &word, 1)) < 0 && errno == EINTR) {
    }
    if (got == 1)
        ::_exit(0);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::_exit(WIFEXITED(status) && WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : 1);
}

void redirect(const char* path, int flags, int descriptor)
{
    const int opened = ::open(path, flags, 0600); // NOLINT(cppcoreguidelines-pro-type-vararg)
    if (opened < 0)
        return;
    ::dup2(opened, descriptor);
    ::close(opened);
}

} // namespace

Background::~Background()
{
    if (m_parent >= 0)
        ::close(m_parent);
}

bool Background::enter(QString& problem)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        problem = QStringLiteral("cannot make a pipe: %1").arg(QLatin1String{std::strerror(errno)});
        return false;
    }
    const pid_t child = ::fork();
    if (child < 0) {
        problem = QStringLiteral("cannot fork: %1").arg(QLatin1String{std::strerror(errno)});
        return false;
    }
    if (child > 0) {
        ::close(ends[1]);
        awaitWord(ends[0], child);
    }
    ::close(ends[0]);
    m_parent = ends[1];
    ::setsid();
    return true;
}

void Background::serving(const QString& logFile)
{
    if (m_parent < 0)
        return;
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect("/dev/null", O_WRONLY, STDOUT_FILENO);
    redirect(QFile::encodeName(logFile).constData(), O_WRONLY | O_CREAT | O_APPEND, STDERR_FILENO);
    const char word = 1;
    while (::write(m_parent, &word, 1) < 0 && errno == EINTR) {
    }
    ::close(m_parent);
    m_parent = -1;
}

} // namespace fulgurite::app
