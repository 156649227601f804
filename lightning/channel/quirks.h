// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace fulgurite::lightning {

/// How today's nodes deviate from the BOLTs, and where Fulgurite answers to it:
/// - LND's `error` "internal error" and old "link failed to shutdown" are transient:
/// isTransientError, read as warnings once there is a funding.
/// - LND 0.21 sends no `networks` in `init`: checkInit.
/// - LND may send channel_ready or announcement_signatures before channel_reestablish: channel/
/// holds up to ten
///   messages, the node keeps the signatures.
/// - LND may stay silent after `init`: the node drops a connection whose channels are not
/// reestablished in a minute.
/// - LND's closing_signed has no fee_range, Electrum needs one: channel/.
/// - Old channel_updates in failures lack the type: onion/ decodeFailure.
/// - Pings that ask for 65532 bytes or more get no answer: Session.

/// True for an `error` that its sender does not mean: the channel must not be failed for it. The
/// whole text, as a sentence that only names such a trouble may be another node's last word.
bool isTransientError(std::string_view text);
/// LND 0.21 answers a shutdown so while the channel is not in its graph yet or takes its real id
/// there; it has forgotten the shutdown then, and takes the next one.
bool isTooEarlyToClose(std::string_view text);

} // namespace fulgurite::lightning
