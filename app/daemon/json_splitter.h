// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace fulgurite::app {

/// Cuts a byte stream into JSON objects by their braces, without parsing them. Bounded: a request
/// beyond `most` bytes, or bytes outside an object, make the stream broken for good.
class JsonSplitter {
public:
    explicit JsonSplitter(qsizetype most) : m_most{most} {}

    void append(const QByteArray& bytes) { m_buffer += bytes; }
    /// The next whole object, if one is there.
    std::optional<QByteArray> next();
    /// What is wrong, or nothing.
    [[nodiscard]] std::optional<QString> broken() const { return m_broken; }

private:
    std::optional<QByteArray> cut(qsizetype end);

    QByteArray m_buffer;
    qsizetype m_most;
    qsizetype m_scanned = 0;
    int m_depth = 0;
    bool m_inString = false, m_escaped = false;
    std::optional<QString> m_broken;
};

} // namespace fulgurite::app
