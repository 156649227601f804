// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace fulgurite::wallet {

struct RpcReply; // rpc_reply.h

/// JSON-RPC in lines over one stream, as Electrum's servers speak it: answers find their questions
/// by id in any order; at most 400 questions are under way, the others wait. A line has at most 32
/// MiB.
class ElectrumLink {
public:
    using Done = std::function<void(const RpcReply&)>;
    /// `reply.result` holds the notification's parameters.
    using Notified = std::function<void(const std::string& method, const RpcReply& parameters)>;

    explicit ElectrumLink(Notified notified) : m_notified{std::move(notified)} {}

    /// `params` is the text of a JSON array.
    void request(std::string_view method, std::string_view params, Done done);
    /// What is to be sent now.
    std::string takeOutgoing();
    /// False when the bytes break the protocol; problem() says how.
    bool feed(std::string_view bytes);
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    /// Questions not answered yet.
    [[nodiscard]] std::size_t pending() const { return m_waiting.size() + m_open.size(); }

private:
    bool line(std::string_view text);
    bool broken(std::string why);

    struct Question {
        std::uint64_t id;
        std::string text;
        Done done;
    };
    Notified m_notified;
    std::deque<Question> m_waiting;
    std::map<std::uint64_t, Done> m_open;
    std::uint64_t m_nextId = 0;
    std::string m_in, m_problem;
    std::size_t m_searched = 0;
};

} // namespace fulgurite::wallet
