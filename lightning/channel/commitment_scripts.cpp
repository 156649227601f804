// SPDX-License-Identifier: MIT
#include "lightning/channel/commitment_scripts.h"

#include "wallet/crypto/hash.h"

#include <algorithm>
#include <initializer_list>

namespace fulgurite::lightning {

namespace {

enum Op : std::uint8_t {
    Op2 = 0x52,
    Op1 = 0x51,
    Op16 = 0x60,
    OpIf = 0x63,
    OpNotIf = 0x64,
    OpElse = 0x67,
    OpEndIf = 0x68,
    OpIfDup = 0x73,
    OpDrop = 0x75,
    OpDup = 0x76,
    OpSwap = 0x7c,
    OpSize = 0x82,
    OpEqual = 0x87,
    OpEqualVerify = 0x88,
    OpHash160 = 0xa9,
    OpCheckSig = 0xac,
    OpCheckSigVerify = 0xad,
    OpCheckMultiSig = 0xae,
    OpCheckLockTimeVerify = 0xb1,
    OpCheckSequenceVerify = 0xb2,
};

class Script {
public:
    Script& op(std::initializer_list<Op> ops)
    {
        for (const Op one : ops)
            m_out.u8(one);
        return *this;
    }
    Script& push(ByteView data)
    {
        m_out.u8(static_cast<std::uint8_t>(data.size()));
        m_out.bytes(data);
        return *this;
    }
    /// A positive number in the fewest bytes; 1 to 16 as an opcode.
    Script& number(std::uint32_t value)
    {
        if (value >= 1 && value <= 16) {
            m_out.u8(static_cast<std::uint8_t>(Op1 - 1U + value));
            return *this;
        }
        Bytes little;
        for (std::uint32_t rest = value; rest != 0; rest >>= 8U)
            little.push_back(static_cast<std::uint8_t>(rest));
        if (!little.empty() && (little.back() & 0x80U) != 0)
            little.push_back(0);
        return push(little);
    }
    Bytes take() { return m_out.take(); }

private:
    ByteWriter m_out;
};

/// Both HTLC scripts begin with the revocation branch and the size test.
Script htlcHead(const CommitmentKeys& keys)
{
    Script script;
    script.op({OpDup, OpHash160}).push(hash160(keys.revocation.view()).view());
    script.op({OpEqual, OpIf, OpCheckSig, OpElse}).push(keys.remoteHtlc.view());
    script.op({OpSwap, OpSize}).number(32).op({OpEqual});
    return script;
}

Bytes htlcTail(Script& script, bool anchors)
{
    if (anchors)
        script.op({Op1, OpCheckSequenceVerify, OpDrop});
    return script.op({OpEndIf}).take();
}

} // namespace

Bytes fundingWitnessScript(const PublicKey& one, const PublicKey& other)
{
    const bool ordered = std::ranges::lexicographical_compare(one.view(), other.view());
    Script script;
    script.op({Op2}).push((ordered ? one : other).view()).push((ordered ? other : one).view());
    return script.op({Op2, OpCheckMultiSig}).take();
}

Bytes toLocalScript(const PublicKey& revocation, std::uint16_t toSelfDelay,
                    const PublicKey& localDelayed)
{
    Script script;
    script.op({OpIf}).push(revocation.view()).op({OpElse}).number(toSelfDelay);
    script.op({OpCheckSequenceVerify, OpDrop}).push(localDelayed.view());
    return script.op({OpEndIf, OpCheckSig}).take();
}

Bytes toRemoteAnchorsScript(const PublicKey& remotePayment)
{
    Script script;
    return script.push(remotePayment.view())
        .op({OpCheckSigVerify, Op1, OpCheckSequenceVerify})
        .take();
}

Bytes anchorScript(const PublicKey& fundingPubkey)
{
    Script script;
    script.push(fundingPubkey.view())
        .op({OpCheckSig, OpIfDup, OpNotIf, Op16, OpCheckSequenceVerify});
    return script.op({OpEndIf}).take();
}

Bytes offeredHtlcScript(const CommitmentKeys& keys, const PaymentHash& hash, bool anchors)
{
    Script script = htlcHead(keys);
    script.op({OpNotIf, OpDrop, Op2, OpSwap})
        .push(keys.localHtlc.view())
        .op({Op2, OpCheckMultiSig, OpElse});
    script.op({OpHash160})
        .push(ripemd160(hash.view()).view())
        .op({OpEqualVerify, OpCheckSig, OpEndIf});
    return htlcTail(script, anchors);
}

Bytes receivedHtlcScript(const CommitmentKeys& keys, const PaymentHash& hash, CltvExpiry expiry,
                         bool anchors)
{
    Script script = htlcHead(keys);
    script.op({OpIf, OpHash160})
        .push(ripemd160(hash.view()).view())
        .op({OpEqualVerify, Op2, OpSwap});
    script.push(keys.localHtlc.view())
        .op({Op2, OpCheckMultiSig, OpElse, OpDrop})
        .number(expiry.value);
    script.op({OpCheckLockTimeVerify, OpDrop, OpCheckSig, OpEndIf});
    return htlcTail(script, anchors);
}

} // namespace fulgurite::lightning
