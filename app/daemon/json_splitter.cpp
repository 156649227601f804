// SPDX-License-Identifier: MIT
#include "app/daemon/json_splitter.h"

#include "wallet/base/secret.h"

namespace fulgurite::app {

namespace {

/// A JSON value is copied and written by recursion: depth is stack.
constexpr int kDeepest = 100;

} // namespace

std::optional<QByteArray> JsonSplitter::next()
{
    for (; !m_broken && m_scanned < m_buffer.size(); ++m_scanned) {
        const char c = m_buffer[m_scanned];
        if (m_inString) {
            const bool closes = c == '"' && !m_escaped;
            m_escaped = c == '\\' && !m_escaped;
            m_inString = !closes;
        } else if (c == '"' && m_depth > 0) {
            m_inString = true;
        } else if (c == '{' || (c == '[' && m_depth > 0)) {
            if (++m_depth > kDeepest)
                m_broken = QStringLiteral("nested deeper than %1 levels").arg(kDeepest);
        } else if ((c == '}' || c == ']') && m_depth > 0) {
            if (--m_depth == 0)
                return cut(m_scanned + 1);
        } else if (m_depth == 0 && QByteArrayView{" \t\r\n"}.indexOf(c) < 0) {
            m_broken =
                QStringLiteral("expected '{', found byte %1").arg(static_cast<unsigned char>(c));
        }
    }
    if (!m_broken && m_buffer.size() > m_most)
        m_broken = QStringLiteral("a request of more than %1 bytes").arg(m_most);
    return std::nullopt;
}

std::optional<QByteArray> JsonSplitter::cut(qsizetype end)
{
    if (end > m_most) {
        m_broken = QStringLiteral("a request of more than %1 bytes").arg(m_most);
        return std::nullopt;
    }
    QByteArray object = m_buffer.first(end).trimmed();
    QByteArray rest = m_buffer.sliced(end);
    wipe(m_buffer.data(), static_cast<std::size_t>(m_buffer.size())); // it may hold a password
    m_buffer = std::move(rest);
    m_scanned = 0;
    return object;
}

} // namespace fulgurite::app
