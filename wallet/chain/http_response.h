// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fulgurite::wallet {

struct HttpResponse {
    int status = 0;
    std::string body;
    bool closes = false; ///< the server ends the connection after it
};

/// Reads HTTP/1.1 responses from a byte stream: a body by Content-Length or in chunks. Bounded: 32
/// KiB of head, 256 MiB of body.
class HttpResponseReader {
public:
    /// Takes more bytes. False when they break the protocol or a bound; `problem` then says which,
    /// and the connection is of no more use.
    bool feed(std::string_view bytes);
    /// The next whole response, oldest first.
    std::optional<HttpResponse> next();
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    enum class Step { Head, Body, ChunkSize, ChunkData, Trailer, Done };
    bool advance();
    bool readHead();
    bool readHeaderLine(std::string_view line);
    bool readBody();
    bool readChunkSize();
    bool readChunkData();
    bool readTrailer();
    bool broken(std::string why);
    std::optional<std::string> takeLine();

    std::string m_in;
    std::size_t m_at = 0; ///< how much of m_in is used up
    Step m_step = Step::Head;
    HttpResponse m_response;
    std::size_t m_left = 0; ///< bytes of the body or the chunk still to come
    bool m_chunked = false;
    std::string m_problem;
};

/// A JSON-RPC request as one HTTP request; `authorization` is the value of that header.
std::string httpPost(std::string_view host, std::string_view authorization, std::string_view body);

} // namespace fulgurite::wallet
