// SPDX-License-Identifier: MIT
#include "ui/format/error_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/format/engine_words.h"

#include <algorithm>
#include <array>

namespace fulgurite::ui {

namespace {

using app::ErrorCode;

constexpr const char* kNothingLeft = QT_TR_NOOP("Nothing left your wallet.");
constexpr const char* kSafe = QT_TR_NOOP("Your money is not affected.");
constexpr const char* kStored = QT_TR_NOOP("Nothing is lost: what was agreed before is stored.");
constexpr const char* kGoesOn = QT_TR_NOOP("The transaction goes on as it is.");

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
    {ErrorCode::WalletLocked, QT_TR_NOOP("The wallet is locked."), "", kSafe, QT_TR_NOOP("Unlock it with its password."), QT_TR_NOOP("Unlock")},
    {ErrorCode::WrongPassword, QT_TR_NOOP("This password does not open the wallet."), "", kSafe, QT_TR_NOOP("Check Caps Lock and the keyboard layout, then try again."), QT_TR_NOOP("Try again")},
    {ErrorCode::NoWallet, QT_TR_NOOP("There is no wallet here yet."), QT_TR_NOOP("Folder: {folder}."), kSafe, QT_TR_NOOP("Create a wallet or restore one from its words."), QT_TR_NOOP("Create a wallet")},
    {ErrorCode::WalletExists, QT_TR_NOOP("This folder holds a wallet already."), QT_TR_NOOP("Folder: {folder}."), kSafe, QT_TR_NOOP("Open it, or choose another folder."), QT_TR_NOOP("Choose another folder")},
    {ErrorCode::MnemonicInvalid, QT_TR_NOOP("These words are not a valid seed."), QT_TR_NOOP("Look at word {position}."), kSafe, QT_TR_NOOP("Check the spelling and the order of the words."), QT_TR_NOOP("Check the words")},
    {ErrorCode::FileDamaged, QT_TR_NOOP("The wallet file is damaged."), "", QT_TR_NOOP("The file was left as it is; nothing was broadcast."), QT_TR_NOOP("Restore from your words and the channel backup."), QT_TR_NOOP("Restore")},
    {ErrorCode::FileNewer, QT_TR_NOOP("A newer Fulgurite wrote this wallet file."), "", kSafe, QT_TR_NOOP("Install the newer version to open it."), ""},
    {ErrorCode::FileOutdated, QT_TR_NOOP("This is an old copy of the wallet file."), "", QT_TR_NOOP("Nothing was broadcast: an old copy could lose channel money."), QT_TR_NOOP("Use the newest copy, or restore from your words."), QT_TR_NOOP("Restore")},
    {ErrorCode::BackupDamaged, QT_TR_NOOP("This channel backup cannot be read."), QT_TR_NOOP("File: {file}."), kSafe, QT_TR_NOOP("Choose another copy: one stands beside the wallet, one in your backup folder."), QT_TR_NOOP("Choose another file")},
    {ErrorCode::BackupOfAnotherWallet, QT_TR_NOOP("This channel backup belongs to another wallet."), QT_TR_NOOP("File: {file}."), kSafe, QT_TR_NOOP("Choose a backup that this wallet made."), QT_TR_NOOP("Choose another file")},
    {ErrorCode::BackupOfAnotherNetwork, QT_TR_NOOP("This channel backup is of another network."), QT_TR_NOOP("This wallet is on {network}."), kSafe, QT_TR_NOOP("Choose a backup of this wallet's network."), QT_TR_NOOP("Choose another file")},
    {ErrorCode::OtherInstance, QT_TR_NOOP("Another Fulgurite has this wallet open."), "", kSafe, QT_TR_NOOP("Use that window, or close it first."), ""},
    {ErrorCode::FolderReadOnly, QT_TR_NOOP("The folder cannot be written."), QT_TR_NOOP("Folder: {folder}."), kSafe, QT_TR_NOOP("Check its owner and permissions, or choose another."), QT_TR_NOOP("Choose another folder")},
    {ErrorCode::DiskFull, QT_TR_NOOP("The disk is full."), "", kStored, QT_TR_NOOP("Make room on the disk, then try again."), QT_TR_NOOP("Try again")},
    {ErrorCode::StorageFault, QT_TR_NOOP("The disk failed to store a change."), "", kStored, QT_TR_NOOP("Check the disk, then start Fulgurite again."), ""},
    {ErrorCode::EngineStopped, QT_TR_NOOP("The engine has stopped."), "", kStored, QT_TR_NOOP("Start Fulgurite again once the disk is well."), ""},
    {ErrorCode::PasswordTooShort, QT_TR_NOOP("The password is too short."), QT_TR_NOOP("It needs at least {minimum} characters."), kSafe, QT_TR_NOOP("Choose a longer one: several words are easy to remember."), ""},
    {ErrorCode::PasswordNeeded, QT_TR_NOOP("This amount asks for your password again."), QT_TR_NOOP("Your limit is {limit:sat}."), kNothingLeft, QT_TR_NOOP("Type the password, then pay."), QT_TR_NOOP("Type the password")},
    {ErrorCode::BackendUnreachable, QT_TR_NOOP("The chain server does not answer."), QT_TR_NOOP("Server: {server}."), kSafe, QT_TR_NOOP("Check the connection, or choose another server."), QT_TR_NOOP("Network settings")},
    {ErrorCode::BackendWrongNetwork, QT_TR_NOOP("The chain server is on another network."), QT_TR_NOOP("This wallet is on {network}."), kSafe, QT_TR_NOOP("Choose a server of this wallet's network."), QT_TR_NOOP("Network settings")},
    {ErrorCode::BackendSyncing, QT_TR_NOOP("The chain server is still syncing."), QT_TR_NOOP("It is at {progress} %."), kSafe, QT_TR_NOOP("Wait until it is done; this goes on by itself."), ""},
    {ErrorCode::BackendCertificateChanged, QT_TR_NOOP("The server's certificate has changed."), QT_TR_NOOP("Server: {server}."), QT_TR_NOOP("The connection was not used; your money is safe."), QT_TR_NOOP("Ask its owner whether that is right, or choose another server."), QT_TR_NOOP("Network settings")},
    {ErrorCode::BackendLying, QT_TR_NOOP("The server gave a provably false answer."), QT_TR_NOOP("Server: {server}."), QT_TR_NOOP("The answer was not used; your money is safe."), QT_TR_NOOP("Choose another server."), QT_TR_NOOP("Network settings")},
    {ErrorCode::BackendRefused, QT_TR_NOOP("The chain server refused the request."), "", kSafe, QT_TR_NOOP("Try again, or choose another server."), QT_TR_NOOP("Try again")},
    {ErrorCode::NoFeeEstimate, QT_TR_NOOP("There is no fee estimate right now."), "", kNothingLeft, QT_TR_NOOP("Enter a fee rate of your own."), QT_TR_NOOP("Set a fee")},
    {ErrorCode::AddressInvalid, QT_TR_NOOP("This is not a valid address."), QT_TR_NOOP("Look at character {position}."), kNothingLeft, QT_TR_NOOP("Copy it again from where it came from: a character is wrong or missing."), ""},
    {ErrorCode::AddressOtherNetwork, QT_TR_NOOP("This address belongs to another network."), QT_TR_NOOP("This wallet is on {network}."), kNothingLeft, QT_TR_NOOP("Ask for an address of this wallet's network."), ""},
    {ErrorCode::AmountInvalid, QT_TR_NOOP("This amount is not valid."), "", kNothingLeft, QT_TR_NOOP("Enter a number in the unit shown."), ""},
    {ErrorCode::AmountBelowDust, QT_TR_NOOP("The amount is too small to be sent on chain."), QT_TR_NOOP("{amount:sat} is below the least, {minimum:sat}."), kNothingLeft, QT_TR_NOOP("Send more, or use Lightning."), ""},
    {ErrorCode::AmountAboveBalance, QT_TR_NOOP("The amount is more than you can spend."), QT_TR_NOOP("{amount:sat} is above the {available:sat} that are free."), kNothingLeft, QT_TR_NOOP("Send less, or send all."), QT_TR_NOOP("Send all")},
    {ErrorCode::FeeTooLow, QT_TR_NOOP("The fee rate is too low to be passed on."), QT_TR_NOOP("The least is {minimum} sat/vB."), kNothingLeft, QT_TR_NOOP("Choose a higher fee rate."), ""},
    {ErrorCode::FeeTooHigh, QT_TR_NOOP("The fee rate is higher than we ever sign."), QT_TR_NOOP("The most is {maximum} sat/vB."), kNothingLeft, QT_TR_NOOP("Choose a lower fee rate."), ""},
    {ErrorCode::CannotAfford, QT_TR_NOOP("Amount and fee together are more than you can spend."), QT_TR_NOOP("You can spend {available:sat}."), kNothingLeft, QT_TR_NOOP("Send less, choose a lower fee, or send all."), QT_TR_NOOP("Send all")},
    {ErrorCode::AnchorReserve, QT_TR_NOOP("Some coins stay reserved to close your channels safely."), QT_TR_NOOP("The reserve is {reserve:sat}."), kNothingLeft, QT_TR_NOOP("Send less, or close a channel first."), ""},
    {ErrorCode::ReviewStale, QT_TR_NOOP("This review is too old to be signed."), "", kNothingLeft, QT_TR_NOOP("Look at the new figures, then pay."), QT_TR_NOOP("Review again")},
    {ErrorCode::BroadcastRejected, QT_TR_NOOP("The network refused the transaction."), "", kNothingLeft, QT_TR_NOOP("Try again with a higher fee."), QT_TR_NOOP("Review again")},
    {ErrorCode::CannotBump, QT_TR_NOOP("The fee of this transaction cannot be raised."), "", kGoesOn, QT_TR_NOOP("Wait for it to confirm."), ""},
    {ErrorCode::FundingMayNotBeReplaced, QT_TR_NOOP("This transaction funds a channel and may not be replaced."), "", kGoesOn, QT_TR_NOOP("Wait for it to confirm."), ""},
    {ErrorCode::TransactionUnknown, QT_TR_NOOP("This transaction is not known here."), "", kSafe, QT_TR_NOOP("Check its id, or wait until the chain is synced."), ""},
    {ErrorCode::InvoiceInvalid, QT_TR_NOOP("This invoice is not valid."), QT_TR_NOOP("Look at character {position}."), kNothingLeft, QT_TR_NOOP("Copy it again, or ask for a new one."), ""},
    {ErrorCode::InvoiceExpired, QT_TR_NOOP("This invoice has expired."), QT_TR_NOOP("It ended {time}."), kNothingLeft, QT_TR_NOOP("Ask the recipient for a new one."), ""},
    {ErrorCode::InvoiceOtherNetwork, QT_TR_NOOP("This invoice belongs to another network."), QT_TR_NOOP("This wallet is on {network}."), kNothingLeft, QT_TR_NOOP("Ask for an invoice of this wallet's network."), ""},
    {ErrorCode::InvoiceAmountMissing, QT_TR_NOOP("This invoice names no amount."), "", kNothingLeft, QT_TR_NOOP("Enter the amount to pay."), QT_TR_NOOP("Enter an amount")},
    {ErrorCode::AlreadyPaid, QT_TR_NOOP("You paid this invoice already."), QT_TR_NOOP("It was paid {time}."), QT_TR_NOOP("Nothing more left your wallet."), QT_TR_NOOP("See the payment in Activity."), QT_TR_NOOP("Show payment")},
    {ErrorCode::PaymentInFlight, QT_TR_NOOP("A payment of this invoice is in flight."), QT_TR_NOOP("It settles or returns by block {block}."), QT_TR_NOOP("The money is on its way; it arrives or comes back by itself."), QT_TR_NOOP("Do not pay again."), QT_TR_NOOP("Show payment")},
    {ErrorCode::HashUsedDifferently, QT_TR_NOOP("This invoice was tried before with other terms."), "", kNothingLeft, QT_TR_NOOP("Ask the recipient for a new invoice."), ""},
    {ErrorCode::PayToSelf, QT_TR_NOOP("This invoice is your own."), "", kNothingLeft, QT_TR_NOOP("Give it to whoever pays you."), ""},
    {ErrorCode::AmountAboveSendable, QT_TR_NOOP("The amount is more than your channels can send now."), QT_TR_NOOP("{amount:msat} is above the {available:msat} they can send."), kNothingLeft, QT_TR_NOOP("Send less, pay on chain, or open a channel."), QT_TR_NOOP("Open a channel")},
    {ErrorCode::AmountAboveReceivable, QT_TR_NOOP("The amount is more than your channels can receive now."), QT_TR_NOOP("{amount:msat} is above the {available:msat} they can receive."), kSafe, QT_TR_NOOP("Ask for less, receive on chain, or open a channel."), QT_TR_NOOP("Receive on chain")},
    {ErrorCode::NoRoute, QT_TR_NOOP("No way to the recipient was found."), "", kNothingLeft, QT_TR_NOOP("Try again in a while, or with a smaller amount."), QT_TR_NOOP("Try again")},
    {ErrorCode::FeeAboveLimit, QT_TR_NOOP("The fee is above your limit."), QT_TR_NOOP("It would be {fee:msat}; your limit is {maximum:msat}."), kNothingLeft, QT_TR_NOOP("Allow a higher fee, or try again later."), QT_TR_NOOP("Allow a higher fee")},
    {ErrorCode::PaymentFailedAtDestination, QT_TR_NOOP("The recipient refused the payment."), "", kNothingLeft, QT_TR_NOOP("Ask the recipient for a new invoice."), ""},
    {ErrorCode::PaymentFailedOnRoute, QT_TR_NOOP("The payment failed on its way."), "", kNothingLeft, QT_TR_NOOP("Try again: another way may work."), QT_TR_NOOP("Try again")},
    {ErrorCode::PaymentUnknown, QT_TR_NOOP("This payment is not known here."), "", kSafe, QT_TR_NOOP("Look for it in Activity."), QT_TR_NOOP("Show activity")},
    {ErrorCode::PaymentPending, QT_TR_NOOP("The payment is still in flight."), "", QT_TR_NOOP("The money is on its way; it arrives or comes back by itself."), QT_TR_NOOP("Do not pay again; its state is shown here."), QT_TR_NOOP("Show payment")},
    {ErrorCode::NotYetSupported, QT_TR_NOOP("This kind of request is not yet supported."), QT_TR_NOOP("{what} was recognised."), kNothingLeft, QT_TR_NOOP("Ask the recipient for an address or a Lightning invoice."), ""},
    {ErrorCode::NotRecognised, QT_TR_NOOP("This is neither an address, an invoice nor a node key."), "", kNothingLeft, QT_TR_NOOP("Check what you pasted."), ""},
    {ErrorCode::LabelExists, QT_TR_NOOP("This label is in use already."), "", kSafe, QT_TR_NOOP("Choose another label."), ""},
    {ErrorCode::RequestUnknown, QT_TR_NOOP("This request is not known here."), "", kSafe, QT_TR_NOOP("Look for it among the open requests."), ""},
    {ErrorCode::RequestExpired, QT_TR_NOOP("This request has expired."), "", kSafe, QT_TR_NOOP("Make a new one."), QT_TR_NOOP("New request")},
    {ErrorCode::WaitTimedOut, QT_TR_NOOP("Nothing happened while waiting."), "", kSafe, QT_TR_NOOP("Wait again."), ""},
    {ErrorCode::RequestUnexpectedStatus, QT_TR_NOOP("The request changed in the meantime."), QT_TR_NOOP("It is {status} now."), kSafe, QT_TR_NOOP("Look at it again."), ""},
    {ErrorCode::PreimageExists, QT_TR_NOOP("This preimage was used already."), "", kSafe, QT_TR_NOOP("Use a fresh one."), ""},
    {ErrorCode::DescriptionMissing, QT_TR_NOOP("The invoice holds only a fingerprint of its description."), "", kNothingLeft, QT_TR_NOOP("Enter the description it was made for."), ""},
    {ErrorCode::NodeIdInvalid, QT_TR_NOOP("This is not a valid node key."), "", kNothingLeft, QT_TR_NOOP("Copy it again: 66 characters that begin with 02 or 03."), ""},
    {ErrorCode::NodeAddressUnknown, QT_TR_NOOP("No address of this node is known."), "", kSafe, QT_TR_NOOP("Enter its key, @, host and port."), ""},
    {ErrorCode::ConnectFailed, QT_TR_NOOP("The node could not be reached."), "", kSafe, QT_TR_NOOP("Check its address, or try again later."), QT_TR_NOOP("Try again")},
    {ErrorCode::PeerDisconnected, QT_TR_NOOP("The node hung up."), "", kSafe, QT_TR_NOOP("It is called again by itself; or try now."), QT_TR_NOOP("Try again")},
    {ErrorCode::PeerNotConnected, QT_TR_NOOP("The node is not connected."), "", kSafe, QT_TR_NOOP("Connect to it first."), QT_TR_NOOP("Connect")},
    {ErrorCode::PeerUnknown, QT_TR_NOOP("This node is not known here."), "", kSafe, QT_TR_NOOP("Connect to it first."), QT_TR_NOOP("Connect")},
    {ErrorCode::FeatureMissing, QT_TR_NOOP("The node lacks something we need."), "", kSafe, QT_TR_NOOP("Choose another node."), QT_TR_NOOP("Choose another node")},
    {ErrorCode::ChannelUnknown, QT_TR_NOOP("This channel is not known here."), "", kSafe, QT_TR_NOOP("Look for it among the channels."), QT_TR_NOOP("Show channels")},
    {ErrorCode::CapacityTooSmall, QT_TR_NOOP("The channel would be too small."), QT_TR_NOOP("The least is {minimum:sat}."), kNothingLeft, QT_TR_NOOP("Choose a larger amount."), ""},
    {ErrorCode::CapacityTooLarge, QT_TR_NOOP("The channel would be too large."), QT_TR_NOOP("The most is {maximum:sat}."), kNothingLeft, QT_TR_NOOP("Choose a smaller amount."), ""},
    {ErrorCode::OpenRefusedByPeer, QT_TR_NOOP("The node refused the channel."), "", kNothingLeft, QT_TR_NOOP("Try another amount or another node."), QT_TR_NOOP("Choose another node")},
    {ErrorCode::ChannelNotReady, QT_TR_NOOP("The channel is not ready."), QT_TR_NOOP("It is {state}."), kSafe, QT_TR_NOOP("Wait until it is ready."), ""},
    {ErrorCode::HtlcsPending, QT_TR_NOOP("Payments are still in flight."), QT_TR_NOOP("{count} of them, the last until block {block}."), QT_TR_NOOP("They settle or return by themselves."), QT_TR_NOOP("Wait until they are done."), ""},
    {ErrorCode::ClosePending, QT_TR_NOOP("The channel is being closed."), "", kGoesOn, QT_TR_NOOP("See its progress among the channels."), QT_TR_NOOP("Show channels")},
    {ErrorCode::BackupNotWritten, QT_TR_NOOP("The channel backup could not be written."), "", QT_TR_NOOP("No channel is opened without it; nothing left your wallet."), QT_TR_NOOP("Check the backup folder."), QT_TR_NOOP("Backup settings")},
    {ErrorCode::LightningOnMainnetRefused, QT_TR_NOOP("Lightning is not yet available on this network."), "", kSafe, QT_TR_NOOP("Pay and receive on chain, or practise without money."), ""},
    {ErrorCode::LightningNotReady, QT_TR_NOOP("Lightning is not ready yet."), "", kSafe, QT_TR_NOOP("Wait a moment: the readiness is on the Network page."), QT_TR_NOOP("Show readiness")},
    {ErrorCode::InvalidParameter, QT_TR_NOOP("A value is not valid."), QT_TR_NOOP("{name}."), kSafe, QT_TR_NOOP("Check what you entered."), ""},
    {ErrorCode::TimedOut, QT_TR_NOOP("There was no answer in time."), "", QT_TR_NOOP("If this was a payment, its state is in Activity."), QT_TR_NOOP("Look in Activity before you try again."), QT_TR_NOOP("Show activity")},
    {ErrorCode::Cancelled, QT_TR_NOOP("This was cancelled."), "", kNothingLeft, QT_TR_NOOP("Start again when you like."), ""},
    {ErrorCode::Internal, QT_TR_NOOP("Something went wrong inside Fulgurite."), "", kStored, QT_TR_NOOP("Try again; if it stays, report it with the details."), QT_TR_NOOP("Try again")},
});
// clang-format on
static_assert(kRows.size() == static_cast<std::size_t>(ErrorCode::kErrorCodeCount));

QString said(const char* text)
{
    return *text == '\0' ? QString{} : QCoreApplication::translate("fulgurite::ui", text);
}

QString shownValue(const QString& name, const QString& value, const QString& unit,
                   AmountStyle style)
{
    bool number = false;
    const quint64 amount = value.toULongLong(&number);
    if (!number || unit.isEmpty())
        return valueText(name, value);
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
        const QString value = found == values.end() ? QString{}
                                                    : shownValue(found->first, found->second,
                                                                 match.captured(2), style);
        if (value.isEmpty())
            return {};
        out += QStringView{sentence}.mid(done, match.capturedStart() - done);
        out += value;
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
    text.cause = sentences({text.cause, filled(said(row->fact), error.values, style)});
    return text;
}

QString errorLine(const app::ApiError& error, AmountStyle style)
{
    const ErrorText text = errorText(error, style);
    return sentences({text.cause, text.nextStep});
}

} // namespace fulgurite::ui
