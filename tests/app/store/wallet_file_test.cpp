// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/store/files.h"
#include "app/store/history_table.h"
#include "app/store/node_store.h"
#include "app/store/rollback_marker.h"
#include "app/store/seed_table.h"
#include "app/store/wallet_file.h"
#include "tests/support/test_registry.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace fulgurite;
using namespace fulgurite::store;

namespace {

constexpr Argon2Cost kCheap{64, 1, 1};
SecretBytes password(const char* text) { return SecretBytes{asBytes(text)}; }

void flip(const std::filesystem::path& path, std::streamoff offset)
{
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekg(offset);
    const int byte = file.get();
    file.seekp(offset);
    file.put(static_cast<char>(byte ^ 1));
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

class WalletFileTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path().toStdString() + "/default";
        m_random = std::make_unique<SeededRandom>(7);
    }

    void whatWasWrittenIsReadAgainAfterReopening()
    {
        {
            auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
            QVERIFY(file.has_value());
            SettingsTable settings{file->database()};
            QVERIFY(settings.put("name", asBytes("value")).has_value());
        }
        auto again = WalletFile::open(m_path, password("secret"));
        QVERIFY2(again.has_value(), again ? "" : again.error().detail.c_str());
        SettingsTable settings{again->database()};
        QCOMPARE(asString(settings.find("name")->value()), std::string("value"));
    }

    void aWrongPasswordIsToldFromADamagedFile()
    {
        create();
        QCOMPARE(openError("wrong"), StoreError::WrongPassword);
        flip(m_path / "wallet.db", 5);
        QCOMPARE(openError("secret"), StoreError::Damaged);
    }

    void aFlippedBitInAnyPartIsDamageAndTheFileStaysUntouched()
    {
        create();
        for (const std::streamoff offset : {20, 4000, 4096 + 100, 3 * 4096 + 7}) {
            flip(m_path / "wallet.db", offset);
            const std::string before = content(m_path / "wallet.db");
            QCOMPARE(openError("secret"), StoreError::Damaged);
            QCOMPARE(content(m_path / "wallet.db"), before);
            flip(m_path / "wallet.db", offset);
        }
        QVERIFY(WalletFile::open(m_path, password("secret")).has_value());
        flip(m_path / "wallet.cost", 30);
        QCOMPARE(openError("secret"), StoreError::Damaged);
    }

    void aTruncatedFileIsDamage()
    {
        create();
        const auto size = std::filesystem::file_size(m_path / "wallet.db");
        std::filesystem::resize_file(m_path / "wallet.db", size - 4096);
        QCOMPARE(openError("secret"), StoreError::Damaged);
        std::filesystem::resize_file(m_path / "wallet.db", 100);
        QCOMPARE(openError("secret"), StoreError::Damaged);
    }

    void aFileOfANewerVersionIsRefused()
    {
        {
            auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
            QVERIFY(file->database().execute("PRAGMA user_version = 999").has_value());
        }
        QCOMPARE(openError("secret"), StoreError::Newer);
    }

    void aFileOfTheFirstVersionKeepsItsWordsInAPlaceOfTheirOwn()
    {
        {
            auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
            SettingsTable settings{file->database()};
            QVERIFY(settings.put("wallet.mnemonic", asBytes("legal winner")).has_value());
            QVERIFY(settings.put("wallet.passphrase", {}).has_value());
            QVERIFY(
                file->database().execute("DROP TABLE seed; PRAGMA user_version = 1").has_value());
        }
        auto file = WalletFile::open(m_path, password("secret"));
        QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
        const auto seed = SeedTable{file->database()}.read();
        QVERIFY(seed && *seed);
        QCOMPARE(asString((*seed)->words.expose()), std::string("legal winner"));
        QVERIFY((*seed)->passphrase.empty());
        QVERIFY(SettingsTable{file->database()}.read("wallet.")->empty());
    }

    void aSecondInstanceIsRefused()
    {
        const auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
        QVERIFY(file.has_value());
        QCOMPARE(openError("secret"), StoreError::OtherInstance);
    }

    void aPasswordChangeTakesAndTheOldOneNoLongerOpens()
    {
        {
            auto file = WalletFile::create(m_path, password("old"), kCheap, *m_random);
            SettingsTable settings{file->database()};
            QVERIFY(settings.put("name", asBytes("value")).has_value());
            const auto changed = file->changePassword(password("new"), {128, 1, 1});
            QVERIFY2(changed.has_value(), changed ? "" : changed.error().detail.c_str());
            QVERIFY(settings.put("after", asBytes("change")).has_value());
        }
        QCOMPARE(openError("old"), StoreError::WrongPassword);
        auto again = WalletFile::open(m_path, password("new"));
        QVERIFY(again.has_value());
        SettingsTable settings{again->database()};
        QVERIFY(settings.find("name")->has_value() && settings.find("after")->has_value());
    }

    void aPasswordChangeLeavesNoCopyUnderTheOldOne()
    {
        auto file = WalletFile::create(m_path, password("old"), kCheap, *m_random);
        for (const char* name : {"wallet.db.v1", "wallet.db.v2"})
            QVERIFY(writeFileDurably(m_path / name, Bytes{1}).has_value());
        QVERIFY(file->changePassword(password("new"), {128, 1, 1}).has_value());
        QVERIFY(!std::filesystem::exists(m_path / "wallet.db.v1"));
        QVERIFY(!std::filesystem::exists(m_path / "wallet.db.v2"));
        QVERIFY(std::filesystem::exists(m_path / "wallet.db"));
    }

    void aPasswordChangeCutOffBeforeRekeyLeavesTheOldPassword()
    {
        create();
        CostFile cost = *readCostFile(m_path);
        const auto next = deriveKey(password("new"), cost.salt, kCheap);
        cost.entries.push_back(makeSlot(*next, kCheap));
        QVERIFY(writeCostFile(m_path, cost).has_value());

        QCOMPARE(openError("new"), StoreError::WrongPassword);
        QVERIFY(WalletFile::open(m_path, password("secret")).has_value());
        QCOMPARE(readCostFile(m_path)->entries.size(), std::size_t{1});
    }

    void aMarkerIsHeldByOneAndNeverFalls()
    {
        const auto open = [&] { return RollbackMarker::open(m_path / "markers", "id"); };
        {
            auto marker = open();
            QVERIFY(marker.has_value());
            QVERIFY(!marker->read());
            const auto second = open();
            QVERIFY(!second && second.error().code == StoreError::OtherInstance);
            QVERIFY(marker->write(500).has_value());
            QCOMPARE(marker->write(11).error().code, StoreError::OtherInstance);
            QCOMPARE(marker->read().value_or(0), 500U);
        }
        auto marker = open();
        QVERIFY(marker.has_value());
        QCOMPARE(marker->write(499).error().code, StoreError::OtherInstance);
        {
            std::fstream other{m_path / "markers" / "id.marker",
                               std::ios::in | std::ios::out | std::ios::binary};
            other << std::string{"\0\0\0\0\0\0\x03\0", 8}; // where no file system locks: 768
        }
        QCOMPARE(marker->write(501).error().code, StoreError::OtherInstance);
    }

    void aCommitmentNumberNeverFalls()
    {
        auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
        NodeStore node{file->database()};
        const ChannelId id{{1, 2, 3}};
        QVERIFY(node.apply(lightning::PutChannel{id, 5, 6, false, {9}}).has_value());
        QCOMPARE(node.apply(lightning::PutChannel{id, 4, 6, false, {8}}).error().code,
                 StoreError::Conflict);
        const auto stored = node.read();
        QVERIFY(stored.has_value());
        QCOMPARE(stored->channels.at(0).snapshot, Bytes{9});
    }

    void historyIsPagedByKeyWithSearchAndFilters()
    {
        auto file = WalletFile::create(m_path, password("secret"), kCheap, *m_random);
        HistoryTable history{file->database()};
        for (std::uint8_t i = 0; i < 10; ++i) {
            HistoryEntry entry;
            entry.layer = i % 2;
            entry.id = Bytes(32, i);
            entry.time = 100 + i / 3;
            entry.amountMsat = 1000;
            entry.description = i == 4 ? "cof%fee" : "tea";
            QVERIFY(history.put(entry).has_value());
        }
        HistoryFilter filter;
        filter.limit = 4;
        std::vector<Bytes> seen;
        for (auto page = history.page(filter); !page->empty(); page = history.page(filter)) {
            for (const HistoryEntry& entry : *page)
                seen.push_back(entry.id);
            filter.after = HistoryKey{page->back().time, page->back().layer, page->back().id};
        }
        QCOMPARE(seen.size(), std::size_t{10});
        std::ranges::sort(seen);
        QVERIFY(std::ranges::adjacent_find(seen) == seen.end());

        HistoryFilter search;
        search.search = "f%f";
        QCOMPARE(*history.count(search), std::uint64_t{1});
        search = {};
        search.onChain = false;
        QCOMPARE(*history.count(search), std::uint64_t{5});
    }

private:
    void create()
    {
        QVERIFY(WalletFile::create(m_path, password("secret"), kCheap, *m_random).has_value());
    }
    StoreError openError(const char* with)
    {
        const auto file = WalletFile::open(m_path, password(with));
        return file ? StoreError::Internal : file.error().code;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<SeededRandom> m_random;
};

FULGURITE_TEST(WalletFileTest)
#include "wallet_file_test.moc"
