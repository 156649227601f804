// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_machine.h"

#include "wallet/bitcoin/interpreter_number.h"
#include "wallet/bitcoin/interpreter_opcodes.h"
#include "wallet/crypto/hash.h"

#include <algorithm>

namespace fulgurite {

namespace {

constexpr std::size_t kMaxScriptSize = 10'000;
constexpr std::size_t kMaxElementSize = 520;
constexpr std::size_t kMaxOpsPerScript = 201;
constexpr std::size_t kMaxStackSize = 1'000;

/// BIP 62 rule 3: the shortest opcode that pushes these bytes.
bool isMinimalPush(const ScriptToken& token)
{
    const ByteView data = token.pushed;
    if (data.empty())
        return token.opcode == 0;
    if (data.size() == 1 && ((data[0] >= 1 && data[0] <= 16) || data[0] == 0x81))
        return false;
    if (data.size() < opcode::PushData1)
        return token.opcode == data.size();
    if (data.size() <= 0xff)
        return token.opcode == opcode::PushData1;
    return data.size() > 0xffff || token.opcode == opcode::PushData2;
}

} // namespace

bool ScriptMachine::executing() const
{
    return std::ranges::find(m_branches, false) == m_branches.end();
}

Bytes ScriptMachine::pop()
{
    Bytes out = std::move(m_stack.back());
    m_stack.pop_back();
    return out;
}

Broken ScriptMachine::run()
{
    if (m_script.size() > kMaxScriptSize)
        return ScriptError::ScriptSize;
    while (m_position < m_script.size()) {
        const auto token = readToken(m_script, m_position);
        if (!token)
            return ScriptError::BadOpcode;
        if (const Broken broken = step(*token))
            return broken;
        if (m_stack.size() + m_alt.size() > kMaxStackSize)
            return ScriptError::StackSize;
    }
    return m_branches.empty() ? Broken{} : ScriptError::UnbalancedConditional;
}

Broken ScriptMachine::step(const ScriptToken& token)
{
    const std::uint8_t code = token.opcode;
    if (token.pushed.size() > kMaxElementSize)
        return ScriptError::PushSize;
    if (code > opcode::Push16 && ++m_opCount > kMaxOpsPerScript)
        return ScriptError::OpCount;
    if (opcode::isDisabled(code))
        return ScriptError::DisabledOpcode;
    if (code == opcode::CodeSeparator && m_version == SigVersion::Legacy &&
        m_context.flags.has(ScriptFlag::ConstScriptCode))
        return ScriptError::OpCodeSeparator;
    const bool conditional = code >= opcode::If && code <= opcode::EndIf;
    if (!executing() && !conditional)
        return {};
    return code <= opcode::PushData4 ? push(token) : execute(code);
}

Broken ScriptMachine::push(const ScriptToken& token)
{
    if (minimal() && !isMinimalPush(token))
        return ScriptError::MinimalData;
    m_stack.emplace_back(token.pushed.begin(), token.pushed.end());
    return {};
}

Broken ScriptMachine::execute(std::uint8_t code)
{
    if (code == opcode::Negate1 || (code >= opcode::Push1 && code <= opcode::Push16)) {
        m_stack.push_back(encodeScriptNumber(code - (opcode::Push1 - 1)));
        return {};
    }
    if (code >= opcode::Nop && code <= opcode::Return)
        return flow(code);
    if (code >= opcode::ToAltStack && code <= opcode::Size)
        return stackOp(code);
    if (code == opcode::Equal || code == opcode::EqualVerify)
        return compare(code == opcode::EqualVerify);
    if (code >= opcode::Add1 && code <= opcode::NotEqual0)
        return unary(code);
    if (code >= opcode::Add && code <= opcode::Max)
        return binary(code);
    if (code == opcode::Within)
        return within();
    if (code >= opcode::Ripemd160 && code <= opcode::Hash256)
        return hash(code);
    if (code == opcode::CodeSeparator) {
        m_codeStart = m_position;
        return {};
    }
    if (code == opcode::CheckSig || code == opcode::CheckSigVerify)
        return checkSig(code == opcode::CheckSigVerify);
    if (code == opcode::CheckMultisig || code == opcode::CheckMultisigVerify)
        return checkMultisig(code == opcode::CheckMultisigVerify);
    if (code >= opcode::Nop1 && code <= opcode::Nop10)
        return nop(code);
    return ScriptError::BadOpcode;
}

Broken ScriptMachine::flow(std::uint8_t code)
{
    if (code == opcode::Nop)
        return {};
    if (code == opcode::If || code == opcode::NotIf)
        return branch(code == opcode::NotIf);
    if (code == opcode::Else || code == opcode::EndIf) {
        if (m_branches.empty())
            return ScriptError::UnbalancedConditional;
        if (code == opcode::Else)
            m_branches.back() = !m_branches.back();
        else
            m_branches.pop_back();
        return {};
    }
    if (code == opcode::Return)
        return ScriptError::OpReturn;
    if (code != opcode::Verify)
        return ScriptError::BadOpcode;
    if (m_stack.empty())
        return ScriptError::InvalidStackOperation;
    if (!isTruthy(top()))
        return ScriptError::Verify;
    m_stack.pop_back();
    return {};
}

Broken ScriptMachine::branch(bool inverted)
{
    bool taken = false;
    if (executing()) {
        if (m_stack.empty())
            return ScriptError::InvalidStackOperation;
        const Bytes& condition = top();
        const bool strict =
            m_version == SigVersion::WitnessV0 && m_context.flags.has(ScriptFlag::MinimalIf);
        if (strict && !condition.empty() && condition != Bytes{1})
            return ScriptError::MinimalIf;
        taken = isTruthy(condition) != inverted;
        m_stack.pop_back();
    }
    m_branches.push_back(taken);
    return {};
}

Broken ScriptMachine::compare(bool verify)
{
    if (m_stack.size() < 2)
        return ScriptError::InvalidStackOperation;
    const bool equal = top(1) == top(2);
    m_stack.resize(m_stack.size() - 2);
    if (verify && !equal)
        return ScriptError::EqualVerify;
    if (!verify)
        pushBool(equal);
    return {};
}

Broken ScriptMachine::hash(std::uint8_t code)
{
    if (m_stack.empty())
        return ScriptError::InvalidStackOperation;
    const Bytes data = pop();
    const auto pushDigest = [this](const auto& digest) {
        m_stack.emplace_back(digest.data.begin(), digest.data.end());
    };
    if (code == opcode::Ripemd160)
        pushDigest(ripemd160(data));
    else if (code == opcode::Sha1)
        pushDigest(sha1(data));
    else if (code == opcode::Sha256)
        pushDigest(sha256(data));
    else if (code == opcode::Hash160)
        pushDigest(hash160(data));
    else
        pushDigest(sha256d(data));
    return {};
}

} // namespace fulgurite
