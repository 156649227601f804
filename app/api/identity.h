// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"

namespace fulgurite::app {

struct SignedMessage {
    QString signature; ///< hex of r‖s
    QString recoveryId, zbase;
};
struct CheckedMessage {
    bool verified = false;
    QString nodeId; ///< who signed
};

/// Who we are to others: the node key's signatures.
class Identity {
public:
    Identity() = default;
    Identity(const Identity&) = delete;
    Identity& operator=(const Identity&) = delete;
    virtual ~Identity() = default;

    /// Over "Lightning Signed Message:" and the text, as LND and Core Lightning do. At most 65,535
    /// bytes.
    virtual Future<SignedMessage> sign(QString message) = 0;
    virtual Future<CheckedMessage> check(QString message, QString zbase, QString nodeId) = 0;
};

} // namespace fulgurite::app
