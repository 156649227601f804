// SPDX-License-Identifier: MIT
#include "app/api/error_sentences.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fulgurite::app {

namespace {

struct Row {
    ErrorCode code;
    int number;
    const char* sentence; ///< {name} stands for a value of the error
};

// Codes of Core Lightning that cannot arise here: 216 (a destination that no route reaches is 205:
// only channels of ours and hints are known), 309 (no method takes a PSBT yet), 1000 to 1007 (no
// offers yet), 1501 to 1503 (no runes yet). 300 is also what a peer without large channels means;
// 304 covers a backend that syncs and one that was never heard; 500 is told only where something
// must be sent now.
constexpr auto kRows = std::to_array<Row>({
    {ErrorCode::WalletLocked, 3000, "The wallet is locked: call unlock with its password"},
    {ErrorCode::WrongPassword, 3001, "The password does not open this wallet"},
    {ErrorCode::NoWallet, 3002,
     "There is no wallet in {folder} yet: call createwallet or restorewallet"},
    {ErrorCode::WalletExists, 3003,
     "{folder} holds a wallet already: unlock it, or choose another folder"},
    {ErrorCode::MnemonicInvalid, 3004,
     "The mnemonic is not valid ({rule}): check word {position} and the spelling"},
    {ErrorCode::FileDamaged, 3005,
     "The wallet file is damaged ({rule}): it was left untouched; restore from the seed and the "
     "channel backup"},
    {ErrorCode::FileNewer, 3005,
     "The wallet file was written by a newer version of Fulgurite ({rule}): install that version"},
    {ErrorCode::FileOutdated, 3006,
     "The wallet file is older than the last state this machine acted on: nothing will be "
     "broadcast; use the newest copy"},
    {ErrorCode::BackupDamaged, 3005,
     "The channel backup {file} cannot be used: {rule}; nothing was changed, try another copy"},
    {ErrorCode::BackupOfAnotherWallet, -32602,
     "The channel backup {file} belongs to another wallet ({rule}): give one of this wallet's"},
    {ErrorCode::BackupOfAnotherNetwork, -32602,
     "The channel backup {file} is of network {other}, this wallet is on {network}"},
    {ErrorCode::OtherInstance, 3007,
     "Another Fulgurite has this wallet open ({folder}): close it first"},
    {ErrorCode::FolderReadOnly, 3005,
     "{folder} cannot be written: check its owner and permissions"},
    {ErrorCode::DiskFull, 3008, "The disk is full: free some space; nothing was lost"},
    {ErrorCode::StorageFault, 3008,
     "The disk failed to store a change ({rule}): the engine has stopped, the chain is still "
     "watched"},
    {ErrorCode::EngineStopped, 3008,
     "The engine has stopped after a storage fault ({rule}): restart Fulgurite once the disk is "
     "well"},
    {ErrorCode::PasswordTooShort, -32602,
     "The password has {length} characters: use at least {minimum}"},
    {ErrorCode::PasswordNeeded, 3001,
     "{amount} sat is above the owner's limit of {limit} sat: call unlock with the password and "
     "try again within two minutes"},
    {ErrorCode::BackendUnreachable, 500, "The chain backend {server} does not answer: {rule}"},
    {ErrorCode::BackendWrongNetwork, 500,
     "The chain backend {server} is on another network than {network}"},
    {ErrorCode::BackendSyncing, 304,
     "The chain backend is still syncing ({progress} %): try again when it is done"},
    {ErrorCode::BackendCertificateChanged, 500,
     "The certificate of {server} is not the one seen first: it was not trusted"},
    {ErrorCode::BackendLying, 500,
     "The server {server} gave an answer that is provably false ({rule}): it was left"},
    {ErrorCode::BackendRefused, 500, "The chain backend refused: {rule}"},
    {ErrorCode::NoFeeEstimate, 501,
     "The backend has no fee estimate: give a feerate as a number, or leave it out"},
    {ErrorCode::AddressInvalid, -32602, "{value} is not a valid address: {rule}"},
    {ErrorCode::AddressOtherNetwork, -32602, "{value} is for another network: {rule}"},
    {ErrorCode::AmountInvalid, -32602, "The amount {value} is not valid: {rule}"},
    {ErrorCode::AmountBelowDust, 302,
     "{amount} sat is below the dust limit of {minimum} sat for this kind of address"},
    {ErrorCode::AmountAboveBalance, 301,
     "{amount} sat is more than the {available} sat that can be spent"},
    {ErrorCode::FeeTooLow, -32602,
     "{value} sat/vB is below the lowest feerate that relays, {minimum} sat/vB"},
    {ErrorCode::FeeTooHigh, -32602,
     "{value} sat/vB is above the highest feerate we sign, {maximum} sat/vB"},
    {ErrorCode::CannotAfford, 301,
     "Cannot afford: {amount} sat and the fee are more than the {available} sat that can be spent"},
    {ErrorCode::AnchorReserve, 313,
     "Cannot afford: {reserve} sat stay reserved so that the channels can be closed"},
    {ErrorCode::ReviewStale, -32602, "The review is older than a minute or a block: make it anew"},
    {ErrorCode::BroadcastRejected, 303, "The backend refused the transaction: {rule}"},
    {ErrorCode::CannotBump, -32602, "The fee of {txid} cannot be raised: {rule}"},
    {ErrorCode::FundingMayNotBeReplaced, -32602,
     "{txid} funds a channel and may never be replaced: only its change can pay for it"},
    {ErrorCode::TransactionUnknown, -32602, "No transaction {txid} is known here"},
    {ErrorCode::InvoiceInvalid, -32602, "Invalid invoice: {rule}"},
    {ErrorCode::InvoiceExpired, 207, "The invoice expired at {time}: ask for a new one"},
    {ErrorCode::InvoiceOtherNetwork, -32602,
     "The invoice is for {other}, this wallet is on {network}"},
    {ErrorCode::InvoiceAmountMissing, -32602, "The invoice names no amount: give amount_msat"},
    {ErrorCode::AlreadyPaid, 201, "This invoice was paid already at {time}"},
    {ErrorCode::PaymentInFlight, 200,
     "A payment of this invoice is in flight: it settles or returns by block {block}; do not pay "
     "again"},
    {ErrorCode::HashUsedDifferently, 201,
     "This payment hash was used already with other parameters"},
    {ErrorCode::PayToSelf, -32602, "This invoice is our own"},
    {ErrorCode::AmountAboveSendable, 215,
     "{amount} msat is more than the {available} msat our channels can send now"},
    {ErrorCode::AmountAboveReceivable, -32602,
     "{amount} msat is more than the {available} msat our channels can receive now"},
    {ErrorCode::NoRoute, 205, "No route: {rule}"},
    {ErrorCode::FeeAboveLimit, 206,
     "The route costs {fee} msat, more than the limit of {maximum} msat"},
    {ErrorCode::PaymentFailedAtDestination, 203, "The destination refused the payment: {rule}"},
    {ErrorCode::PaymentFailedOnRoute, 210, "The payment failed at {node}: {rule}"},
    {ErrorCode::PaymentUnknown, 208, "No payment with hash {value} is known"},
    {ErrorCode::PaymentPending, 200,
     "The payment is still in flight: it goes on; ask with listpays"},
    {ErrorCode::NotYetSupported, -32602, "{what} is recognised but not yet supported"},
    {ErrorCode::NotRecognised, -32602, "{value} is neither an address, an invoice nor a node id"},
    {ErrorCode::LabelExists, 900, "The label {label} exists already"},
    {ErrorCode::RequestUnknown, 905, "No invoice {value} is known"},
    {ErrorCode::RequestExpired, 903, "The invoice {label} expired"},
    {ErrorCode::WaitTimedOut, 904, "The wait ended without an event"},
    {ErrorCode::RequestUnexpectedStatus, 906, "The invoice is {status}, not {expected}"},
    {ErrorCode::PreimageExists, 901, "This preimage was used already"},
    {ErrorCode::DescriptionMissing, 908,
     "The invoice has only the hash of a description: give the description"},
    {ErrorCode::NodeIdInvalid, -32602, "{value} is not a node id: {rule}"},
    {ErrorCode::NodeAddressUnknown, 400, "No address of {value} is known: give ID@HOST:PORT"},
    {ErrorCode::ConnectFailed, 401, "All addresses failed: {rule}"},
    {ErrorCode::PeerDisconnected, 402, "{value} disconnected: {rule}"},
    {ErrorCode::PeerNotConnected, 305, "{value} is not connected: call connect first"},
    {ErrorCode::PeerUnknown, 306,
     "{value} is not a known peer: connect to it first, or give ID@HOST:PORT"},
    {ErrorCode::FeatureMissing, 402, "{value} lacks a feature we need: {rule}"},
    {ErrorCode::ChannelUnknown, 311, "No channel {value} is known"},
    {ErrorCode::CapacityTooSmall, -32602,
     "{amount} sat is below the smallest channel of {minimum} sat"},
    {ErrorCode::CapacityTooLarge, 300,
     "{amount} sat is above the largest channel of {maximum} sat"},
    {ErrorCode::OpenRefusedByPeer, -1, "The peer refused the channel: {rule}"},
    {ErrorCode::ChannelNotReady, -32602, "The channel cannot do that now: {rule}"},
    {ErrorCode::HtlcsPending, -32602,
     "{count} payments are pending, the last until block {block}: give force=true to stop all the "
     "same"},
    {ErrorCode::ClosePending, -32602, "The close goes on in the background: {rule}"},
    {ErrorCode::BackupNotWritten, -1,
     "The channel backup could not be written ({rule}): no channel is opened without it"},
    {ErrorCode::LightningOnMainnetRefused, -1,
     "Lightning on network bitcoin is refused until this version can punish a revoked commitment; "
     "on-chain use works"},
    {ErrorCode::LightningNotReady, 304, "Lightning is not ready yet: {rule}"},
    {ErrorCode::InvalidParameter, -32602, "{name}: {rule}"},
    {ErrorCode::TimedOut, -1, "No answer within {seconds} s"},
    {ErrorCode::Cancelled, -1, "Cancelled"},
    {ErrorCode::Internal, -1, "Internal error: {rule}"},
});
static_assert(kRows.size() == static_cast<std::size_t>(ErrorCode::kErrorCodeCount));

const Row& rowOf(ErrorCode code)
{
    const auto* found = std::ranges::find(kRows, code, &Row::code);
    return found != kRows.end() ? *found : kRows.back();
}

} // namespace

int socketCode(ErrorCode code) { return rowOf(code).number; }

QString socketSentence(const ApiError& error)
{
    QString sentence = QString::fromLatin1(rowOf(error.code).sentence);
    for (const auto& [name, value] : error.values)
        sentence.replace(QLatin1Char{'{'} + name + QLatin1Char{'}'}, value);
    if (!error.detail.isEmpty())
        sentence.replace(QLatin1String{"{rule}"}, error.detail);
    static const QRegularExpression kUnfilled{
        QStringLiteral(R"(\s?\(?\{[a-z]+\}\)?(?: sat/vB| sat| msat| %| s)?)")};
    return sentence.remove(kUnfilled);
}

} // namespace fulgurite::app
