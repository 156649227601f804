// SPDX-License-Identifier: MIT
#pragma once

#include "lightning/wire/message.h"

#include <optional>

namespace fulgurite::lightning {

/// Complete, empty answers to BOLT 7 queries, until there is a graph to answer from. Nothing for
/// any other message. Source: BOLT 7 § Query Messages.
std::optional<Message> emptyGossipAnswer(const Message& query, const ChainHash& chain);

} // namespace fulgurite::lightning
