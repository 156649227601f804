// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/errors.h"

namespace fulgurite::app {

/// The number an error has on the control socket (Core Lightning's, or ours from 3000). Source:
/// api.md.
int socketCode(ErrorCode code);
/// One English sentence with the error's values filled in: what was wrong, and what to do.
QString socketSentence(const ApiError& error);

} // namespace fulgurite::app
