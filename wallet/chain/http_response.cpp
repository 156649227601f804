// SPDX-License-Identifier: MIT
#include "wallet/chain/http_response.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace fulgurite::wallet {

namespace {

constexpr std::size_t kMostHead = 32 * 1024;
constexpr std::size_t kMostBody = 256 * 1024 * 1024;

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text)
{
    std::string out{text};
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

std::optional<std::size_t> number(std::string_view text, int base)
{
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

bool HttpResponseReader::broken(std::string why)
{
    m_problem = std::move(why);
    return false;
}

bool HttpResponseReader::feed(std::string_view bytes)
{
    if (!m_problem.empty())
        return false;
    if (m_at == m_in.size() || m_at > kMostHead) {
        m_in.erase(0, m_at);
        m_at = 0;
    }
    m_in += bytes;
    while (m_step != Step::Done && advance()) {
    }
    return m_problem.empty();
}

std::optional<HttpResponse> HttpResponseReader::next()
{
    if (m_step != Step::Done)
        return std::nullopt;
    HttpResponse out = std::exchange(m_response, {});
    m_step = Step::Head;
    m_chunked = false;
    while (m_step != Step::Done && advance()) {
    }
    return out;
}

/// One step forward; false when more bytes are needed or the stream is broken.
bool HttpResponseReader::advance()
{
    switch (m_step) {
    case Step::Head:
        return readHead();
    case Step::Body:
        return readBody();
    case Step::ChunkSize:
        return readChunkSize();
    case Step::ChunkData:
        return readChunkData();
    case Step::Trailer:
        return readTrailer();
    case Step::Done:
        return false;
    }
    return false;
}

std::optional<std::string> HttpResponseReader::takeLine()
{
    const auto end = m_in.find('\n', m_at);
    if (end == std::string::npos) {
        if (m_in.size() - m_at > kMostHead)
            broken("a header line of more than 32 KiB");
        return std::nullopt;
    }
    std::string line{trimmed(std::string_view{m_in}.substr(m_at, end - m_at))};
    m_at = end + 1;
    return line;
}

bool HttpResponseReader::readHead()
{
    const auto end = m_in.find("\r\n\r\n", m_at);
    if (end == std::string::npos || end - m_at > kMostHead)
        return m_in.size() - m_at > kMostHead ? broken("a head of more than 32 KiB") : false;
    const std::string head = m_in.substr(m_at, end - m_at);
    m_at = end + 4;
    const auto status = head.size() >= 12 && head.starts_with("HTTP/1.")
                            ? number(std::string_view{head}.substr(9, 3), 10)
                            : std::nullopt;
    if (!status)
        return broken("no HTTP status line");
    m_response = {};
    m_response.status = static_cast<int>(*status);
    m_left = 0;
    std::string_view rest{head};
    while (rest.find('\n') != std::string_view::npos) {
        rest.remove_prefix(rest.find('\n') + 1);
        if (!readHeaderLine(rest.substr(0, rest.find('\n'))))
            return false;
    }
    m_step = m_chunked ? Step::ChunkSize : Step::Body;
    return true;
}

bool HttpResponseReader::readHeaderLine(std::string_view line)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return broken("a header line without colon");
    const std::string name = lowered(line.substr(0, colon));
    const std::string value = lowered(trimmed(line.substr(colon + 1)));
    if (name == "transfer-encoding")
        m_chunked = value == "chunked";
    else if (name == "connection")
        m_response.closes = value == "close";
    else if (name == "content-length") {
        const auto length = number(value, 10);
        if (!length || *length > kMostBody)
            return broken("a Content-Length of " + value.substr(0, 30));
        m_left = *length;
    }
    return true;
}

bool HttpResponseReader::readBody()
{
    const std::size_t here = std::min(m_left, m_in.size() - m_at);
    m_response.body.append(m_in, m_at, here);
    m_at += here;
    m_left -= here;
    if (m_left > 0)
        return false;
    m_step = Step::Done;
    return true;
}

bool HttpResponseReader::readChunkSize()
{
    const auto line = takeLine();
    if (!line)
        return false;
    const auto size = number(std::string_view{*line}.substr(0, line->find(';')), 16);
    if (!size || *size > kMostBody - m_response.body.size())
        return broken("a chunk size of " + line->substr(0, 30));
    m_left = *size;
    m_step = *size == 0 ? Step::Trailer : Step::ChunkData;
    return true;
}

bool HttpResponseReader::readChunkData()
{
    const std::size_t here = std::min(m_left, m_in.size() - m_at);
    m_response.body.append(m_in, m_at, here);
    m_at += here;
    m_left -= here;
    if (m_left > 0 || m_in.size() - m_at < 2)
        return false;
    if (m_in.compare(m_at, 2, "\r\n") != 0)
        return broken("a chunk longer than it said");
    m_at += 2;
    m_step = Step::ChunkSize;
    return true;
}

bool HttpResponseReader::readTrailer()
{
    const auto line = takeLine();
    if (!line)
        return false;
    if (line->empty())
        m_step = Step::Done;
    return true;
}

std::string httpPost(std::string_view host, std::string_view authorization, std::string_view body)
{
    std::string out = "POST / HTTP/1.1\r\nHost: ";
    out.append(host).append("\r\nAuthorization: ").append(authorization);
    out.append("\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: ");
    out.append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return out;
}

} // namespace fulgurite::wallet
