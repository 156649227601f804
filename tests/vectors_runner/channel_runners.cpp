// SPDX-License-Identifier: MIT
#include "tests/vectors_runner/channel_vectors.h"
#include "tests/vectors_runner/runner.h"

namespace fulgurite::vectors {

namespace {

template <std::string (*Run)(const Json&)> void run(const Json& sample, Check& check)
{
    const std::string error = Run(sample);
    check.isTrue(error.empty(), error);
}

} // namespace

VECTORS_RUNNER("bolt3_commitment_anchors", run<checkCommitmentAnchors>)
VECTORS_RUNNER("bolt3_commitment_static_remotekey", run<checkCommitmentStaticRemotekey>)
VECTORS_RUNNER("bolt3_funding_tx", run<checkFundingTransaction>)
VECTORS_RUNNER("bolt3_key_derivation", run<checkKeyDerivation>)
VECTORS_RUNNER("bolt3_per_commitment_secrets", run<checkPerCommitmentSecrets>)
VECTORS_RUNNER("bolt3_weights_fees", run<checkWeightsAndFees>)

} // namespace fulgurite::vectors
