// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QString>

#include <expected>
#include <map>
#include <utility>

namespace fulgurite::app {

/// Everything a request can be refused for. The window's sentence for each is in
/// ui/format/error_text.cpp, the socket's in app/api/error_sentences.cpp; a test walks all codes.
/// kErrorCodeCount must stay the last.
enum class ErrorCode {
    // wallet file
    WalletLocked,
    WrongPassword,
    NoWallet,
    WalletExists,
    MnemonicInvalid,
    FileDamaged,
    FileNewer,
    FileOutdated,
    BackupDamaged,
    BackupOfAnotherWallet,
    BackupOfAnotherNetwork,
    OtherInstance,
    FolderReadOnly,
    DiskFull,
    StorageFault,
    EngineStopped,
    PasswordTooShort,
    PasswordNeeded,
    // chain backend
    BackendUnreachable,
    BackendWrongNetwork,
    BackendSyncing,
    BackendCertificateChanged,
    BackendLying,
    BackendRefused,
    NoFeeEstimate,
    // on chain
    AddressInvalid,
    AddressOtherNetwork,
    AmountInvalid,
    AmountBelowDust,
    AmountAboveBalance,
    FeeTooLow,
    FeeTooHigh,
    CannotAfford,
    AnchorReserve,
    ReviewStale,
    BroadcastRejected,
    CannotBump,
    FundingMayNotBeReplaced,
    TransactionUnknown,
    // Lightning payments
    InvoiceInvalid,
    InvoiceExpired,
    InvoiceOtherNetwork,
    InvoiceAmountMissing,
    AlreadyPaid,
    PaymentInFlight,
    HashUsedDifferently,
    PayToSelf,
    AmountAboveSendable,
    AmountAboveReceivable,
    NoRoute,
    FeeAboveLimit,
    PaymentFailedAtDestination,
    PaymentFailedOnRoute,
    PaymentUnknown,
    PaymentPending,
    NotYetSupported,
    NotRecognised,
    // requests
    LabelExists,
    RequestUnknown,
    RequestExpired,
    WaitTimedOut,
    RequestUnexpectedStatus,
    PreimageExists,
    DescriptionMissing,
    // peers and channels
    NodeIdInvalid,
    NodeAddressUnknown,
    ConnectFailed,
    PeerDisconnected,
    PeerNotConnected,
    PeerUnknown,
    FeatureMissing,
    ChannelUnknown,
    CapacityTooSmall,
    CapacityTooLarge,
    OpenRefusedByPeer,
    ChannelNotReady,
    HtlcsPending,
    ClosePending,
    BackupNotWritten,
    LightningOnMainnetRefused,
    LightningNotReady,
    // general
    InvalidParameter,
    TimedOut,
    Cancelled,
    Internal,
    kErrorCodeCount
};

/// Why a request failed: a code, and the values its sentence names ("amount", "available", "rule"
/// …). Never a secret.
struct ApiError {
    ErrorCode code = ErrorCode::Internal;
    std::map<QString, QString> values;
    QString detail; ///< raw text for the log or a folded "details", sanitised
    friend bool operator==(const ApiError&, const ApiError&) = default;
};

template <typename T> using Answer = std::expected<T, ApiError>;
/// What every port returns: at once, answered later on the caller's context object.
template <typename T> using Future = QFuture<Answer<T>>;

inline std::unexpected<ApiError> refuse(ErrorCode code, std::map<QString, QString> values = {},
                                        QString detail = {})
{
    return std::unexpected(ApiError{code, std::move(values), std::move(detail)});
}

/// A stable name for logs and tests ("WrongPassword").
QString errorCodeName(ErrorCode code);

} // namespace fulgurite::app
