// SPDX-License-Identifier: MIT
#pragma once

#include "wallet/base/bytes.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace fulgurite::vectors {

using Json = nlohmann::json;

/// Gathers what one case got wrong; a case with no complaint passed.
class Check {
public:
    void isTrue(bool holds, const std::string& what);
    void equal(const std::string& got, const std::string& expected, const std::string& what);
    void equal(std::uint64_t got, std::uint64_t expected, const std::string& what);
    [[nodiscard]] const std::vector<std::string>& complaints() const { return m_complaints; }

private:
    std::vector<std::string> m_complaints;
};

/// Runs one case of a file. The fields of the file's `common` are already part of `sample`. A
/// missing or mistyped field may throw nlohmann's exception: the case then failed.
using CaseRunner = void (*)(const Json& sample, Check& check);

/// All runners linked in, by file name without ".json".
std::map<std::string, CaseRunner>& runners();

struct Registration {
    Registration(const char* name, CaseRunner runner) { runners()[name] = runner; }
};

/// The bytes of a hex field. Throws when it is missing or no hex.
Bytes hexField(const Json& from, const char* name);
/// A field that is a number, or a decimal string when it is beyond 2^53.
std::uint64_t integerField(const Json& from, const char* name);
/// `expected.valid`, true when absent.
bool expectedValid(const Json& sample);

} // namespace fulgurite::vectors

#define VECTORS_RUNNER_JOIN(a, b) a##b
#define VECTORS_RUNNER_NAME(line) VECTORS_RUNNER_JOIN(kVectorsRunner, line)
/// In any .cpp of this folder: VECTORS_RUNNER("bolt8_handshake", runCase) runs
/// tests/vectors/bolt8_handshake.json.
#define VECTORS_RUNNER(name, function)                                                             \
    static const fulgurite::vectors::Registration VECTORS_RUNNER_NAME(__LINE__){name, function};
