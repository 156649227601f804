// SPDX-License-Identifier: MIT
#include "wallet/chain/block_scanner.h"

#include "wallet/bitcoin/merkle_proof.h"

namespace fulgurite::wallet {

namespace {

auto truncated(const char* what)
{
    return fail(BitcoinError::Truncated, std::string{"the block ends in "} + what);
}

/// Where a transaction lies in the block, and whether it matters.
struct Walked {
    ByteView bytes;
    bool matches = false;
};

/// Walks over transactions without keeping anything of those that do not matter.
class Walker {
public:
    Walker(ByteReader& in, const WatchSet& watched) : m_in{in}, m_watched{watched} {}

    Result<Walked, BitcoinError> next()
    {
        const ByteView whole = m_in.rest();
        m_matches = false;
        if (m_in.take(4).empty())
            return truncated("a version");
        auto inputs = FULGURITE_TRY(readCompactSize(m_in));
        const bool flagged = inputs == 0;
        if (flagged) {
            if (m_in.take(1).empty())
                return truncated("a witness flag");
            inputs = FULGURITE_TRY(readCompactSize(m_in));
        }
        FULGURITE_TRY_VOID(walkInputs(inputs));
        FULGURITE_TRY_VOID(walkOutputs());
        for (std::uint64_t i = 0; flagged && i < inputs; ++i)
            FULGURITE_TRY_VOID(walkWitness());
        if (m_in.take(4).empty())
            return truncated("a lock time");
        return Walked{whole.first(whole.size() - m_in.remaining()), m_matches};
    }

private:
    Result<ByteView, BitcoinError> blob()
    {
        const auto length = FULGURITE_TRY(readCompactSize(m_in));
        if (length > m_in.remaining())
            return truncated("a script");
        return m_in.take(length);
    }
    Result<void, BitcoinError> walkInputs(std::uint64_t count)
    {
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto txid = Txid::fromView(m_in.take(Txid::kSize));
            const auto index = m_in.u32le();
            if (!txid || !index)
                return truncated("an outpoint");
            m_matches = m_matches || m_watched.spends({*txid, *index});
            FULGURITE_TRY_VOID(blob());
            if (m_in.take(4).empty())
                return truncated("a sequence");
        }
        return {};
    }
    Result<void, BitcoinError> walkOutputs()
    {
        const auto count = FULGURITE_TRY(readCompactSize(m_in));
        for (std::uint64_t i = 0; i < count; ++i) {
            if (m_in.take(8).empty())
                return truncated("a value");
            m_matches = m_watched.pays(FULGURITE_TRY(blob())) || m_matches;
        }
        return {};
    }
    Result<void, BitcoinError> walkWitness()
    {
        const auto items = FULGURITE_TRY(readCompactSize(m_in));
        for (std::uint64_t i = 0; i < items; ++i)
            FULGURITE_TRY_VOID(blob());
        return {};
    }

    ByteReader& m_in;
    const WatchSet& m_watched;
    bool m_matches = false;
};

Result<Hash256, BitcoinError> merkleRootOf(const std::vector<ByteView>& transactions)
{
    std::vector<Hash256> ids;
    ids.reserve(transactions.size());
    for (const ByteView bytes : transactions) {
        const auto tx = FULGURITE_TRY(parseTransaction(bytes));
        ids.push_back(retag<Hash256>(txidOf(tx)));
    }
    return merkleRoot(ids);
}

} // namespace

Result<ScannedBlock, BitcoinError> scanBlock(ByteView block, WatchSet& watched)
{
    ByteReader in{block};
    const auto header = RawHeader::parse(in.take(RawHeader::kSize));
    if (!header)
        return truncated("the header");
    const auto count = FULGURITE_TRY(readCompactSize(in));
    ScannedBlock out{*header, {}};
    std::vector<ByteView> transactions;
    Walker walker{in, watched};
    for (std::uint64_t i = 0; i < count; ++i) {
        const Walked walked = FULGURITE_TRY(walker.next());
        transactions.push_back(walked.bytes);
        if (!walked.matches)
            continue;
        auto tx = FULGURITE_TRY(parseTransaction(walked.bytes));
        watched.matches(tx); // a later transaction of this block may spend it
        out.matches.push_back({std::move(tx), static_cast<std::uint32_t>(i)});
    }
    if (!in.atEnd())
        return fail(BitcoinError::TrailingBytes,
                    std::to_string(in.remaining()) + " bytes after the block");
    if (!out.matches.empty() && FULGURITE_TRY(merkleRootOf(transactions)) != header->merkleRoot)
        return fail(BitcoinError::Malformed, "the transactions do not give the Merkle root");
    return out;
}

} // namespace fulgurite::wallet
