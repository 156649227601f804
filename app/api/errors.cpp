// SPDX-License-Identifier: MIT
#include "app/api/errors.h"

#include <array>

namespace fulgurite::app {

namespace {

constexpr auto kNames = std::to_array<const char*>({
    "WalletLocked",
    "WrongPassword",
    "NoWallet",
    "WalletExists",
    "MnemonicInvalid",
    "FileDamaged",
    "FileNewer",
    "FileOutdated",
    "BackupDamaged",
    "BackupOfAnotherWallet",
    "BackupOfAnotherNetwork",
    "OtherInstance",
    "FolderReadOnly",
    "DiskFull",
    "StorageFault",
    "EngineStopped",
    "PasswordTooShort",
    "PasswordNeeded",
    "BackendUnreachable",
    "BackendWrongNetwork",
    "BackendSyncing",
    "BackendCertificateChanged",
    "BackendLying",
    "BackendRefused",
    "NoFeeEstimate",
    "AddressInvalid",
    "AddressOtherNetwork",
    "AmountInvalid",
    "AmountBelowDust",
    "AmountAboveBalance",
    "FeeTooLow",
    "FeeTooHigh",
    "CannotAfford",
    "AnchorReserve",
    "ReviewStale",
    "BroadcastRejected",
    "CannotBump",
    "FundingMayNotBeReplaced",
    "TransactionUnknown",
    "InvoiceInvalid",
    "InvoiceExpired",
    "InvoiceOtherNetwork",
    "InvoiceAmountMissing",
    "AlreadyPaid",
    "PaymentInFlight",
    "HashUsedDifferently",
    "PayToSelf",
    "AmountAboveSendable",
    "AmountAboveReceivable",
    "NoRoute",
    "FeeAboveLimit",
    "PaymentFailedAtDestination",
    "PaymentFailedOnRoute",
    "PaymentUnknown",
    "PaymentPending",
    "NotYetSupported",
    "NotRecognised",
    "LabelExists",
    "RequestUnknown",
    "RequestExpired",
    "WaitTimedOut",
    "RequestUnexpectedStatus",
    "PreimageExists",
    "DescriptionMissing",
    "NodeIdInvalid",
    "NodeAddressUnknown",
    "ConnectFailed",
    "PeerDisconnected",
    "PeerNotConnected",
    "PeerUnknown",
    "FeatureMissing",
    "ChannelUnknown",
    "CapacityTooSmall",
    "CapacityTooLarge",
    "OpenRefusedByPeer",
    "ChannelNotReady",
    "HtlcsPending",
    "ClosePending",
    "BackupNotWritten",
    "LightningOnMainnetRefused",
    "LightningNotReady",
    "InvalidParameter",
    "TimedOut",
    "Cancelled",
    "Internal",
});
static_assert(kNames.size() == static_cast<std::size_t>(ErrorCode::kErrorCodeCount));

} // namespace

QString errorCodeName(ErrorCode code)
{
    const auto index = static_cast<std::size_t>(code);
    return index < kNames.size() ? QString::fromLatin1(kNames[index]) : QStringLiteral("Internal");
}

} // namespace fulgurite::app
