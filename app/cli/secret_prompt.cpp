// SPDX-License-Identifier: MIT
#include "app/cli/secret_prompt.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace fulgurite::app {

namespace {

constexpr std::size_t kLongest = 4096;

/// Switches the terminal's echo off while it lives.
class NoEcho {
public:
    NoEcho()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_changed = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    ~NoEcho()
    {
        if (m_changed)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
    bool m_changed = false;
};

/// Byte by byte: stdio's buffer would keep a copy, and read ahead of the next secret.
std::optional<SecretBytes> readLine()
{
    Bytes line;
    line.reserve(kLongest);
    char c = 0;
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, &c, 1)) == 1 && c != '\n' && line.size() < kLongest)
        line.push_back(static_cast<std::uint8_t>(c));
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (got != 1 && line.empty())
        return std::nullopt;
    return SecretBytes{std::move(line)};
}

std::optional<SecretBytes> prompt(const std::string& text)
{
    std::fputs(text.c_str(), stderr);
    const NoEcho silent;
    auto line = readLine();
    std::fputs("\n", stderr);
    return line;
}

} // namespace

std::optional<SecretBytes> askSecret(const std::string& name, bool chosen)
{
    if (::isatty(STDIN_FILENO) == 0)
        return readLine();
    auto first = prompt(name + ": ");
    if (!first || !chosen)
        return first;
    const auto second = prompt(name + " again: ");
    if (!second || !equalSecrets(first->expose(), second->expose())) {
        std::fputs("the two differ\n", stderr);
        return std::nullopt;
    }
    return first;
}

} // namespace fulgurite::app
