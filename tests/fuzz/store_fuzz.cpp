// SPDX-License-Identifier: MIT
#include "app/store/coins_tables.h"
#include "app/store/key_file.h"
#include "app/store/migrations.h"
#include "app/store/node_store.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/base/random.h"

#include <array>
#include <optional>

using namespace fulgurite;
using namespace fulgurite::store;

namespace {

/// A wallet's tables in a file that is deleted as soon as it is open. Everything happens inside one
/// transaction that never ends, so no disk is waited for.
Database emptyWallet()
{
    const auto path = std::filesystem::temp_directory_path() /
                      ("fulgurite-fuzz-" + std::to_string(SystemRandom{}.u64()));
    auto database = Database::open(path, SecretBytes{Bytes(48, 1)}, OpenMode::Create);
    mustHold(database && migrate(*database) && database->execute("BEGIN"));
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(path.string() + end);
    return std::move(*database);
}

void readCost(ByteView file)
{
    const auto cost = decodeCostFile(file);
    if (cost)
        mustHold(std::ranges::equal(encodeCostFile(*cost), file));
}

/// Where the transaction may begin in its row: behind state and time, with or without a
/// confirmation and the one that displaced it.
constexpr std::array kHeads{std::size_t{11}, std::size_t{43}, std::size_t{59}, std::size_t{91}};

Txid txidIn(ByteView record)
{
    for (const std::size_t head : kHeads) {
        if (record.size() > head) {
            if (const auto tx = parseTransaction(record.subspan(head)))
                return txidOf(*tx);
        }
    }
    return {};
}

struct Rows {
    Database& database;

    void put(const char* sql, ByteView key, ByteView record)
    {
        Statement* statement = *database.prepare(sql);
        mustHold(statement->bind(key).bind(record).run().has_value());
    }
    template <typename Table> void readBack(const char* table)
    {
        Table rows{database};
        if (const auto found = rows.read()) {
            for (const auto& row : *found)
                mustHold(rows.put(row).has_value());
            mustHold(rows.read().has_value());
        }
        mustHold(database.execute(std::string{"DELETE FROM "} + table).has_value());
    }
};

} // namespace

/// Columns of the wallet's file that hold records of our own, and the file beside it that tells
/// the password's cost.
void fuzzOne(ByteView input)
{
    static Database database = emptyWallet();
    readCost(input);
    readCost(withChecksum(input, 32));
    Rows rows{database};
    rows.put("INSERT OR REPLACE INTO transactions VALUES (?, ?)", txidIn(input).view(), input);
    rows.readBack<TransactionsTable>("transactions");
    rows.put("INSERT OR REPLACE INTO addresses VALUES (?, ?)", input, input);
    rows.readBack<AddressesTable>("addresses");
    rows.put("INSERT OR REPLACE INTO coins VALUES (?, 1, ?)", input.first(input.size() / 2), input);
    rows.readBack<CoinsTable>("coins");
    rows.put("INSERT OR REPLACE INTO peers VALUES (?, ?)",
             input.first(std::min<std::size_t>(33, input.size())), input);
    rows.readBack<PeersTable>("peers");
}
