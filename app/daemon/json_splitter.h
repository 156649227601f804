// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fulgurite::app {

/// Cuts a byte stream into JSON objects by their braces, without parsing them. Bounded: a request
/// beyond `most` bytes, or bytes outside an object, make the stream broken for good. What was read
/// is overwritten: it may hold a password.
class JsonSplitter {
public:
    explicit JsonSplitter(std::size_t most) : m_most{most} {}
    JsonSplitter(const JsonSplitter&) = delete;
    JsonSplitter& operator=(const JsonSplitter&) = delete;
    ~JsonSplitter();

    void append(std::string_view bytes);
    /// The next whole object, if one is there. The caller wipes it.
    std::optional<std::string> next();
    /// What is wrong, or nothing.
    [[nodiscard]] const std::optional<std::string>& broken() const { return m_broken; }

private:
    void look(char c);
    std::optional<std::string> cut();

    std::string m_buffer;
    std::size_t m_most;
    std::size_t m_begin = 0;   ///< of the object in the making; what is before it is wiped
    std::size_t m_scanned = 0; ///< up to here the braces are counted
    int m_depth = 0;
    bool m_inString = false, m_escaped = false;
    std::optional<std::string> m_broken;
};

} // namespace fulgurite::app
