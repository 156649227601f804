// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/sighash.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fulgurite {

/// Which digest a signature signs and which limits hold.
enum class SigVersion { Legacy, WitnessV0 };

/// The input under evaluation.
struct SpendContext {
    const Transaction& tx;
    std::size_t inputIndex;
    std::span<const TxOut> spentOutputs;
    ScriptFlags flags;
    const PrecomputedSighash& shared;
};

using Stack = std::vector<Bytes>;
/// Nothing when the rule was kept.
using Broken = std::optional<ScriptError>;

struct ScriptToken {
    std::uint8_t opcode = 0;
    ByteView pushed; ///< into the script
};
/// Reads one instruction at `position` and moves it behind; nothing when a push runs past the end.
std::optional<ScriptToken> readToken(ByteView script, std::size_t& position);

/// One run of one script over a stack that survives it.
class ScriptMachine {
public:
    ScriptMachine(const SpendContext& context, ByteView script, Stack& stack, SigVersion version)
        : m_context{context},
          m_script{script},
          m_codeStart{0},
          m_stack{stack},
          m_version{version}
    {}
    [[nodiscard]] Broken run();

private:
    Broken step(const ScriptToken& token);
    Broken execute(std::uint8_t opcode);
    Broken push(const ScriptToken& token);

    Broken flow(std::uint8_t opcode);
    Broken branch(bool inverted);
    Broken stackOp(std::uint8_t opcode);
    Broken twoStackOp(std::uint8_t opcode);
    Broken pickOrRoll(bool roll);
    Broken compare(bool verify);
    Broken unary(std::uint8_t opcode);
    Broken binary(std::uint8_t opcode);
    Broken within();
    Broken hash(std::uint8_t opcode);
    Broken nop(std::uint8_t opcode);
    Broken checkLockTime();
    Broken checkSequence();

    // interpreter_signature.cpp
    Broken checkSig(bool verify);
    Broken checkMultisig(bool verify);
    Broken matchSignatures(std::size_t keyCount, std::size_t sigCount, bool& success);
    Broken checkEncodings(ByteView signature, ByteView key) const;
    /// The signed part of the script, without `signatures` where the legacy digest removes them.
    Broken scriptCode(std::span<const Bytes> signatures, Bytes& code) const;
    [[nodiscard]] bool signatureHolds(ByteView signature, ByteView key, ByteView code) const;

    [[nodiscard]] bool executing() const;
    [[nodiscard]] bool minimal() const { return m_context.flags.has(ScriptFlag::MinimalData); }
    [[nodiscard]] Bytes& top(std::size_t depth = 1) { return m_stack[m_stack.size() - depth]; }
    Bytes pop();
    void pushBool(bool value) { m_stack.push_back(value ? Bytes{1} : Bytes{}); }

    const SpendContext& m_context;
    ByteView m_script;
    std::size_t m_position = 0;
    std::size_t m_codeStart; ///< behind the last executed OP_CODESEPARATOR
    Stack& m_stack;
    Stack m_alt;
    std::vector<bool> m_branches;
    std::size_t m_opCount = 0;
    SigVersion m_version;
};

/// Whether `script` consists of pushes only (opcodes up to OP_16).
bool isPushOnlyScript(ByteView script);

/// Removes every occurrence of `pattern` that begins at an instruction of `script`; returns how
/// many.
std::size_t findAndDelete(Bytes& script, ByteView pattern);

/// The shortest-opcode push of `data` by length alone, as it stands in a scriptSig.
Bytes directPush(ByteView data);

} // namespace fulgurite
