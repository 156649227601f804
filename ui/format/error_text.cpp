// SPDX-License-Identifier: MIT
#include "ui/format/error_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fulgurite::ui {

namespace {

using app::ErrorCode;

#define T(text) QT_TRANSLATE_NOOP("ErrorText", text)

constexpr const char* kNothingLeft = T("Nothing left your wallet.");
constexpr const char* kSafe = T("Your money is not affected.");
constexpr const char* kStored = T("Nothing is lost: what was agreed before is stored.");
constexpr const char* kGoesOn = T("The transaction goes on as it is.");

/// `fact` is left out unless each of its {values} is known; {name:sat} and {name:msat} are amounts.
struct Row {
    ErrorCode code;
    const char* cause;
    const char* fact;
    const char* money;
    const char* nextStep;
    const char* button;
};

// clang-format off
constexpr auto kRows = std::to_array<Row>({
    {ErrorCode::WalletLocked, T("The wallet is locked."), "", kSafe, T("Unlock it with its password."), T("Unlock")},
    {ErrorCode::WrongPassword, T("This password does not open the wallet."), "", kSafe, T("Check Caps Lock and the keyboard layout, then try again."), T("Try again")},
    {ErrorCode::NoWallet, T("There is no wallet here yet."), T("Folder: {folder}."), kSafe, T("Create a wallet or restore one from its words."), T("Create a wallet")},
    {ErrorCode::WalletExists, T("This folder holds a wallet already."), T("Folder: {folder}."), kSafe, T("Open it, or choose another folder."), T("Choose another folder")},
    {ErrorCode::MnemonicInvalid, T("These words are not a valid seed."), T("Look at word {position}."), kSafe, T("Check the spelling and the order of the words."), T("Check the words")},
    {ErrorCode::FileDamaged, T("The wallet file is damaged."), "", T("The file was left as it is; nothing was broadcast."), T("Restore from your words and the channel backup."), T("Restore")},
    {ErrorCode::FileNewer, T("A newer Fulgurite wrote this wallet file."), "", kSafe, T("Install the newer version to open it."), ""},
    {ErrorCode::FileOutdated, T("This is an old copy of the wallet file."), "", T("Nothing was broadcast: an old copy could lose channel money."), T("Use the newest copy, or restore from your words."), T("Restore")},
    {ErrorCode::OtherInstance, T("Another Fulgurite has this wallet open."), "", kSafe, T("Use that window, or close it first."), ""},
    {ErrorCode::FolderReadOnly, T("The folder cannot be written."), T("Folder: {folder}."), kSafe, T("Check its owner and permissions, or choose another."), T("Choose another folder")},
    {ErrorCode::DiskFull, T("The disk is full."), "", kStored, T("Make room on the disk, then try again."), T("Try again")},
    {ErrorCode::StorageFault, T("The disk failed to store a change."), "", kStored, T("Check the disk, then start Fulgurite again."), ""},
    {ErrorCode::EngineStopped, T("The engine has stopped."), "", kStored, T("Start Fulgurite again once the disk is well."), ""},
    {ErrorCode::PasswordTooShort, T("The password is too short."), T("It needs at least {minimum} characters."), kSafe, T("Choose a longer one: several words are easy to remember."), ""},
    {ErrorCode::BackendUnreachable, T("The chain server does not answer."), T("Server: {server}."), kSafe, T("Check the connection, or choose another server."), T("Network settings")},
    {ErrorCode::BackendWrongNetwork, T("The chain server is on another network."), T("This wallet is on {network}."), kSafe, T("Choose a server of this wallet's network."), T("Network settings")},
    {ErrorCode::BackendSyncing, T("The chain server is still syncing."), T("It is at {progress} %."), kSafe, T("Wait until it is done; this goes on by itself."), ""},
    {ErrorCode::BackendCertificateChanged, T("The server's certificate has changed."), T("Server: {server}."), T("The connection was not used; your money is safe."), T("Ask its owner whether that is right, or choose another server."), T("Network settings")},
    {ErrorCode::BackendLying, T("The server gave a provably false answer."), T("Server: {server}."), T("The answer was not used; your money is safe."), T("Choose another server."), T("Network settings")},
    {ErrorCode::BackendRefused, T("The chain server refused the request."), "", kSafe, T("Try again, or choose another server."), T("Try again")},
    {ErrorCode::NoFeeEstimate, T("There is no fee estimate right now."), "", kNothingLeft, T("Enter a fee rate of your own."), T("Set a fee")},
    {ErrorCode::AddressInvalid, T("This is not a valid address."), "", kNothingLeft, T("Copy it again from where it came from: a character is wrong or missing."), ""},
    {ErrorCode::AddressOtherNetwork, T("This address belongs to another network."), T("This wallet is on {network}."), kNothingLeft, T("Ask for an address of this wallet's network."), ""},
    {ErrorCode::AmountInvalid, T("This amount is not valid."), "", kNothingLeft, T("Enter a number in the unit shown."), ""},
    {ErrorCode::AmountBelowDust, T("The amount is too small to be sent on chain."), T("The least is {minimum:sat}."), kNothingLeft, T("Send more, or use Lightning."), ""},
    {ErrorCode::AmountAboveBalance, T("The amount is more than you can spend."), T("You can spend {available:sat}."), kNothingLeft, T("Send less, or send all."), T("Send all")},
    {ErrorCode::FeeTooLow, T("The fee rate is too low to be passed on."), T("The least is {minimum} sat/vB."), kNothingLeft, T("Choose a higher fee rate."), ""},
    {ErrorCode::FeeTooHigh, T("The fee rate is higher than we ever sign."), T("The most is {maximum} sat/vB."), kNothingLeft, T("Choose a lower fee rate."), ""},
    {ErrorCode::CannotAfford, T("Amount and fee together are more than you can spend."), T("You can spend {available:sat}."), kNothingLeft, T("Send less, choose a lower fee, or send all."), T("Send all")},
    {ErrorCode::AnchorReserve, T("Some coins stay reserved to close your channels safely."), T("The reserve is {reserve:sat}."), kNothingLeft, T("Send less, or close a channel first."), ""},
    {ErrorCode::ReviewStale, T("This review is too old to be signed."), "", kNothingLeft, T("Look at the new figures, then pay."), T("Review again")},
    {ErrorCode::BroadcastRejected, T("The network refused the transaction."), "", kNothingLeft, T("Try again with a higher fee."), T("Review again")},
    {ErrorCode::CannotBump, T("The fee of this transaction cannot be raised."), "", kGoesOn, T("Wait for it to confirm."), ""},
    {ErrorCode::FundingMayNotBeReplaced, T("This transaction funds a channel and may not be replaced."), "", kGoesOn, T("Wait for it to confirm."), ""},
    {ErrorCode::TransactionUnknown, T("This transaction is not known here."), "", kSafe, T("Check its id, or wait until the chain is synced."), ""},
    {ErrorCode::InvoiceInvalid, T("This invoice is not valid."), "", kNothingLeft, T("Copy it again, or ask for a new one."), ""},
    {ErrorCode::InvoiceExpired, T("This invoice has expired."), T("It ended {time}."), kNothingLeft, T("Ask the recipient for a new one."), ""},
    {ErrorCode::InvoiceOtherNetwork, T("This invoice belongs to another network."), T("This wallet is on {network}."), kNothingLeft, T("Ask for an invoice of this wallet's network."), ""},
    {ErrorCode::InvoiceAmountMissing, T("This invoice names no amount."), "", kNothingLeft, T("Enter the amount to pay."), T("Enter an amount")},
    {ErrorCode::AlreadyPaid, T("You paid this invoice already."), T("It was paid {time}."), T("Nothing more left your wallet."), T("See the payment in Activity."), T("Show payment")},
    {ErrorCode::PaymentInFlight, T("A payment of this invoice is in flight."), T("It settles or returns by block {block}."), T("The money is on its way; it arrives or comes back by itself."), T("Do not pay again."), T("Show payment")},
    {ErrorCode::HashUsedDifferently, T("This invoice was tried before with other terms."), "", kNothingLeft, T("Ask the recipient for a new invoice."), ""},
    {ErrorCode::PayToSelf, T("This invoice is your own."), "", kNothingLeft, T("Give it to whoever pays you."), ""},
    {ErrorCode::AmountAboveSendable, T("The amount is more than your channels can send now."), T("They can send {available:msat}."), kNothingLeft, T("Send less, pay on chain, or open a channel."), T("Open a channel")},
    {ErrorCode::AmountAboveReceivable, T("The amount is more than your channels can receive now."), T("They can receive {available:msat}."), kSafe, T("Ask for less, receive on chain, or open a channel."), T("Receive on chain")},
    {ErrorCode::NoRoute, T("No way to the recipient was found."), "", kNothingLeft, T("Try again in a while, or with a smaller amount."), T("Try again")},
    {ErrorCode::FeeAboveLimit, T("The fee is above your limit."), T("It would be {fee:msat}; your limit is {maximum:msat}."), kNothingLeft, T("Allow a higher fee, or try again later."), T("Allow a higher fee")},
    {ErrorCode::PaymentFailedAtDestination, T("The recipient refused the payment."), "", kNothingLeft, T("Ask the recipient for a new invoice."), ""},
    {ErrorCode::PaymentFailedOnRoute, T("The payment failed on its way."), "", kNothingLeft, T("Try again: another way may work."), T("Try again")},
    {ErrorCode::PaymentUnknown, T("This payment is not known here."), "", kSafe, T("Look for it in Activity."), T("Show activity")},
    {ErrorCode::PaymentPending, T("The payment is still in flight."), "", T("The money is on its way; it arrives or comes back by itself."), T("Do not pay again; its state is shown here."), T("Show payment")},
    {ErrorCode::NotYetSupported, T("This kind of request is not yet supported."), T("{what} was recognised."), kNothingLeft, T("Ask the recipient for an address or a Lightning invoice."), ""},
    {ErrorCode::NotRecognised, T("This is neither an address, an invoice nor a node key."), "", kNothingLeft, T("Check what you pasted."), ""},
    {ErrorCode::LabelExists, T("This label is in use already."), "", kSafe, T("Choose another label."), ""},
    {ErrorCode::RequestUnknown, T("This request is not known here."), "", kSafe, T("Look for it among the open requests."), ""},
    {ErrorCode::RequestExpired, T("This request has expired."), "", kSafe, T("Make a new one."), T("New request")},
    {ErrorCode::WaitTimedOut, T("Nothing happened while waiting."), "", kSafe, T("Wait again."), ""},
    {ErrorCode::RequestUnexpectedStatus, T("The request changed in the meantime."), T("It is {status} now."), kSafe, T("Look at it again."), ""},
    {ErrorCode::PreimageExists, T("This preimage was used already."), "", kSafe, T("Use a fresh one."), ""},
    {ErrorCode::DescriptionMissing, T("The invoice holds only a fingerprint of its description."), "", kNothingLeft, T("Enter the description it was made for."), ""},
    {ErrorCode::NodeIdInvalid, T("This is not a valid node key."), "", kNothingLeft, T("Copy it again: 66 characters that begin with 02 or 03."), ""},
    {ErrorCode::NodeAddressUnknown, T("No address of this node is known."), "", kSafe, T("Enter its key, @, host and port."), ""},
    {ErrorCode::ConnectFailed, T("The node could not be reached."), "", kSafe, T("Check its address, or try again later."), T("Try again")},
    {ErrorCode::PeerDisconnected, T("The node hung up."), "", kSafe, T("It is called again by itself; or try now."), T("Try again")},
    {ErrorCode::PeerNotConnected, T("The node is not connected."), "", kSafe, T("Connect to it first."), T("Connect")},
    {ErrorCode::PeerUnknown, T("This node is not known here."), "", kSafe, T("Connect to it first."), T("Connect")},
    {ErrorCode::FeatureMissing, T("The node lacks something we need."), "", kSafe, T("Choose another node."), T("Choose another node")},
    {ErrorCode::ChannelUnknown, T("This channel is not known here."), "", kSafe, T("Look for it among the channels."), T("Show channels")},
    {ErrorCode::CapacityTooSmall, T("The channel would be too small."), T("The least is {minimum:sat}."), kNothingLeft, T("Choose a larger amount."), ""},
    {ErrorCode::CapacityTooLarge, T("The channel would be too large."), T("The most is {maximum:sat}."), kNothingLeft, T("Choose a smaller amount."), ""},
    {ErrorCode::OpenRefusedByPeer, T("The node refused the channel."), "", kNothingLeft, T("Try another amount or another node."), T("Choose another node")},
    {ErrorCode::ChannelNotReady, T("The channel is not ready."), T("It is {state}."), kSafe, T("Wait until it is ready."), ""},
    {ErrorCode::HtlcsPending, T("Payments are still in flight."), T("{count} of them, the last until block {block}."), T("They settle or return by themselves."), T("Wait until they are done."), ""},
    {ErrorCode::ClosePending, T("The channel is being closed."), "", kGoesOn, T("See its progress among the channels."), T("Show channels")},
    {ErrorCode::BackupNotWritten, T("The channel backup could not be written."), "", T("No channel is opened without it; nothing left your wallet."), T("Check the backup folder."), T("Backup settings")},
    {ErrorCode::LightningOnMainnetRefused, T("Lightning is not yet available on this network."), "", kSafe, T("Pay and receive on chain, or practise without money."), ""},
    {ErrorCode::LightningNotReady, T("Lightning is not ready yet."), "", kSafe, T("Wait a moment: the readiness is on the Network page."), T("Show readiness")},
    {ErrorCode::InvalidParameter, T("A value is not valid."), T("{name}."), kSafe, T("Check what you entered."), ""},
    {ErrorCode::TimedOut, T("There was no answer in time."), "", T("If this was a payment, its state is in Activity."), T("Look in Activity before you try again."), T("Show activity")},
    {ErrorCode::Cancelled, T("This was cancelled."), "", kNothingLeft, T("Start again when you like."), ""},
    {ErrorCode::Internal, T("Something went wrong inside Fulgurite."), "", kStored, T("Try again; if it stays, report it with the details."), T("Try again")},
});
// clang-format on
static_assert(kRows.size() == static_cast<std::size_t>(ErrorCode::kErrorCodeCount));

#undef T

QString said(const char* text)
{
    return *text == '\0' ? QString{} : QCoreApplication::translate("ErrorText", text);
}

QString shownValue(const QString& value, const QString& unit, AmountStyle style)
{
    bool number = false;
    const quint64 amount = value.toULongLong(&number);
    if (!number || unit.isEmpty())
        return value;
    return unit == QLatin1String{"sat"} ? amountText(Satoshi{amount}, style)
                                        : amountText(MilliSatoshi{amount}, style);
}

/// The sentence with its values, or nothing when one of them is not known.
QString filled(const QString& sentence, const std::map<QString, QString>& values, AmountStyle style)
{
    static const QRegularExpression kValue{QStringLiteral(R"(\{([a-z]+)(?::(sat|msat))?\})")};
    QString out;
    qsizetype done = 0;
    auto matches = kValue.globalMatch(sentence);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto found = values.find(match.captured(1));
        if (found == values.end() || found->second.isEmpty())
            return {};
        out += QStringView{sentence}.mid(done, match.capturedStart() - done);
        out += shownValue(found->second, match.captured(2), style);
        done = match.capturedEnd();
    }
    return out + sentence.mid(done);
}

} // namespace

ErrorText errorText(const app::ApiError& error, AmountStyle style)
{
    const auto* row = std::ranges::find(kRows, error.code, &Row::code);
    if (row == kRows.end())
        row = &kRows.back();
    ErrorText text{said(row->cause), said(row->money), said(row->nextStep), said(row->button)};
    const QString fact = filled(said(row->fact), error.values, style);
    if (!fact.isEmpty())
        text.cause += QLatin1Char{' '} + fact;
    return text;
}

QString errorLine(const app::ApiError& error, AmountStyle style)
{
    const ErrorText text = errorText(error, style);
    return text.cause + QLatin1Char{' '} + text.nextStep;
}

} // namespace fulgurite::ui
