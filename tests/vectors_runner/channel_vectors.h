// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace fulgurite::vectors {

// One function per BOLT 3 file: runs one case (with the fields of `common` merged in) and returns
// what is wrong with the result, or nothing.

std::string checkCommitmentAnchors(const nlohmann::json& test);
std::string checkCommitmentStaticRemotekey(const nlohmann::json& test);
std::string checkFundingTransaction(const nlohmann::json& test);
std::string checkKeyDerivation(const nlohmann::json& test);
std::string checkPerCommitmentSecrets(const nlohmann::json& test);
std::string checkWeightsAndFees(const nlohmann::json& test);

} // namespace fulgurite::vectors
