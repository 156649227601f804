// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "app/api/errors.h"
#include "lightning/node/node.h"

namespace fulgurite::app {

/// By channel id, short channel id, alias, or the id of a peer with one channel. Errors:
/// ChannelUnknown, also when a peer has several.
Answer<lightning::ChannelInfo> findChannel(const lightning::Node& node, const QString& id);

} // namespace fulgurite::app
