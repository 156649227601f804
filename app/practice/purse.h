// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/feerate.h"
#include "wallet/base/result.h"
#include "wallet/bitcoin/transaction.h"
#include "wallet/crypto/keys.h"

#include <map>

namespace fulgurite::practice {

enum class PurseError { NotEnough };

/// The on-chain money of a robot: coins of one P2WPKH key. Enough to fund channels with, no more.
class Purse {
public:
    explicit Purse(SecretKey key);

    [[nodiscard]] const Bytes& script() const { return m_script; }
    [[nodiscard]] Satoshi balance() const;
    /// Takes in the outputs that pay to script(), and lets go of the coins it spends.
    void seen(const Transaction& tx);
    /// Pays `outputs`, change back to script(). The coins are spent in here at once.
    /// Errors: NotEnough.
    Result<Transaction, PurseError> pay(std::vector<TxOut> outputs, Feerate feerate,
                                        std::uint32_t lockTime);

private:
    void sign(Transaction& tx, const std::vector<TxOut>& spent) const;

    SecretKey m_key;
    Bytes m_script;
    std::map<OutPoint, Satoshi> m_coins;
};

} // namespace fulgurite::practice
