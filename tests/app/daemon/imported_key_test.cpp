// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/app/daemon/practice_daemon.h"
#include "tests/support/test_registry.h"
#include "wallet/bitcoin/address.h"
#include "wallet/bitcoin/script.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::testing;
using Json = nlohmann::json;

/// --dev-import-privkey: the coin of a key from outside is ours to see and to spend.
class ImportedKeyTest final : public QObject {
    Q_OBJECT

private slots:
    void itsCoinIsListedAndSpent()
    {
        const QString key{64, QLatin1Char{'2'}};
        PracticeDaemon daemon{true, [&](app::EngineOptions& options) {
                                  options.developer.importedKeys = QStringList{key};
                              }};
        daemon.createFunded();
        const auto point = SecretKey::parse(fromHex(key.toStdString()))->publicKey();
        const auto address = encodeAddress(p2wpkhScript(point), Network::Regtest);
        QVERIFY(address.has_value());
        const Json paid =
            daemon.call("withdraw", {{"destination", *address}, {"satoshi", 500'000}});
        daemon.call("practice", {{"what", "mine"}});
        const auto isThere = [&](const Json& funds) {
            return std::ranges::any_of(funds["outputs"], [&](const Json& output) {
                return output["txid"] == paid["txid"] && output["address"] == *address &&
                       output["amount_msat"] == 500'000'000 && output["status"] == "confirmed";
            });
        };
        QVERIFY(daemon.until("listfunds", isThere));

        // The practice chain runs every script: a wrong signature would be refused.
        std::string coin;
        const Json funds = daemon.call("listfunds");
        for (const Json& output : funds["outputs"])
            if (output["address"] == *address)
                coin = output["txid"].get<std::string>() + ":" + output["output"].dump();
        const Json own = daemon.call("newaddr")["bech32"];
        const Json spent =
            daemon.call("withdraw", {{"destination", own}, {"satoshi", "all"}, {"utxos", {coin}}});
        QVERIFY(spent.contains("txid"));
        daemon.call("practice", {{"what", "mine"}});
        QVERIFY(daemon.until("listfunds", [&](const Json& now) { return !isThere(now); }));
    }
};

FULGURITE_TEST(ImportedKeyTest)
#include "imported_key_test.moc"
