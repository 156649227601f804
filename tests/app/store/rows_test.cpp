// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/store/history_table.h"
#include "app/store/node_store.h"
#include "app/store/wallet_file.h"
#include "tests/support/test_registry.h"

#include <filesystem>
#include <optional>
#include <system_error>

using namespace fulgurite;
using namespace fulgurite::store;

namespace {

constexpr std::uintmax_t kFrame = 4096 + 24; ///< a page in the write-ahead log
constexpr UnixTime kThen{std::chrono::seconds{1'700'000'000}};

lightning::PutChannel channelOf(std::uint8_t id, std::uint64_t number)
{
    return {ChannelId{{id}}, number, number, false, Bytes(2500, static_cast<std::uint8_t>(number))};
}
lightning::PutPayment paymentOf(std::uint8_t id, std::uint8_t status)
{
    return {PaymentHash{{id}}, 1, id, kThen, status, Bytes(1000, status)};
}
lightning::PutInvoice invoiceOf(std::uint8_t id, const std::string& label, std::uint8_t status)
{
    return {PaymentHash{{id}}, label, id, status, kThen, kThen, status, Bytes(500, status)};
}

} // namespace

/// What writing the node's rows costs and keeps. A page costs its cipher, its authentication and
/// its part of the disk's time, and a payment writes some rows four times.
class RowsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::filesystem::path path = m_folder->path().toStdString() + "/default";
        SeededRandom random{7};
        auto file =
            WalletFile::create(path, SecretBytes{asBytes("secret")}, Argon2Cost{64, 1, 1}, random);
        QVERIFY(file.has_value());
        m_file.emplace(std::move(*file));
        m_log = path / "wallet.db-wal";
        QVERIFY(database().execute("PRAGMA wal_autocheckpoint = 0").has_value());
        m_node = std::make_unique<NodeStore>(database());
    }

    void aChannelThatMovesOnWritesOnePage()
    {
        put(channelOf(1, 1));
        put(channelOf(2, 1));
        QCOMPARE(pagesOf({channelOf(1, 2)}), std::uintmax_t{1});
        const auto channels = m_node->channels.read(false);
        QCOMPARE(channels->size(), std::size_t{2});
        QCOMPARE(channels->at(0).snapshot, channelOf(1, 2).snapshot);
        QCOMPARE(channels->at(1).snapshot, channelOf(2, 1).snapshot);
    }
    void aPaymentThatEndsWritesItsRowAndItsStatus()
    {
        put(paymentOf(1, 0));
        put(paymentOf(2, 0));
        QCOMPARE(pagesOf({paymentOf(1, 1)}), std::uintmax_t{2});
        QCOMPARE(m_node->payments.readPending()->size(), std::size_t{1});
        const auto rows = m_node->payments.page(0, 10);
        QCOMPARE(rows->size(), std::size_t{2});
        QCOMPARE(rows->at(0).record, paymentOf(1, 1).record);
    }
    void anInvoiceThatIsPaidWritesItsRowAndItsStatus()
    {
        put(invoiceOf(1, "tea", 0));
        put(invoiceOf(2, "cake", 0));
        QCOMPARE(pagesOf({invoiceOf(1, "tea", 1)}), std::uintmax_t{2});
        QCOMPARE(m_node->invoices.readUnpaid()->size(), std::size_t{1});
        QCOMPARE(m_node->invoices.find("tea")->value().paidIndex, std::uint64_t{1});
    }
    void aPaymentThatEndsInItsSecondWritesOnePageOfHistory()
    {
        HistoryTable history{database()};
        HistoryEntry entry;
        entry.layer = 1;
        entry.id = Bytes(32, 7);
        entry.time = 5;
        entry.counterparty = "02";
        QVERIFY(history.put(entry).has_value());
        entry.status = 2;
        entry.feeMsat = 9;
        const std::uintmax_t before = logSize();
        QVERIFY(history.put(entry).has_value());
        QCOMPARE((logSize() - before) / kFrame, std::uintmax_t{1});
        const auto rows = history.page({});
        QCOMPARE(rows->size(), std::size_t{1});
        QCOMPARE(rows->at(0).status, std::uint8_t{2});
        QCOMPARE(rows->at(0).feeMsat, std::uint64_t{9});
        QCOMPARE(rows->at(0).counterparty, std::string{"02"});
    }
    void whatIsWrittenAgainIsThereOnce()
    {
        HistoryEntry entry;
        entry.layer = 1;
        entry.id = Bytes(32, 7);
        HistoryTable history{database()};
        for (const int round : {1, 2}) {
            entry.time = round;
            entry.amountMsat = static_cast<std::uint64_t>(round);
            QVERIFY(history.put(entry).has_value());
            const auto byte = static_cast<std::uint8_t>(round);
            put(lightning::PutPreimage{PaymentHash{{1}}, Preimage{{byte}}});
            put(lightning::PutSetting{"name", Bytes{byte}});
            put(lightning::PutOnion{ChannelId{{1}}, lightning::HtlcDirection::Outgoing, 3,
                                    Bytes(1366, byte)});
            put(lightning::PutRevokedHtlcs{ChannelId{{1}}, 3, Bytes{byte}});
        }
        QCOMPARE(history.page({})->size(), std::size_t{1});
        QCOMPARE(history.page({})->at(0).time, std::int64_t{2});
        const auto stored = m_node->read();
        QCOMPARE(stored->preimages.size(), std::size_t{1});
        QCOMPARE(stored->preimages.at(0).preimage, Preimage{{2}});
        QCOMPARE(stored->settings.at(0).value, Bytes{2});
        QCOMPARE(stored->onions.size(), std::size_t{1});
        QCOMPARE(stored->onions.at(0).onion, Bytes(1366, 2));
        QCOMPARE(*m_node->revokedHtlcs.find(ChannelId{{1}}, 3), Bytes{2});
    }
    void aRefusedRowTakesItsWholeTransactionBack()
    {
        put(channelOf(1, 5));
        const auto done = database().transaction([&]() -> store::Result<void> {
            FULGURITE_TRY_VOID(m_node->apply(paymentOf(1, 0)));
            return m_node->apply(channelOf(1, 4));
        });
        QCOMPARE(done.error().code, StoreError::Conflict);
        QCOMPARE(m_node->payments.page(0, 10)->size(), std::size_t{0});
    }
    void aRowWhoseKeysChangedTakesTheOldOnesPlace()
    {
        put(paymentOf(1, 0));
        lightning::PutPayment later = paymentOf(1, 1);
        later.createdIndex = 9;
        put(later);
        QCOMPARE(m_node->payments.page(0, 10)->size(), std::size_t{1});
        QCOMPARE(m_node->payments.page(8, 10)->at(0).record, later.record);

        put(invoiceOf(1, "tea", 0));
        put(invoiceOf(2, "tea", 0)); // a label is unique
        QCOMPARE(m_node->invoices.page(0, 10)->size(), std::size_t{1});
        QCOMPARE(m_node->invoices.find("tea")->value().hash, invoiceOf(2, "tea", 0).hash);
    }

private:
    Database& database() { return m_file->database(); }
    void put(const lightning::StoreOp& op) { QVERIFY(m_node->apply(op).has_value()); }
    [[nodiscard]] std::uintmax_t logSize() const
    {
        std::error_code none;
        const std::uintmax_t size = std::filesystem::file_size(m_log, none);
        return none ? 0 : size;
    }
    std::uintmax_t pagesOf(const std::vector<lightning::StoreOp>& batch)
    {
        const std::uintmax_t before = logSize();
        const auto done = database().transaction([&]() -> store::Result<void> {
            for (const lightning::StoreOp& op : batch)
                FULGURITE_TRY_VOID(m_node->apply(op));
            return {};
        });
        return done ? (logSize() - before) / kFrame : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<WalletFile> m_file;
    std::unique_ptr<NodeStore> m_node;
    std::filesystem::path m_log;
};

FULGURITE_TEST(RowsTest)
#include "rows_test.moc"
