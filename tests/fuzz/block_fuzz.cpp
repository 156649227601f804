// SPDX-License-Identifier: MIT
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/block.h"
#include "wallet/chain/block_scanner.h"

using namespace fulgurite;

/// What parses has one encoding; both readers of a block agree on what can be read.
void fuzzOne(ByteView input)
{
    if (const auto tx = parseTransaction(input)) {
        mustHold(std::ranges::equal(serialize(*tx), input));
        mustHold(parseTransactionWithoutWitness(serializeWithoutWitness(*tx)).has_value());
    }
    wallet::WatchSet watched;
    watched.add(wallet::Watch{{0x51}, OutPoint{}});
    const auto scanned = wallet::scanBlock(input, watched);
    const auto block = parseBlock(input);
    if (block)
        mustHold(std::ranges::equal(serialize(*block), input));
    if (!block || !scanned)
        return;
    for (const auto& match : scanned->matches) {
        mustHold(match.position < block->transactions.size());
        mustHold(match.tx == block->transactions[match.position]);
    }
}
