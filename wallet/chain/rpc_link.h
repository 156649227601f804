// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/chain/http_response.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fulgurite::wallet {

/// One JSON-RPC call; `params` is the text of a JSON array.
struct RpcCall {
    std::string method;
    std::string params = "[]";
};
struct RpcReply; // rpc_reply.h

/// Gets the answers of one batch, in the order of its calls. Never called when the connection ends
/// first.
using RpcDone = std::function<void(const std::vector<RpcReply>&)>;

/// Lanes are connections of their own: what is slow holds up nothing on another.
enum class RpcLane { Follow, Send, Scan };

/// Where calls go: sockets, or a made-up node in a test. `done` is called later, never within call.
class RpcPort {
public:
    RpcPort() = default;
    RpcPort(const RpcPort&) = delete;
    RpcPort& operator=(const RpcPort&) = delete;
    virtual ~RpcPort() = default;
    virtual void call(RpcLane lane, std::vector<RpcCall> batch, RpcDone done) = 0;
};

/// bitcoind's JSON-RPC over one HTTP connection, as bytes: one batch under way, others wait.
class RpcLink {
public:
    enum class Trouble { None, Protocol, Unauthorised, Busy };

    void push(std::vector<RpcCall> batch, RpcDone done);
    /// The body of the next HTTP request, when none is under way. Empty when there is nothing.
    std::string takeBody();
    /// Takes bytes of the server and calls the answered batches' functions. After a trouble the
    /// link is of no more use.
    Trouble feed(std::string_view bytes);
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    [[nodiscard]] bool waiting() const { return m_underWay; }

private:
    struct Batch {
        std::vector<RpcCall> calls;
        RpcDone done;
    };
    Trouble answer(const HttpResponse& response);
    Trouble trouble(Trouble kind, std::string why);

    std::deque<Batch> m_queue;
    bool m_underWay = false; ///< the front of the queue was sent
    HttpResponseReader m_reader;
    std::string m_problem;
};

/// The text of a batch: ids are 0, 1, … in order.
std::string batchBody(const std::vector<RpcCall>& calls);

} // namespace fulgurite::wallet
