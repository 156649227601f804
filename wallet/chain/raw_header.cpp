// SPDX-License-Identifier: MIT
#include "wallet/chain/raw_header.h"

#include "wallet/crypto/hash.h"

namespace fulgurite::wallet {

std::optional<RawHeader> RawHeader::parse(ByteView bytes)
{
    const auto header = parseHeader(bytes);
    return header ? std::optional{RawHeader{*header, retag<BlockHash>(sha256d(bytes))}}
                  : std::nullopt;
}

} // namespace fulgurite::wallet
