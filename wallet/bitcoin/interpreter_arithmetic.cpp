// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_number.h"
#include "wallet/bitcoin/interpreter_opcodes.h"
#include "wallet/bitcoin/interpreter_rules.h"

#include <algorithm>

namespace fulgurite {

namespace {

std::int64_t applyUnary(std::uint8_t code, std::int64_t value)
{
    switch (code) {
    case opcode::Add1:
        return value + 1;
    case opcode::Sub1:
        return value - 1;
    case opcode::Negate:
        return -value;
    case opcode::Abs:
        return value < 0 ? -value : value;
    case opcode::Not:
        return value == 0 ? 1 : 0;
    default: // 0NOTEQUAL; the caller passes no other
        return value != 0 ? 1 : 0;
    }
}

std::int64_t applyBinary(std::uint8_t code, std::int64_t a, std::int64_t b)
{
    switch (code) {
    case opcode::Add:
        return a + b;
    case opcode::Sub:
        return a - b;
    case opcode::BoolAnd:
        return a != 0 && b != 0 ? 1 : 0;
    case opcode::BoolOr:
        return a != 0 || b != 0 ? 1 : 0;
    case opcode::NumEqual:
    case opcode::NumEqualVerify:
        return a == b ? 1 : 0;
    case opcode::NumNotEqual:
        return a != b ? 1 : 0;
    case opcode::LessThan:
        return a < b ? 1 : 0;
    case opcode::GreaterThan:
        return a > b ? 1 : 0;
    case opcode::LessThanOrEqual:
        return a <= b ? 1 : 0;
    case opcode::GreaterThanOrEqual:
        return a >= b ? 1 : 0;
    case opcode::Min:
        return std::min(a, b);
    default: // MAX; the caller passes no other
        return std::max(a, b);
    }
}

} // namespace

Broken ScriptMachine::unary(std::uint8_t code)
{
    if (m_stack.empty())
        return ScriptError::InvalidStackOperation;
    const auto value = parseScriptNumber(top(), minimal());
    if (!value)
        return ScriptError::ScriptNumber;
    top() = encodeScriptNumber(applyUnary(code, *value));
    return {};
}

Broken ScriptMachine::binary(std::uint8_t code)
{
    if (m_stack.size() < 2)
        return ScriptError::InvalidStackOperation;
    const auto left = parseScriptNumber(top(2), minimal());
    const auto right = parseScriptNumber(top(1), minimal());
    if (!left || !right)
        return ScriptError::ScriptNumber;
    m_stack.pop_back();
    const std::int64_t result = applyBinary(code, *left, *right);
    if (code != opcode::NumEqualVerify) {
        top() = encodeScriptNumber(result);
        return {};
    }
    m_stack.pop_back();
    return result != 0 ? Broken{} : ScriptError::NumEqualVerify;
}

Broken ScriptMachine::within()
{
    if (m_stack.size() < 3)
        return ScriptError::InvalidStackOperation;
    const auto value = parseScriptNumber(top(3), minimal());
    const auto low = parseScriptNumber(top(2), minimal());
    const auto high = parseScriptNumber(top(1), minimal());
    if (!value || !low || !high)
        return ScriptError::ScriptNumber;
    m_stack.resize(m_stack.size() - 3);
    pushBool(*low <= *value && *value < *high);
    return {};
}

Broken ScriptMachine::nop(std::uint8_t code)
{
    if (code == opcode::CheckLockTimeVerify)
        return m_context.flags.has(ScriptFlag::CheckLockTimeVerify) ? checkLockTime() : Broken{};
    if (code == opcode::CheckSequenceVerify)
        return m_context.flags.has(ScriptFlag::CheckSequenceVerify) ? checkSequence() : Broken{};
    return m_context.flags.has(ScriptFlag::DiscourageUpgradableNops)
               ? ScriptError::DiscourageUpgradableNops
               : Broken{};
}

/// BIP 65: the transaction's lock time is of the same kind, at least the script's, and in force for
/// this input.
Broken ScriptMachine::checkLockTime()
{
    if (m_stack.empty())
        return ScriptError::InvalidStackOperation;
    const auto wanted = parseScriptNumber(top(), minimal(), 5);
    if (!wanted)
        return ScriptError::ScriptNumber;
    if (*wanted < 0)
        return ScriptError::NegativeLockTime;
    const auto lockTime = static_cast<std::int64_t>(m_context.tx.lockTime);
    const bool sameKind = (*wanted < kLockTimeThreshold) == (lockTime < kLockTimeThreshold);
    const bool inForce = m_context.tx.inputs[m_context.inputIndex].sequence != kSequenceFinal;
    return sameKind && *wanted <= lockTime && inForce ? Broken{} : ScriptError::UnsatisfiedLockTime;
}

/// BIP 112: the input's relative lock is of the same kind and at least the script's.
Broken ScriptMachine::checkSequence()
{
    if (m_stack.empty())
        return ScriptError::InvalidStackOperation;
    const auto wanted = parseScriptNumber(top(), minimal(), 5);
    if (!wanted)
        return ScriptError::ScriptNumber;
    if (*wanted < 0)
        return ScriptError::NegativeLockTime;
    if ((*wanted & kSequenceLockDisabled) != 0)
        return {};
    const std::uint32_t sequence = m_context.tx.inputs[m_context.inputIndex].sequence;
    if (m_context.tx.version < 2 || (sequence & kSequenceLockDisabled) != 0)
        return ScriptError::UnsatisfiedLockTime;
    constexpr std::uint32_t kMask = kSequenceLockIsTime | kSequenceLockMask;
    const std::uint32_t ours = sequence & kMask;
    const std::uint32_t theirs = static_cast<std::uint32_t>(*wanted) & kMask;
    const bool sameKind = (ours < kSequenceLockIsTime) == (theirs < kSequenceLockIsTime);
    return sameKind && theirs <= ours ? Broken{} : ScriptError::UnsatisfiedLockTime;
}

} // namespace fulgurite
