// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/node/node_output.h"

#include <string>
#include <utility>

namespace fulgurite::lightning {

/// Collects one batch.
class Outbox {
public:
    void store(StoreOp operation) { m_output.operations.push_back(std::move(operation)); }
    void add(NodeEffect effect) { m_output.effects.push_back(std::move(effect)); }
    void tell(NodeEvent event) { add(node_effect::Tell{std::move(event)}); }
    void reply(RequestId request, ReplyBody body)
    {
        if (request != RequestId{})
            add(node_effect::Reply{request, std::move(body)});
    }
    void refuse(RequestId request, NodeError error, std::string detail, MilliSatoshi amount = {})
    {
        reply(request, reply::Refused{error, std::move(detail), amount});
    }
    void log(LogLevel level, std::string area, std::string text)
    {
        add(node_effect::WriteLog{{level, std::move(area), std::move(text)}});
    }
    NodeOutput take() { return std::exchange(m_output, {}); }

private:
    NodeOutput m_output;
};

} // namespace fulgurite::lightning
