// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "app/api/wallets.h"

namespace fulgurite::ui {

/// Where the chain comes from, as the form asks for it.
enum class BackendSource { LocalNode, Electrum, RemoteNode };

/// What a person typed, without the password.
struct BackendForm {
    BackendSource source = BackendSource::LocalNode;
    QString server;  ///< of Electrum: HOST or HOST:PORT
    bool tls = true; ///< of Electrum
    QString url;     ///< of a node: HOST, HOST:PORT or http://HOST:PORT
    QString user;    ///< empty: the cookie file
    QString cookie;  ///< path of a cookie file
    QString more{};  ///< of Electrum: further servers, parted by commas
    QString zmq{};   ///< of a node: kept, not asked for
    friend bool operator==(const BackendForm&, const BackendForm&) = default;
};

enum class BackendProblem {
    None,
    ServerMissing,
    PortWrong,
    MoreWrong, ///< one of the further servers is none
    MoreSame,  ///< one of them is the first again
    UrlWrong,
    CredentialsMissing
};

/// The first thing that is missing or wrong; nothing is connected to.
BackendProblem problemOf(const BackendForm& form, bool hasPassword);
/// The choice for the engine; `password` may be empty. LocalNode has none: it is found, not typed.
/// What names no server gives the choice of none (Electrum without servers).
app::BackendChoice choiceOf(const BackendForm& form, Network network, SecretBytes password);
/// The form that shows a choice again.
BackendForm formOf(const app::BackendChoice& choice);

} // namespace fulgurite::ui
