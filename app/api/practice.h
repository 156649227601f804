// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"

#include <cstdint>
#include <vector>

namespace fulgurite::app {

enum class RobotAction { OpenToMe, PayMe, KeysendMe, Vanish, Return, CloseWithMe };
struct Robot {
    QString name, nodeId, address;
    bool online = true;
};
/// Drives the practice world of the open practice wallet.
class Practice {
public:
    Practice() = default;
    Practice(const Practice&) = delete;
    Practice& operator=(const Practice&) = delete;
    virtual ~Practice() = default;

    /// Coins from nowhere to an address of ours, one block on top.
    virtual Future<bool> gift(std::uint64_t satoshi) = 0;
    virtual Future<bool> mine(std::uint32_t blocks) = 0;
    virtual Future<std::vector<Robot>> robots() = 0;
    virtual Future<QString> robot(QString name, RobotAction action, std::uint64_t satoshi) = 0;
    /// An invoice of a robot's, to be paid.
    virtual Future<QString> robotInvoice(QString name, std::uint64_t satoshi,
                                         QString description) = 0;
    /// Closes the open practice wallet and deletes it. Errors: NoWallet when the wallet is a real
    /// one, FolderReadOnly.
    virtual Future<bool> remove() = 0;
};

} // namespace fulgurite::app
