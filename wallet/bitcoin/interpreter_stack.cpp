// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_number.h"
#include "wallet/bitcoin/interpreter_opcodes.h"

#include <algorithm>
#include <array>

namespace fulgurite {

namespace {

/// Elements each opcode from TOALTSTACK (0x6b) to TUCK (0x7d) needs.
constexpr std::array<std::size_t, 19> kNeeded{1, 0, 2, 2, 3, 4, 6, 4, 1, 0,
                                              1, 1, 2, 2, 2, 2, 3, 2, 2};

} // namespace

Broken ScriptMachine::stackOp(std::uint8_t code)
{
    const std::size_t needed = code == opcode::Size ? 1 : kNeeded.at(code - opcode::ToAltStack);
    if (m_stack.size() < needed)
        return ScriptError::InvalidStackOperation;
    switch (code) {
    case opcode::ToAltStack:
        m_alt.push_back(pop());
        return {};
    case opcode::FromAltStack:
        if (m_alt.empty())
            return ScriptError::InvalidAltstackOperation;
        m_stack.push_back(std::move(m_alt.back()));
        m_alt.pop_back();
        return {};
    case opcode::IfDup:
        if (isTruthy(top()))
            m_stack.push_back(Bytes{top()});
        return {};
    case opcode::Depth:
        m_stack.push_back(encodeScriptNumber(static_cast<std::int64_t>(m_stack.size())));
        return {};
    case opcode::Drop:
        m_stack.pop_back();
        return {};
    case opcode::Dup:
        m_stack.push_back(Bytes{top()});
        return {};
    case opcode::Nip:
        m_stack.erase(m_stack.end() - 2);
        return {};
    case opcode::Over:
        m_stack.push_back(Bytes{top(2)});
        return {};
    case opcode::Pick:
    case opcode::Roll:
        return pickOrRoll(code == opcode::Roll);
    case opcode::Size:
        m_stack.push_back(encodeScriptNumber(static_cast<std::int64_t>(top().size())));
        return {};
    default: // an opcode is a number of the wire, not an enumeration of ours
        return twoStackOp(code);
    }
}

Broken ScriptMachine::twoStackOp(std::uint8_t code)
{
    const auto end = m_stack.end();
    const auto copyFrom = [this](std::size_t depth, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            m_stack.push_back(Bytes{top(depth)});
    };
    switch (code) {
    case opcode::Drop2:
        m_stack.resize(m_stack.size() - 2);
        return {};
    case opcode::Dup2:
        copyFrom(2, 2);
        return {};
    case opcode::Dup3:
        copyFrom(3, 3);
        return {};
    case opcode::Over2:
        copyFrom(4, 2);
        return {};
    case opcode::Rot2:
        std::rotate(end - 6, end - 4, end);
        return {};
    case opcode::Swap2:
        std::rotate(end - 4, end - 2, end);
        return {};
    case opcode::Rot:
        std::rotate(end - 3, end - 2, end);
        return {};
    case opcode::Swap:
        std::swap(top(1), top(2));
        return {};
    case opcode::Tuck:
        m_stack.insert(end - 2, Bytes{top()});
        return {};
    default:
        return ScriptError::BadOpcode;
    }
}

Broken ScriptMachine::pickOrRoll(bool roll)
{
    const auto depth = parseScriptNumber(top(), minimal());
    if (!depth)
        return ScriptError::ScriptNumber;
    m_stack.pop_back();
    if (*depth < 0 || static_cast<std::uint64_t>(*depth) >= m_stack.size())
        return ScriptError::InvalidStackOperation;
    const auto at = m_stack.end() - 1 - static_cast<std::ptrdiff_t>(*depth);
    Bytes element = *at;
    if (roll)
        m_stack.erase(at);
    m_stack.push_back(std::move(element));
    return {};
}

} // namespace fulgurite
