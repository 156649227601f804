// SPDX-License-Identifier: MIT
#include "lightning/channel/witness_digest.h"

#include "wallet/bitcoin/script.h"
#include "wallet/bitcoin/sighash.h"

#include <cassert>

namespace fulgurite::lightning {

Hash256 witnessDigest(const Transaction& tx, ByteView witnessScript, Satoshi amount,
                      std::uint8_t type)
{
    assert(tx.inputs.size() == 1 && !tx.outputs.empty());
    return segwitSighash(tx,
                         {.input = 0, .scriptCode = witnessScript, .value = amount, .type = type});
}

Bytes witnessSignature(const Signature& signature, std::uint8_t type)
{
    Bytes out = toDer(signature);
    out.push_back(type);
    return out;
}

} // namespace fulgurite::lightning
