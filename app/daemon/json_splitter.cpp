// SPDX-License-Identifier: MIT
#include "app/daemon/json_splitter.h"

#include "wallet/base/secret.h"

namespace fulgurite::app {

namespace {

/// A JSON value is copied and written by recursion: depth is stack.
constexpr int kDeepest = 100;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

JsonSplitter::~JsonSplitter() { wipe(m_buffer.data(), m_buffer.size()); }

void JsonSplitter::append(std::string_view bytes)
{
    if (m_broken)
        return; // nothing is kept of what nobody reads
    const std::size_t pending = m_buffer.size() - m_begin;
    if (m_buffer.size() + bytes.size() > m_buffer.capacity()) {
        // A string that grows by itself leaves its old bytes behind.
        std::string grown;
        grown.reserve(2 * pending + bytes.size());
        grown.append(m_buffer, m_begin);
        wipe(m_buffer.data(), m_buffer.size());
        m_buffer = std::move(grown);
        m_scanned -= m_begin;
        m_begin = 0;
    }
    m_buffer.append(bytes);
}

std::optional<std::string> JsonSplitter::next()
{
    while (!m_broken && m_scanned < m_buffer.size()) {
        const int before = m_depth;
        look(m_buffer[m_scanned++]);
        if (m_depth == 0 && before == 0)
            m_begin = m_scanned; // blanks between two objects
        if (m_depth == 0 && before > 0)
            return cut();
    }
    if (!m_broken && m_buffer.size() - m_begin > m_most)
        m_broken = "a request of more than " + std::to_string(m_most) + " bytes";
    return std::nullopt;
}

void JsonSplitter::look(char c)
{
    if (m_inString) {
        const bool closes = c == '"' && !m_escaped;
        m_escaped = c == '\\' && !m_escaped;
        m_inString = !closes;
    } else if (c == '"' && m_depth > 0) {
        m_inString = true;
    } else if (c == '{' || (c == '[' && m_depth > 0)) {
        if (m_depth++ == 0)
            m_begin = m_scanned - 1;
        if (m_depth > kDeepest)
            m_broken = "nested deeper than " + std::to_string(kDeepest) + " levels";
    } else if ((c == '}' || c == ']') && m_depth > 0) {
        --m_depth;
    } else if (m_depth == 0 && !isBlank(c)) {
        m_broken = "expected '{', found byte " + std::to_string(static_cast<unsigned char>(c));
    }
}

std::optional<std::string> JsonSplitter::cut()
{
    const std::size_t size = m_scanned - m_begin;
    if (size > m_most) {
        m_broken = "a request of more than " + std::to_string(m_most) + " bytes";
        return std::nullopt;
    }
    std::string object = m_buffer.substr(m_begin, size);
    wipe(&m_buffer[m_begin], size);
    m_begin = m_scanned;
    return object;
}

} // namespace fulgurite::app
