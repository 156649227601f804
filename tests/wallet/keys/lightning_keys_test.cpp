// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_paths.h"
#include "tests/support/test_registry.h"
#include "wallet/keys/lightning_keys.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace fulgurite;
using namespace fulgurite::wallet;

/// The derivation is a promise to every wallet ever made: these values may never change.
class LightningKeysTest final : public QObject {
    Q_OBJECT

private slots:
    void theDerivationGivesThePublishedKeys()
    {
        std::ifstream in{testing::testFile("vectors/fulgurite_key_derivation.json")};
        const auto file = nlohmann::json::parse(in);
        for (const auto& one : file["cases"]) {
            const auto expected = one["expected"];
            const auto network = networkFromName(one["network"].get<std::string>());
            const auto master = HdKey::fromSeed(fromHex(one["seed"].get<std::string>()));
            const auto keys = LightningKeys::fromMaster(*master, *network);
            const auto id = *fixedFromHex<ChannelKeyId>(one["channel_key_id"].get<std::string>());
            const ChannelKeys channel = keys->channel(id);
            const auto same = [&](const char* name, const SecretKey& key) {
                return toHex(key.publicKey()) == expected[name].get<std::string>();
            };
            QVERIFY(same("node_id", keys->nodeKey()));
            QVERIFY(same("funding_pubkey", channel.funding));
            QVERIFY(same("revocation_basepoint", channel.revocation));
            QVERIFY(same("payment_basepoint", channel.payment));
            QVERIFY(same("delayed_payment_basepoint", channel.delayedPayment));
            QVERIFY(same("htlc_basepoint", channel.htlc));
            QCOMPARE(LightningKeys::paymentIndex(id),
                     expected["payment_index"].get<std::uint32_t>());
            QCOMPARE(toHex(channel.perCommitmentSeed.expose()),
                     expected["per_commitment_seed"].get<std::string>());
            QCOMPARE(toHex(keys->backupKey().expose()), expected["backup_key"].get<std::string>());
        }
    }

    void anotherKeyIdSharesNoSecret()
    {
        const auto master = HdKey::fromSeed(Bytes(32, 7));
        const auto keys = LightningKeys::fromMaster(*master, Network::Regtest);
        const ChannelKeys a = keys->channel(ChannelKeyId{{1}});
        const ChannelKeys b = keys->channel(ChannelKeyId{{2}});
        QVERIFY(a.funding.publicKey() != b.funding.publicKey());
        QVERIFY(a.htlc.publicKey() != a.delayedPayment.publicKey());
        QVERIFY(!equalSecrets(a.perCommitmentSeed.expose(), b.perCommitmentSeed.expose()));
    }
};

FULGURITE_TEST(LightningKeysTest)
#include "lightning_keys_test.moc"
