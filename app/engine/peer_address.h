// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "lightning/node/channel_backup.h"

#include <optional>

namespace fulgurite::app {

/// HOST:PORT, [V6]:PORT or HOST. Nothing when the port is no number from 1 to 65535, or the host is
/// empty, longer than 255 characters, or has a bracket, a space or a control character.
std::optional<lightning::PeerAddress> parsePeerAddress(const QString& text,
                                                       std::uint16_t defaultPort = 9735);

} // namespace fulgurite::app
