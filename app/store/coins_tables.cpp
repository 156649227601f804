// SPDX-License-Identifier: MIT
#include "app/store/coins_tables.h"

namespace fulgurite::store {

namespace {

std::unexpected<Error<StoreError>> damaged(const char* what)
{
    return fail(StoreError::Damaged, std::string{what} + ": its record cannot be read");
}

Bytes encode(const wallet::ScriptRecord& script)
{
    ByteWriter out;
    out.u32be(script.path.chain.purpose);
    out.u32be(script.path.chain.account);
    out.u32be(script.path.chain.chain);
    out.u32be(script.path.index);
    out.u8(script.handedOut ? 1 : 0);
    return out.take();
}

Bytes encode(const wallet::TxRecord& record)
{
    ByteWriter out;
    out.u8(static_cast<std::uint8_t>(record.state));
    out.u64be(static_cast<std::uint64_t>(toSeconds(record.firstSeen)));
    out.u8(record.confirmation ? 1 : 0);
    if (record.confirmation) {
        out.u32be(record.confirmation->height.value);
        out.bytes(record.confirmation->blockHash.view());
        out.u32be(record.confirmation->position);
        out.u64be(static_cast<std::uint64_t>(toSeconds(record.confirmation->blockTime)));
    }
    out.u8(record.displacedBy ? 1 : 0);
    if (record.displacedBy)
        out.bytes(record.displacedBy->view());
    out.bytes(serialize(record.tx));
    return out.take();
}

UnixTime timeOf(ByteReader& in)
{
    return unixTime(static_cast<std::int64_t>(in.u64be().value_or(0)));
}

Result<wallet::TxRecord> decodeTransaction(const Txid& txid, const Bytes& raw)
{
    ByteReader in{raw};
    wallet::TxRecord out;
    out.txid = txid;
    const auto state = in.u8();
    if (!state || *state > static_cast<std::uint8_t>(wallet::TxState::Evicted))
        return damaged("a transaction");
    out.state = static_cast<wallet::TxState>(*state);
    out.firstSeen = timeOf(in);
    if (in.u8() == 1) {
        wallet::Confirmation confirmation;
        confirmation.height.value = in.u32be().value_or(0);
        const auto hash = BlockHash::fromView(in.take(32));
        confirmation.position = in.u32be().value_or(0);
        confirmation.blockTime = timeOf(in);
        if (!hash)
            return damaged("a transaction");
        confirmation.blockHash = *hash;
        out.confirmation = confirmation;
    }
    if (in.u8() == 1)
        out.displacedBy = Txid::fromView(in.take(32));
    auto tx = parseTransaction(in.rest());
    if (!tx)
        return damaged("a transaction");
    out.tx = std::move(*tx);
    if (!wallet::isPartial(out) && txidOf(out.tx) != txid)
        return damaged("a transaction");
    return out;
}

} // namespace

Result<void> AddressesTable::put(const wallet::ScriptRecord& script)
{
    const Bytes record = encode(script);
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL addresses SET record = ? WHERE script = ?"));
    if (FULGURITE_TRY(update.bind(record).bind(script.scriptPubKey).runChanging()))
        return {};
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO addresses VALUES (?, ?)"));
    return statement.bind(script.scriptPubKey).bind(record).run();
}

Result<std::vector<wallet::ScriptRecord>> AddressesTable::read()
{
    std::vector<wallet::ScriptRecord> out;
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT script, record FROM addresses"));
    while (FULGURITE_TRY(statement.next())) {
        const Bytes record = statement.blob(1);
        ByteReader in{record};
        if (record.size() != 17)
            return damaged("an address");
        wallet::ScriptRecord script;
        script.path.chain = {*in.u32be(), *in.u32be(), *in.u32be()};
        script.path.index = *in.u32be();
        script.handedOut = *in.u8() != 0;
        script.scriptPubKey = statement.blob(0);
        out.push_back(std::move(script));
    }
    return out;
}

Result<void> TransactionsTable::put(const wallet::TxRecord& transaction)
{
    const Bytes record = encode(transaction);
    Statement& update = *FULGURITE_TRY(
        m_database.prepare("UPDATE OR FAIL transactions SET record = ? WHERE txid = ?"));
    if (FULGURITE_TRY(update.bind(record).bind(transaction.txid.view()).runChanging()))
        return {};
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("INSERT OR FAIL INTO transactions VALUES (?, ?)"));
    return statement.bind(transaction.txid.view()).bind(record).run();
}

Result<std::vector<wallet::TxRecord>> TransactionsTable::read()
{
    std::vector<wallet::TxRecord> out;
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT txid, record FROM transactions"));
    while (FULGURITE_TRY(statement.next())) {
        const Txid txid = FULGURITE_TRY(fixedColumn<Txid>(statement, 0));
        out.push_back(FULGURITE_TRY(decodeTransaction(txid, statement.blob(1))));
    }
    return out;
}

Result<void> CoinsTable::put(const wallet::CoinMark& mark)
{
    if (!mark.frozen && mark.reservedFor.empty()) {
        Statement& remove =
            *FULGURITE_TRY(m_database.prepare("DELETE FROM coins WHERE txid = ? AND output = ?"));
        return remove.bind(mark.outpoint.txid.view()).bind(mark.outpoint.index).run();
    }
    ByteWriter record;
    record.u8(mark.frozen ? 1 : 0);
    record.bytes(asBytes(mark.reservedFor));
    Statement& insert =
        *FULGURITE_TRY(m_database.prepare("INSERT OR REPLACE INTO coins VALUES (?, ?, ?)"));
    return insert.bind(mark.outpoint.txid.view())
        .bind(mark.outpoint.index)
        .bind(record.view())
        .run();
}

Result<std::vector<wallet::CoinMark>> CoinsTable::read()
{
    std::vector<wallet::CoinMark> out;
    Statement& statement =
        *FULGURITE_TRY(m_database.prepare("SELECT txid, output, record FROM coins"));
    while (FULGURITE_TRY(statement.next())) {
        const Bytes record = statement.blob(2);
        if (record.empty())
            return damaged("a coin");
        const OutPoint outpoint{FULGURITE_TRY(fixedColumn<Txid>(statement, 0)),
                                static_cast<std::uint32_t>(statement.integer(1))};
        out.push_back({outpoint, record[0] != 0, asString(ByteView{record}.subspan(1))});
    }
    return out;
}

} // namespace fulgurite::store
