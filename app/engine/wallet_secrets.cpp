// SPDX-License-Identifier: MIT
#include "app/engine/wallet_secrets.h"

#include "wallet/keys/mnemonic.h"

namespace fulgurite::app {

namespace {

std::unexpected<ApiError> invalid(const std::string& rule)
{
    return refuse(ErrorCode::MnemonicInvalid,
                  {{QStringLiteral("rule"), QString::fromStdString(rule)}});
}

Answer<wallet::HdKey> masterOf(const SecretBytes& mnemonic, const SecretBytes& passphrase)
{
    const auto words = wallet::normalisedWords(mnemonic.expose());
    if (!words)
        return invalid(words.error().detail);
    const auto seed = wallet::seedOf(words->expose(), passphrase.expose());
    if (!seed)
        return invalid(seed.error().detail);
    auto master = wallet::HdKey::fromSeed(seed->expose());
    if (!master)
        return invalid(master.error().detail);
    return std::move(*master);
}

} // namespace

Answer<WalletSecrets> deriveSecrets(const SecretBytes& mnemonic, const SecretBytes& passphrase,
                                    Network network)
{
    const auto master = FULGURITE_TRY(masterOf(mnemonic, passphrase));
    auto lightning = wallet::LightningKeys::fromMaster(master, network);
    auto spending = master.derive(wallet::accountPath(wallet::ScriptType::NativeSegwit, network));
    if (!lightning || !spending)
        return invalid("this seed gives no key for one of the accounts");
    std::vector<wallet::Account> accounts;
    for (const wallet::ScriptType type : wallet::kScriptTypes) {
        const auto account = master.derive(wallet::accountPath(type, network));
        if (!account)
            return invalid("this seed gives no key for one of the accounts");
        accounts.emplace_back(type, account->publicKey());
    }
    return WalletSecrets{std::move(*lightning), std::move(*spending), std::move(accounts)};
}

std::optional<SecretKey> keyFromWords(const SecretBytes& mnemonic, const SecretBytes& passphrase,
                                      Network network, const wallet::ScriptPath& path)
{
    const auto master = masterOf(mnemonic, passphrase);
    if (!master)
        return std::nullopt;
    const auto type = static_cast<wallet::ScriptType>(path.chain.purpose);
    const auto account = master->derive(wallet::accountPath(type, network, path.chain.account));
    if (!account)
        return std::nullopt;
    auto secret =
        wallet::accountSecret(*account, static_cast<wallet::Chain>(path.chain.chain), path.index);
    return secret ? std::optional{std::move(*secret)} : std::nullopt;
}

} // namespace fulgurite::app
