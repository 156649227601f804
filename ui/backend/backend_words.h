// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"

namespace fulgurite::ui {

/// What a person should know of a server that works; no sentence when there is nothing to know.
struct BackendNote {
    QString sentence;
    QString consent;     ///< text of the button that goes on with it
    QString fingerprint; ///< of a certificate to be compared, hex; or empty
};
/// `trusted` is the fingerprint the person has accepted already.
BackendNote noteOf(const app::BackendTest& test, const QString& trusted);

/// "AB12 CD34 …": to be compared by eye.
QString groupedFingerprint(const QString& hex);

} // namespace fulgurite::ui
