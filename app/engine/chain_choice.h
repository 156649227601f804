// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/engine_options.h"
#include "wallet/chain/chain_source.h"

#include <filesystem>
#include <memory>

namespace fulgurite::app {

/// The client of a wallet's backend. Certificates seen first are kept in `folder` (none: only for
/// this run). Nothing when the choice is malformed; `problem` then says why in one sentence.
std::unique_ptr<wallet::ChainSource> chainSourceFor(const BackendChoice& choice,
                                                    const EngineOptions& options,
                                                    const std::filesystem::path& folder,
                                                    QString& problem);

} // namespace fulgurite::app
