// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/channel/channel.h"

namespace fulgurite::lightning {

/// One output of a closing transaction; none when `script` is empty.
struct ClosingOutput {
    Bytes script;
    Satoshi value;
};

/// Which outputs a closing transaction has, from our view.
struct ClosingShape {
    bool ours = true;
    bool theirs = true;
};

/// Amounts in whole satoshi with the fee taken from who pays it. Fails when the payer cannot.
struct ClosingAmounts {
    Satoshi ours;
    Satoshi theirs;
};
std::optional<ClosingAmounts> closingAmounts(const Channel& channel, Satoshi fee, bool wePay);

/// The unsigned transaction. `sequence` is 0xffffffff for `closing_signed`, 0xfffffffd for the
/// simple close. Source: BOLT 3 § Legacy Closing Transaction and § Closing Transaction.
struct ClosingTerms {
    OutPoint funding;
    ClosingOutput ours;
    ClosingOutput theirs;
    std::uint32_t sequence = 0xffffffff;
    std::uint32_t lockTime = 0;
};
Transaction buildClosing(const ClosingTerms& terms, ClosingShape shape);

/// A closing transaction is signed by both, whether or not it is on chain.
bool isCloseAgreed(const ChannelState& state);
/// How a channel ended whose funding was spent so.
CloseKind closeKindOf(SpendKind kind);
/// Weight of the signed transaction with both outputs, signatures at their longest.
std::uint64_t closingWeight(const Bytes& oneScript, const Bytes& otherScript);
/// What our own transaction of a simple close pays, never below what nodes relay.
Satoshi simpleCloseFee(Feerate feerate, const Bytes& oneScript, const Bytes& otherScript);

Hash256 closingDigest(const Channel& channel, const Transaction& tx);
Signature signClosing(const Channel& channel, const ChannelSecrets& secrets, const Transaction& tx);
bool isClosingSignatureValid(const Channel& channel, const Transaction& tx,
                             const Signature& theirs);
/// Adds both signatures.
Transaction completeClosing(const Channel& channel, Transaction tx, const Signature& ours,
                            const Signature& theirs);

} // namespace fulgurite::lightning
