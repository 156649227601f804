// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/remote_outputs.h"
#include "app/store/wallet_file.h"
#include "tests/support/test_registry.h"
#include "wallet/keys/hd_key.h"

#include <filesystem>
#include <memory>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

const Bytes kHome{0x00, 0x14, 0x44};

Bytes home() { return kHome; }

} // namespace

/// Balances of channels that only the words know, on their way home.
class RemoteOutputsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        SeededRandom random{7};
        auto file = store::WalletFile::create(
            std::filesystem::path{m_folder->path().toStdString()} / "default",
            SecretBytes{asBytes("secret")}, Argon2Cost{64, 1, 1}, random);
        QVERIFY(file.has_value());
        m_file = std::make_unique<store::WalletFile>(std::move(*file));
        m_keys =
            std::make_unique<wallet::LightningKeys>(std::move(*wallet::LightningKeys::fromMaster(
                *wallet::HdKey::fromSeed(Bytes(32, 1)), Network::Regtest)));
        m_close = Transaction{};
        m_close.inputs.push_back({{Txid{{9}}, 0}, {}, 0, {{1}}});
        m_close.outputs.push_back(
            {Satoshi{500'000}, lightning::toRemoteScript(m_keys->paymentKey(3).publicKey(), true)});
    }

    void aSweepIsTheSameAfterARestartWhateverTheFees()
    {
        RemoteOutputs before = found();
        const auto sent = before.sweeps(BlockHeight{101}, Feerate{1000}, home);
        QCOMPARE(sent.size(), std::size_t{1});
        QVERIFY(before.sweeps(BlockHeight{102}, Feerate{5000}, home).empty()); // sent in this life
        QVERIFY(before.save(m_file->database()).has_value());

        RemoteOutputs after{*m_keys};
        QVERIFY(after.load(m_file->database()).has_value());
        const auto again = after.sweeps(BlockHeight{103}, Feerate{5000}, home);
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(txidOf(again.front()), txidOf(sent.front()));
    }

    void oneThatNoBlockTakesIsMadeAnewAtAHigherRate()
    {
        RemoteOutputs outputs = found();
        const auto first = outputs.sweeps(BlockHeight{101}, Feerate{1000}, home);
        QVERIFY(outputs.sweeps(BlockHeight{106}, Feerate{1000}, home).empty());
        const auto second = outputs.sweeps(BlockHeight{107}, Feerate{1000}, home);
        QCOMPARE(second.size(), std::size_t{1});
        QVERIFY(second.front().outputs.front().value < first.front().outputs.front().value);
        QVERIFY(outputs.sweeps(BlockHeight{108}, Feerate{1000}, home).empty());
        static_cast<void>(
            outputs.seen(second.front(), wallet::Confirmation{BlockHeight{109}, {}, 1, {}}));
        QVERIFY(outputs.sweeps(BlockHeight{200}, Feerate{1000}, home).empty());
    }

private:
    RemoteOutputs found()
    {
        RemoteOutputs out{*m_keys};
        static_cast<void>(out.seen(m_close, wallet::Confirmation{BlockHeight{100}, {}, 1, {}}));
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::WalletFile> m_file;
    std::unique_ptr<wallet::LightningKeys> m_keys;
    Transaction m_close;
};

FULGURITE_TEST(RemoteOutputsTest)
#include "remote_outputs_test.moc"
