// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/support/test_paths.h"
#include "tests/support/test_registry.h"
#include "tests/vectors_runner/channel_vectors.cpp" // NOLINT: the checks of the vectors program, run here as well

#include <fstream>

using namespace fulgurite;

class Bolt3VectorsTest final : public QObject {
    Q_OBJECT

    template <typename Check> static void runFile(const std::string& name, Check check)
    {
        std::ifstream file(testing::testFile("vectors/" + name + ".json"));
        const auto document = nlohmann::json::parse(file);
        for (nlohmann::json test : document["cases"]) {
            if (document.contains("common")) {
                for (const auto& [key, value] : document["common"].items()) {
                    if (!test.contains(key))
                        test[key] = value;
                }
            }
            const std::string error = check(test);
            QVERIFY2(error.empty(), (test["name"].get<std::string>() + ": " + error).c_str());
        }
    }

private slots:
    void commitmentsWithAnchors()
    {
        runFile("bolt3_commitment_anchors", vectors::checkCommitmentAnchors);
    }
    void commitmentsWithStaticRemotekey()
    {
        runFile("bolt3_commitment_static_remotekey", vectors::checkCommitmentStaticRemotekey);
    }
    void fundingTransaction() { runFile("bolt3_funding_tx", vectors::checkFundingTransaction); }
    void keyDerivation() { runFile("bolt3_key_derivation", vectors::checkKeyDerivation); }
    void perCommitmentSecrets()
    {
        runFile("bolt3_per_commitment_secrets", vectors::checkPerCommitmentSecrets);
    }
    void weightsAndFees() { runFile("bolt3_weights_fees", vectors::checkWeightsAndFees); }
};

FULGURITE_TEST(Bolt3VectorsTest)
#include "bolt3_vectors_test.moc"
