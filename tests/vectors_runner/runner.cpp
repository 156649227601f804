// SPDX-License-Identifier: MIT
#include "tests/vectors_runner/runner.h"

#include <stdexcept>

namespace fulgurite::vectors {

void Check::isTrue(bool holds, const std::string& what)
{
    if (!holds)
        m_complaints.push_back(what);
}

void Check::equal(const std::string& got, const std::string& expected, const std::string& what)
{
    isTrue(got == expected, what + " is " + got + ", expected " + expected);
}

void Check::equal(std::uint64_t got, std::uint64_t expected, const std::string& what)
{
    equal(std::to_string(got), std::to_string(expected), what);
}

std::map<std::string, CaseRunner>& runners()
{
    static std::map<std::string, CaseRunner> all;
    return all;
}

Bytes hexField(const Json& from, const char* name)
{
    auto bytes = parseHex(from.at(name).get<std::string>());
    if (!bytes)
        throw std::invalid_argument(std::string(name) + " is no hex");
    return std::move(*bytes);
}

std::uint64_t integerField(const Json& from, const char* name)
{
    const Json& field = from.at(name);
    return field.is_string() ? std::stoull(field.get<std::string>()) : field.get<std::uint64_t>();
}

bool expectedValid(const Json& sample) { return sample.at("expected").value("valid", true); }

} // namespace fulgurite::vectors
