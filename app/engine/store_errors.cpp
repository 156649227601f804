// SPDX-License-Identifier: MIT
#include "app/engine/store_errors.h"

#include "wallet/base/text.h"

namespace fulgurite::app {

ApiError toApiError(const Error<store::StoreError>& error)
{
    const QString detail = QString::fromStdString(sanitised(error.detail, 500));
    const auto make = [&](ErrorCode code) {
        return ApiError{
            code, {{QStringLiteral("rule"), detail}, {QStringLiteral("folder"), detail}}, detail};
    };
    switch (error.code) {
    case store::StoreError::WrongPassword:
        return make(ErrorCode::WrongPassword);
    case store::StoreError::Damaged:
        return make(ErrorCode::FileDamaged);
    case store::StoreError::Newer:
        return make(ErrorCode::FileNewer);
    case store::StoreError::DiskFull:
        return make(ErrorCode::DiskFull);
    case store::StoreError::ReadOnly:
        return make(ErrorCode::FolderReadOnly);
    case store::StoreError::OtherInstance:
        return make(ErrorCode::OtherInstance);
    case store::StoreError::Exists:
        return make(ErrorCode::WalletExists);
    case store::StoreError::Missing:
        return make(ErrorCode::NoWallet);
    case store::StoreError::InputOutput:
        return make(ErrorCode::StorageFault);
    case store::StoreError::Conflict:
        return make(ErrorCode::FileOutdated);
    case store::StoreError::OutOfMemory:
    case store::StoreError::Internal:
        return make(ErrorCode::Internal);
    }
    return make(ErrorCode::Internal);
}

} // namespace fulgurite::app
