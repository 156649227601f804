// SPDX-License-Identifier: MIT
#include <QFile>
#include <QTest>

#include "app/store/statement.h"
#include "app/store/wallet_file.h"
#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/future.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// A wallet file in which things broke: what is derived is made again, a channel that cannot be
/// read is set apart, all else goes on.
class CheckWalletTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon = std::make_unique<PracticeDaemon>();
        m_daemon->createFunded();
        m_lost = m_daemon->openChannel();
        m_daemon->call("pay", {{"bolt11", m_daemon->robotInvoice(40'000)}});
        m_kept = openSecond();
        m_before = activity();
        QVERIFY(m_before.size() >= 4);
        QVERIFY(m_daemon->call("checkwallet")["ok"] == true);
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void derivedRowsAreNamedAndRepaired()
    {
        whileLocked([](store::Database& database) {
            return database.execute("DELETE FROM history WHERE layer = 1") &&
                   database.execute("UPDATE history SET amount = amount + 1 WHERE layer = 0");
        });
        QVERIFY(activity() != m_before);
        const Json named = m_daemon->call("checkwallet");
        QVERIFY(named["ok"] == false);
        const Json fault = faultOf(named, "history");
        QVERIFY(fault["derived"] == true && fault["repaired"] == false);
        QVERIFY(activity() != m_before); // it was only looked at

        const Json repaired = m_daemon->call("checkwallet", {{"repair", true}});
        QVERIFY(repaired["ok"] == true);
        QVERIFY(faultOf(repaired, "history")["repaired"] == true);
        QCOMPARE(activity(), m_before);
        QVERIFY(m_daemon->call("checkwallet")["faults"].empty());
    }

    void aChannelThatCannotBeReadIsSetApartAndTheOthersGoOn()
    {
        const Bytes id = fromHex(m_lost);
        whileLocked([&](store::Database& database) {
            return write(database, "UPDATE channels SET snapshot = x'0102' WHERE channel_id = ?",
                         id);
        });
        const Json list = m_daemon->call("listpeerchannels");
        QCOMPARE(list["channels"].size(), std::size_t{1});
        QVERIFY(list["channels"][0]["channel_id"] == Json(m_kept));
        const Json fault = faultOf(m_daemon->call("checkwallet", {{"repair", true}}), "channels");
        QVERIFY2(fault["detail"].get<std::string>().find(m_lost) != std::string::npos,
                 fault.dump().c_str());
        QVERIFY(fault["derived"] == false && fault["repaired"] == false);
        // The rest is in use: the other channel pays and is paid, coins move.
        QVERIFY(m_daemon->until("listpeerchannels", [](const Json& now) {
            return now["channels"][0].value("reestablished", false);
        }));
        QVERIFY(m_daemon->call("pay", {{"bolt11", invoiceOf(1)}})["status"] == "complete");
        const Json own = m_daemon->call("newaddr")["bech32"];
        QVERIFY(m_daemon->call("withdraw", {{"destination", own}, {"satoshi", 20'000}})
                    .contains("txid"));
        // Its funding is watched by the backup, and its row stays as it was found.
        QVERIFY(m_daemon->call("importbackup", {{"path", backup()}})["channels"].size() == 2);
        Bytes row;
        whileLocked([&](store::Database& database) {
            auto statement = database.prepare("SELECT snapshot FROM channels WHERE channel_id = ?");
            (*statement)->bind(id);
            const bool found = (*statement)->next().value_or(false);
            row = found ? (*statement)->blob(0) : Bytes{};
            (*statement)->reset();
            return found;
        });
        QCOMPARE(toHex(row), std::string("0102"));
    }

    void withoutItsBackupAnImportedOneWatchesTheChannelThatCannotBeRead()
    {
        const QString kept = m_daemon->folder.filePath(QStringLiteral("kept.backup"));
        QVERIFY(QFile::copy(QString::fromStdString(backup()), kept));
        whileLocked(
            [&](store::Database&) { return QFile::remove(QString::fromStdString(backup())); });
        const Json rows =
            m_daemon->call("importbackup", {{"path", kept.toStdString()}})["channels"];
        QCOMPARE(rows.size(), std::size_t{2});
        std::map<std::string, std::string> states;
        for (const Json& row : rows)
            states[row["channel_id"]] = row["state"];
        QCOMPARE(states[m_lost], std::string("quarantined"));
        QCOMPARE(states[m_kept], std::string("live"));
    }

private:
    std::string openSecond()
    {
        const Json peer = m_daemon->robot(1);
        m_daemon->call("connect", {{"id", peer["id"].get<std::string>() + "@" +
                                              peer["address"].get<std::string>()}});
        const Json opened =
            m_daemon->call("fundchannel", {{"id", peer["id"]}, {"amount", 500'000}});
        m_daemon->call("practice", {{"what", "mine"}, {"blocks", 6}});
        m_daemon->until("listpeerchannels", [](const Json& list) {
            return std::ranges::all_of(list["channels"], [](const Json& channel) {
                return channel["state"] == "CHANNELD_NORMAL" &&
                       channel.value("reestablished", false);
            });
        });
        return opened["channel_id"].get<std::string>();
    }
    std::string invoiceOf(std::size_t robot)
    {
        return m_daemon
            ->call("practice", {{"what", "robot"},
                                {"robot", m_daemon->robot(robot)["name"]},
                                {"action", "invoice"},
                                {"sat", 3'000}})["bolt11"]
            .get<std::string>();
    }
    [[nodiscard]] std::string backup() const
    {
        return m_daemon->folder.filePath(QStringLiteral("data/regtest/channels.backup"))
            .toStdString();
    }
    static Json faultOf(const Json& found, const std::string& what)
    {
        for (const Json& fault : found["faults"])
            if (fault["what"] == what)
                return fault;
        return Json::object();
    }
    /// What the activity list holds, as text; the depth of a block is no part of it.
    QStringList activity()
    {
        const auto page = await(m_daemon->engine->history().page({}));
        QStringList out;
        if (page)
            for (const auto& row : page->rows)
                out.append(QStringLiteral("%1 %2").arg(row.id).arg(row.amount.value()));
        out.sort();
        return out;
    }
    static bool write(store::Database& database, const char* sql, const Bytes& id)
    {
        auto statement = database.prepare(sql);
        return statement && (*statement)->bind(id).run().has_value();
    }
    /// Works on the file as if it had come to harm, then opens the wallet again.
    void whileLocked(const std::function<bool(store::Database&)>& work)
    {
        m_daemon->call("lock", {{"force", true}});
        {
            const SecretBytes password{asBytes("password")};
            auto file = store::WalletFile::open(
                m_daemon->folder.filePath(QStringLiteral("data/regtest")).toStdString(), password);
            QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
            QVERIFY(work(file->database()));
        }
        QCOMPARE(m_daemon->codeOf("unlock", {{"password", "password"}}), 0);
    }

    std::unique_ptr<PracticeDaemon> m_daemon;
    std::string m_lost, m_kept;
    QStringList m_before;
};

FULGURITE_TEST(CheckWalletTest)
#include "checkwallet_test.moc"
