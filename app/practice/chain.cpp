// SPDX-License-Identifier: MIT
#include "app/practice/chain.h"

#include "wallet/bitcoin/header_rules.h"
#include "wallet/bitcoin/interpreter.h"
#include "wallet/bitcoin/interpreter_rules.h"
#include "wallet/bitcoin/merkle_proof.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>
#include <cassert>

namespace fulgurite::practice {

namespace {

constexpr std::uint32_t kHalvingInterval = 150;
constexpr std::uint64_t kFirstSubsidy = 5'000'000'000;
constexpr std::uint32_t kBlockVersion = 0x20000000;

/// The one transaction of every Bitcoin network's genesis block but testnet4's.
Transaction genesisTransaction()
{
    Transaction tx;
    tx.version = 1;
    tx.inputs.push_back(
        {{Txid{}, 0xffffffff},
         fromHex("04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f722"
                 "06f6e2062"
                 "72696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73"),
         0xffffffff,
         {}});
    tx.outputs.push_back(
        {Satoshi{kFirstSubsidy}, fromHex("4104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e"
                                         "0ea1f61deb649f6bc3f4cef38c4f35504e5"
                                         "1ec112de5c384df7ba0b8d578a4c702b6bf11d5fac")});
    return tx;
}

/// BIP 34: the height stands first in the coinbase; the push behind it makes two bytes at least.
Bytes coinbaseScript(BlockHeight height)
{
    Bytes out = ScriptBuilder{}.number(height.value).take();
    out.push_back(0);
    return out;
}

bool beginsWith(const Bytes& bytes, const Bytes& head)
{
    return bytes.size() >= head.size() && std::equal(head.begin(), head.end(), bytes.begin());
}

void setRoots(Block& block)
{
    Transaction& coinbase = block.transactions.front();
    const Hash256 reserved;
    coinbase.inputs[0].witness = {Bytes(reserved.data.begin(), reserved.data.end())};
    coinbase.outputs.push_back({Satoshi{}, witnessCommitmentScript(witnessRoot(block), reserved)});
    std::vector<Hash256> ids;
    for (const Transaction& tx : block.transactions)
        ids.push_back(retag<Hash256>(txidOf(tx)));
    block.header.merkleRoot = merkleRoot(ids);
}

auto badTransaction(std::string_view reason, const Txid& txid)
{
    return fail(BlockError::BadTransaction, std::string{reason} + ", " + toDisplay(txid));
}

} // namespace

Satoshi subsidyAt(BlockHeight height)
{
    const std::uint32_t halvings = height.value / kHalvingInterval;
    return Satoshi{halvings >= 64 ? 0 : kFirstSubsidy >> halvings};
}

Chain::Chain()
{
    Entry genesis;
    genesis.block.header = HeaderRules{Network::Regtest}.genesis();
    genesis.block.transactions = {genesisTransaction()};
    genesis.hash = hashOf(genesis.block.header);
    genesis.txids = {txidOf(genesis.block.transactions[0])};
    m_locations[genesis.txids[0]] = {BlockHeight{0}, 0};
    m_blocks.push_back(std::move(genesis)); // its output was never spendable
}

UnixTime Chain::medianTimeAt(BlockHeight height) const
{
    std::vector<std::uint32_t> times;
    for (std::uint32_t i = 0; i < 11 && i <= height.value; ++i)
        times.push_back(m_blocks.at(height.value - i).block.header.time);
    return unixTime(medianTime(times));
}

wallet::ChainTip Chain::tip() const
{
    return {height(), tipHash(), unixTime(m_blocks.back().block.header.time)};
}

Result<BlockHash, BlockError> Chain::mine(const Bytes& rewardScript,
                                          std::span<const Transaction> transactions, UnixTime now)
{
    const Satoshi fees = FULGURITE_TRY(feesOf(transactions));
    FULGURITE_TRY(connect(templateOf(rewardScript, transactions, fees, now)));
    return tipHash();
}

Block Chain::templateOf(const Bytes& rewardScript, std::span<const Transaction> transactions,
                        Satoshi fees, UnixTime now) const
{
    const BlockHeight next{height().value + 1};
    Transaction coinbase;
    coinbase.inputs.push_back({{Txid{}, 0xffffffff}, coinbaseScript(next), 0xffffffff, {}});
    coinbase.outputs.push_back(
        {checkedAdd(subsidyAt(next), fees).value_or(kMaxMoney), rewardScript});
    Block block;
    block.transactions.push_back(std::move(coinbase));
    block.transactions.insert(block.transactions.end(), transactions.begin(), transactions.end());
    block.header.version = kBlockVersion;
    block.header.previous = tipHash();
    block.header.bits = HeaderRules{Network::Regtest}.easiestBits();
    block.header.time =
        static_cast<std::uint32_t>(std::max(toSeconds(now), toSeconds(medianTimePast()) + 1));
    setRoots(block);
    while (!meetsOwnTarget(block.header)) // every second hash does
        ++block.header.nonce;
    return block;
}

/// Fees of transactions that spend the chain or each other; what else is wrong shows in connect.
Result<Satoshi, BlockError> Chain::feesOf(std::span<const Transaction> transactions) const
{
    std::unordered_map<OutPoint, TxOut, wallet::IdHash> made;
    Satoshi total;
    for (const Transaction& tx : transactions) {
        const Txid txid = txidOf(tx);
        std::vector<TxOut> spent;
        for (const TxIn& input : tx.inputs) {
            const Utxo* old = utxo(input.prevout);
            const auto fresh = made.find(input.prevout);
            if (old == nullptr && fresh == made.end())
                return badTransaction(consensusText(ConsensusError::InputsMissingOrSpent), txid);
            spent.push_back(old != nullptr ? old->output : fresh->second);
        }
        const auto fee = feeOf(tx, spent);
        if (!fee)
            return badTransaction(consensusText(fee.error().code), txid);
        total = checkedAdd(total, *fee).value_or(kMaxMoney);
        for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
            made[{txid, i}] = tx.outputs[i];
    }
    return total;
}

Result<void, BlockError> Chain::checkHeader(const BlockHeader& header) const
{
    if (header.previous != tipHash())
        return fail(BlockError::BadHeader, "prev-blk-not-found");
    if (header.bits != HeaderRules{Network::Regtest}.easiestBits())
        return fail(BlockError::BadHeader, "bad-diffbits");
    if (!meetsOwnTarget(header))
        return fail(BlockError::BadHeader, "high-hash");
    if (unixTime(header.time) <= medianTimePast())
        return fail(BlockError::BadHeader, "time-too-old");
    return {};
}

Result<void, BlockError> Chain::checkContents(const Block& block) const
{
    if (const auto roots = checkBlock(block); !roots)
        return fail(BlockError::BadContents, roots.error().detail);
    if (weightOf(block) > kMostBlockWeight)
        return fail(BlockError::BadContents, "bad-blk-weight");
    const BlockHeight next{height().value + 1};
    if (!beginsWith(block.transactions[0].inputs[0].scriptSig,
                    ScriptBuilder{}.number(next.value).take()))
        return fail(BlockError::BadContents, "bad-cb-height");
    for (const Transaction& tx : block.transactions) {
        if (const auto sane = checkTransaction(tx); !sane)
            return badTransaction(consensusText(sane.error().code), txidOf(tx));
        if (!checkFinal(tx, next, medianTimePast()))
            return badTransaction(consensusText(ConsensusError::NonFinal), txidOf(tx));
    }
    return {};
}

Result<void, BlockError> Chain::connect(Block block)
{
    FULGURITE_TRY(checkHeader(block.header));
    FULGURITE_TRY(checkContents(block));
    Entry entry;
    entry.hash = hashOf(block.header);
    const BlockHeight next{height().value + 1};
    Satoshi claimable = subsidyAt(next);
    const auto run = [&]() -> Result<void, BlockError> {
        for (const Transaction& tx : block.transactions) {
            entry.txids.push_back(txidOf(tx));
            if (!isCoinbase(tx))
                claimable =
                    checkedAdd(claimable, FULGURITE_TRY(spend(tx, entry))).value_or(kMaxMoney);
            create(tx, entry.txids.back(), next);
        }
        Satoshi claimed;
        for (const TxOut& output : block.transactions[0].outputs)
            claimed = checkedAdd(claimed, output.value).value_or(kMaxMoney);
        if (claimed > claimable)
            return fail(BlockError::BadContents, "bad-cb-amount");
        return {};
    };
    const auto verdict = run();
    entry.block = std::move(block);
    if (!verdict) {
        undo(entry);
        return verdict;
    }
    for (std::uint32_t i = 0; i < entry.txids.size(); ++i)
        m_locations[entry.txids[i]] = {next, i};
    m_blocks.push_back(std::move(entry));
    return {};
}

Result<Satoshi, BlockError> Chain::spend(const Transaction& tx, Entry& entry)
{
    const Txid& txid = entry.txids.back();
    const BlockHeight next{height().value + 1};
    std::vector<TxOut> outputs;
    std::vector<CoinAge> ages;
    for (const TxIn& input : tx.inputs) {
        const Utxo* coin = utxo(input.prevout);
        if (coin == nullptr)
            return badTransaction(consensusText(ConsensusError::InputsMissingOrSpent), txid);
        if (coin->coinbase && next.value < coin->height.value + kCoinbaseMaturity)
            return badTransaction(consensusText(ConsensusError::PrematureCoinbaseSpend), txid);
        outputs.push_back(coin->output);
        const BlockHeight before{coin->height.value == 0 ? 0 : coin->height.value - 1};
        ages.push_back({coin->height, medianTimeAt(before)});
    }
    if (!checkSequenceLocks(tx, ages, next, medianTimePast()))
        return badTransaction("bad-txns-nonfinal", txid);
    const auto fee = feeOf(tx, outputs);
    if (!fee)
        return badTransaction(consensusText(fee.error().code), txid);
    if (sigopCost(tx, outputs) > kMaxBlockSigopsCost)
        return badTransaction("bad-blk-sigops", txid);
    if (const auto scripts = verifyAllInputs(tx, outputs, kConsensusFlags); !scripts)
        return badTransaction("mandatory-script-verify-flag-failed (" +
                                  std::string{scriptErrorText(scripts.error().code)} + ")",
                              txid);
    for (const TxIn& input : tx.inputs) {
        const auto coin = m_utxos.find(input.prevout);
        entry.spent.emplace_back(input.prevout, std::move(coin->second));
        m_utxos.erase(coin);
        m_spenders[input.prevout] = txid;
    }
    return *fee;
}

void Chain::create(const Transaction& tx, const Txid& txid, BlockHeight height)
{
    for (std::uint32_t i = 0; i < tx.outputs.size(); ++i)
        if (!std::holds_alternative<NullData>(classify(tx.outputs[i].scriptPubKey)))
            m_utxos[{txid, i}] = {tx.outputs[i], height, isCoinbase(tx)};
}

void Chain::undo(const Entry& entry)
{
    // Newest first: an output made and spent within the block is restored, then removed with its
    // maker.
    for (auto each = entry.spent.rbegin(); each != entry.spent.rend(); ++each) {
        m_utxos[each->first] = each->second;
        m_spenders.erase(each->first);
    }
    for (std::size_t i = 0; i < entry.txids.size(); ++i) {
        for (std::uint32_t output = 0; output < entry.block.transactions[i].outputs.size();
             ++output)
            m_utxos.erase({entry.txids[i], output});
        const auto located = m_locations.find(entry.txids[i]);
        if (located != m_locations.end() && located->second.height.value >= m_blocks.size())
            m_locations.erase(located);
    }
}

std::vector<Transaction> Chain::rollBack(BlockHeight target)
{
    std::vector<Entry> removed;
    while (height() > target) {
        removed.push_back(std::move(m_blocks.back()));
        m_blocks.pop_back();
        undo(removed.back());
    }
    std::vector<Transaction> out;
    for (auto each = removed.rbegin(); each != removed.rend(); ++each)
        out.insert(out.end(), each->block.transactions.begin() + 1, each->block.transactions.end());
    return out;
}

const Block* Chain::blockAt(BlockHeight height) const
{
    return height.value < m_blocks.size() ? &m_blocks[height.value].block : nullptr;
}

std::optional<BlockHash> Chain::hashAt(BlockHeight height) const
{
    return height.value < m_blocks.size() ? std::optional{m_blocks[height.value].hash}
                                          : std::nullopt;
}

std::optional<BlockHeight> Chain::heightOf(const BlockHash& hash) const
{
    const auto found = std::ranges::find(m_blocks, hash, &Entry::hash);
    if (found == m_blocks.end())
        return std::nullopt;
    return BlockHeight{static_cast<std::uint32_t>(found - m_blocks.begin())};
}

std::optional<TxLocation> Chain::locate(const Txid& txid) const
{
    const auto found = m_locations.find(txid);
    return found == m_locations.end() ? std::nullopt : std::optional{found->second};
}

const Transaction* Chain::transaction(const Txid& txid) const
{
    const auto at = locate(txid);
    return at ? &m_blocks[at->height.value].block.transactions[at->position] : nullptr;
}

const Utxo* Chain::utxo(const OutPoint& outpoint) const
{
    const auto found = m_utxos.find(outpoint);
    return found == m_utxos.end() ? nullptr : &found->second;
}

std::optional<Txid> Chain::spenderOf(const OutPoint& outpoint) const
{
    const auto found = m_spenders.find(outpoint);
    return found == m_spenders.end() ? std::nullopt : std::optional{found->second};
}

} // namespace fulgurite::practice
