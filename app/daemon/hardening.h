// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite::app {

/// Before anything else runs: files only for their owner (umask 077), no core dump and no tracing
/// by others, since memory holds keys; a closed socket is an error value, not SIGPIPE.
void hardenProcess();

} // namespace fulgurite::app
