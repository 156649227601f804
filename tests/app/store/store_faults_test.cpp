// SPDX-License-Identifier: MIT
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "app/store/settings_table.h"
#include "app/store/wallet_file.h"
#include "tests/support/syscall_faults.h"
#include "tests/support/test_paths.h"
#include "tests/support/test_registry.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <linux/capability.h>
#include <map>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace fulgurite;
using namespace fulgurite::store;
using fulgurite::testing::SyscallFaults;

namespace {

namespace fs = std::filesystem;

constexpr Argon2Cost kCheap{64, 1, 1};
SecretBytes password(const char* text) { return SecretBytes{asBytes(text)}; }

std::string content(const fs::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Takes from this thread root's right to write everywhere; an ordinary user has none to lose.
class PlainOwner {
public:
    PlainOwner()
    {
        syscall(SYS_capget, &m_header, m_before.data());
        auto without = m_before;
        without[0].effective &= ~(1U << CAP_DAC_OVERRIDE);
        syscall(SYS_capset, &m_header, without.data());
    }
    ~PlainOwner() { syscall(SYS_capset, &m_header, m_before.data()); }
    PlainOwner(const PlainOwner&) = delete;
    PlainOwner& operator=(const PlainOwner&) = delete;

private:
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> m_before{};
};

/// Every file of a folder that holds something of the wallet's: the lock is only a name.
std::map<std::string, std::string> contents(const fs::path& folder)
{
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::directory_iterator{folder})
        if (entry.path().extension() != ".lock")
            out[entry.path().filename().string()] = content(entry.path());
    return out;
}

/// Runs `work` in a process of its own that dies before its n-th call that changes a file. True
/// when it came to its end before that.
bool runToItsEnd(long dieBefore, const std::function<bool()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        SyscallFaults::calls = 0;
        SyscallFaults::dieBefore = dieBefore;
        const bool worked = work();
        SyscallFaults::dieBefore = 0;
        _exit(worked ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool opensWith(const fs::path& folder, const char* word)
{
    auto file = WalletFile::open(folder, password(word));
    if (!file)
        return false;
    const auto kept = SettingsTable{file->database()}.find("kept");
    return kept && *kept && (*kept)->size() == 20'000;
}

store::Result<void> fillWithMuch(Database& database)
{
    return SettingsTable{database}.put("kept", Bytes(20'000, 7));
}

} // namespace

/// Death and failing disks at every step.
class StoreFaultsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_base = m_folder->path().toStdString();
    }
    void cleanup()
    {
        SyscallFaults::writeError = 0;
        SyscallFaults::syncError = 0;
    }

    void aPasswordChangeKilledAtAnyStepLeavesOneThatOpens_data()
    {
        QTest::addColumn<bool>("newFirst");
        QTest::newRow("the new one is tried first") << true;
        QTest::newRow("the old one is tried first") << false;
    }
    void aPasswordChangeKilledAtAnyStepLeavesOneThatOpens()
    {
        QFETCH(const bool, newFirst);
        create(m_base / "wallet");
        const auto change = [this] {
            auto file = WalletFile::open(m_base / "copy", password("old"));
            return file && file->changePassword(password("new"), kCheap);
        };
        long step = 1;
        for (bool finished = false; !finished; ++step) {
            QVERIFY(step < 2000);
            fs::remove_all(m_base / "copy");
            fs::copy(m_base / "wallet", m_base / "copy");
            finished = runToItsEnd(step, change);
            const bool first = opensWith(m_base / "copy", newFirst ? "new" : "old");
            const bool second = opensWith(m_base / "copy", newFirst ? "old" : "new");
            QVERIFY2(
                first != second,
                qPrintable(QStringLiteral("step %1: %2 and %3").arg(step).arg(first).arg(second)));
            if (finished)
                QVERIFY(first == newFirst);
        }
        QVERIFY(step > 20); // the whole of it was walked
    }

    void aCreationKilledAtAnyStepLeavesAWholeWalletOrNone()
    {
        const fs::path folder = m_base / "made";
        const auto make = [&] {
            SeededRandom random{3};
            return WalletFile::create(folder, password("old"), kCheap, random, fillWithMuch)
                .has_value();
        };
        int none = 0;
        long step = 1;
        for (bool finished = false; !finished; ++step) {
            QVERIFY(step < 2000);
            fs::remove_all(folder);
            finished = runToItsEnd(step, make);
            if (WalletFile::exists(folder)) {
                QVERIFY2(opensWith(folder, "old"), qPrintable(QString::number(step)));
                continue;
            }
            ++none;
            QVERIFY2(make(), "what was left over stands in the way of the next try");
            QVERIFY(opensWith(folder, "old"));
        }
        QVERIFY(none > 10);
    }

    void aFullDiskIsToldAndNothingIsLost()
    {
        create(m_base / "wallet");
        auto file = WalletFile::open(m_base / "wallet", password("old"));
        QVERIFY(file.has_value());
        const auto before = contents(m_base / "wallet");
        SyscallFaults::writeError = ENOSPC;
        const auto failed = file->database().transaction(
            [&] { return SettingsTable{file->database()}.put("new", Bytes(100'000, 1)); });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, StoreError::DiskFull);
        QCOMPARE(content(m_base / "wallet" / "wallet.db"), before.at("wallet.db"));
        const auto again = file->reopen();
        QVERIFY(!again);
        QCOMPARE(again.error().code, StoreError::DiskFull);
        SyscallFaults::writeError = 0;
        QVERIFY(file->reopen().has_value());
        const auto kept = SettingsTable{file->database()}.find("kept");
        QVERIFY(kept && *kept && (*kept)->size() == 20'000);
        QVERIFY(!SettingsTable{file->database()}.find("new")->has_value());
    }

    void aDiskThatFailsToSyncIsAnInputOutputError()
    {
        create(m_base / "wallet");
        auto file = WalletFile::open(m_base / "wallet", password("old"));
        SyscallFaults::syncError = EIO;
        const auto failed = file->database().transaction(
            [&] { return SettingsTable{file->database()}.put("new", Bytes(10, 1)); });
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, StoreError::InputOutput);
    }

    void aFullDiskMakesNoHalfWallet()
    {
        SyscallFaults::writeError = ENOSPC;
        SeededRandom random{3};
        const auto made =
            WalletFile::create(m_base / "made", password("old"), kCheap, random, fillWithMuch);
        QVERIFY(!made);
        QCOMPARE(made.error().code, StoreError::DiskFull);
        QVERIFY(!WalletFile::exists(m_base / "made"));
    }

    void aPasswordChangeOnAFullDiskLeavesTheOldPassword()
    {
        create(m_base / "wallet");
        {
            auto file = WalletFile::open(m_base / "wallet", password("old"));
            SyscallFaults::writeError = ENOSPC;
            const auto changed = file->changePassword(password("new"), kCheap);
            QVERIFY(!changed);
            QCOMPARE(changed.error().code, StoreError::DiskFull);
            SyscallFaults::writeError = 0;
        }
        QVERIFY(opensWith(m_base / "wallet", "old"));
    }

    void aReadOnlyFolderIsToldAndStaysByteForByte()
    {
        create(m_base / "wallet");
        const auto before = contents(m_base / "wallet");
        fs::permissions(m_base / "wallet", fs::perms::owner_read | fs::perms::owner_exec);
        const auto file = [&] {
            const PlainOwner plain;
            return WalletFile::open(m_base / "wallet", password("old"));
        }();
        fs::permissions(m_base / "wallet", fs::perms::owner_all);
        QVERIFY(!file);
        QCOMPARE(file.error().code, StoreError::ReadOnly);
        QCOMPARE(contents(m_base / "wallet"), before);
    }

    void whatIsRefusedStaysByteForByte_data()
    {
        QTest::addColumn<int>("cutTo");
        QTest::addColumn<int>("flipAt");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, int cutTo, int flipAt, const char* word,
                            StoreError error) {
            QTest::newRow(name) << cutTo << flipAt << QString::fromLatin1(word)
                                << static_cast<int>(error);
        };
        row("wrong password", -1, -1, "wrong", StoreError::WrongPassword);
        row("cut within a page", 5000, -1, "old", StoreError::Damaged);
        row("cut to nothing", 0, -1, "old", StoreError::Damaged);
        row("cut between pages", 8192, -1, "old", StoreError::Damaged);
        row("a bit of the salt", -1, 3, "old", StoreError::Damaged);
        row("a bit of the first page", -1, 900, "old", StoreError::Damaged);
        row("a bit of a later page", -1, 9000, "old", StoreError::Damaged);
    }
    void whatIsRefusedStaysByteForByte()
    {
        QFETCH(const int, cutTo);
        QFETCH(const int, flipAt);
        QFETCH(const QString, word);
        QFETCH(const int, error);
        create(m_base / "wallet");
        const fs::path path = m_base / "wallet" / "wallet.db";
        if (cutTo >= 0)
            fs::resize_file(path, static_cast<std::uintmax_t>(cutTo));
        if (flipAt >= 0) {
            std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
            file.seekg(flipAt);
            const int byte = file.get();
            file.seekp(flipAt);
            file.put(static_cast<char>(byte ^ 4));
        }
        const auto before = contents(m_base / "wallet");
        const auto file = WalletFile::open(m_base / "wallet", password(word.toStdString().c_str()));
        QVERIFY(!file);
        QCOMPARE(static_cast<int>(file.error().code), error);
        QVERIFY(!file.error().detail.empty());
        QCOMPARE(contents(m_base / "wallet"), before);
    }

    void aNewerFileStaysByteForByte()
    {
        create(m_base / "wallet");
        {
            auto file = WalletFile::open(m_base / "wallet", password("old"));
            QVERIFY(file->database().execute("PRAGMA user_version = 99").has_value());
        }
        const auto before = contents(m_base / "wallet");
        const auto file = WalletFile::open(m_base / "wallet", password("old"));
        QVERIFY(!file);
        QCOMPARE(file.error().code, StoreError::Newer);
        QCOMPARE(contents(m_base / "wallet"), before);
    }

    void aFileOfEitherCipherVersionIsOpenedWrittenAndReopened_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::newRow("written by SQLCipher 3.4") << QStringLiteral("sqlcipher3");
        QTest::newRow("written by SQLCipher 4.12") << QStringLiteral("sqlcipher4");
    }
    void aFileOfEitherCipherVersionIsOpenedWrittenAndReopened()
    {
        QFETCH(const QString, fixture);
        fs::create_directories(m_base / "wallet");
        const fs::path source =
            fs::path{testing::testFile("vectors/store")} / ("v1-" + fixture.toStdString());
        for (const char* name : {"wallet.db", "wallet.cost"})
            fs::copy(source / name, m_base / "wallet" / name);
        for (const char* expected : {"of the fixture", "of the test"}) {
            auto file = WalletFile::open(m_base / "wallet", password("fixture"));
            QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
            SettingsTable settings{file->database()};
            QCOMPARE(asString(settings.find("written")->value()), std::string(expected));
            QVERIFY(settings.put("written", asBytes("of the test")).has_value());
        }
    }

private:
    void create(const fs::path& folder)
    {
        SeededRandom random{7};
        QVERIFY(
            WalletFile::create(folder, password("old"), kCheap, random, fillWithMuch).has_value());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_base;
};

FULGURITE_TEST(StoreFaultsTest)
#include "store_faults_test.moc"
