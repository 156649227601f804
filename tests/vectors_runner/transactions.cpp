// SPDX-License-Identifier: MIT
// Transactions: ids, weights, round trip. bip141_txid_wtxid, core_tx_valid.
#include "tests/vectors_runner/runner.h"
#include "wallet/bitcoin/transaction.h"

namespace {

using namespace fulgurite;
using namespace fulgurite::vectors;

void checkIds(const Transaction& tx, const Json& expected, Check& check)
{
    check.equal(toDisplay(txidOf(tx)), expected.at("txid"), "txid");
    check.equal(toDisplay(wtxidOf(tx)), expected.at("wtxid"), "wtxid");
    check.equal(weightOf(tx), integerField(expected, "weight"), "weight");
    check.isTrue(tx.hasWitness() == expected.at("has_witness").get<bool>(), "has_witness");
}

void runTransaction(const Json& sample, Check& check)
{
    const Bytes bytes = hexField(sample, "tx");
    const auto tx = parseTransaction(bytes);
    check.isTrue(tx.has_value(), "does not parse");
    if (!tx)
        return;
    const Json& expected = sample.at("expected");
    checkIds(*tx, expected, check);
    check.equal(toHex(serialize(*tx)), toHex(bytes), "serialised");
    if (expected.contains("vsize"))
        check.equal(vsizeOf(*tx), integerField(expected, "vsize"), "vsize");
    if (!expected.contains("version"))
        return;
    const auto version = expected.at("version").get<std::int64_t>();
    check.isTrue(tx->version == static_cast<std::uint32_t>(version), "version");
    check.equal(tx->inputs.size(), integerField(expected, "input_count"), "input_count");
    check.equal(tx->outputs.size(), integerField(expected, "output_count"), "output_count");
    check.equal(tx->lockTime, integerField(expected, "locktime"), "locktime");
}

VECTORS_RUNNER("bip141_txid_wtxid", runTransaction)
VECTORS_RUNNER("core_tx_valid", runTransaction)

} // namespace
