// SPDX-License-Identifier: MIT
#include "wallet/chain/raw_header.h"

#include "wallet/crypto/hash.h"

namespace fulgurite::wallet {

std::optional<RawHeader> RawHeader::parse(ByteView bytes)
{
    if (bytes.size() != kSize)
        return std::nullopt;
    ByteReader in{bytes};
    RawHeader out;
    out.version = *in.u32le();
    out.previous = *BlockHash::fromView(in.take(BlockHash::kSize));
    out.merkleRoot = *Hash256::fromView(in.take(Hash256::kSize));
    out.time = *in.u32le();
    out.bits = *in.u32le();
    out.nonce = *in.u32le();
    out.hash = retag<BlockHash>(sha256d(bytes));
    return out;
}

} // namespace fulgurite::wallet
