// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fulgurite::testing {

/// One line of tests/app/daemon/answers/*.txt.
struct AnswerField {
    std::string path; ///< "channels[].alias.local"
    std::string type;
    bool required = true;
    std::vector<std::string> values; ///< empty: any
    std::string condition;           ///< "status=paid|expired & valid=true", "has bolt12", "not …"
};

/// The fields that Core Lightning's schemas give each method's answer.
class AnswerTable {
public:
    /// All files of the folder; empty when one cannot be read.
    static AnswerTable read(const std::string& folder);

    [[nodiscard]] std::vector<std::string> methods() const;
    /// What is wrong with an answer: required fields that are missing, wrong types or values, and
    /// fields that the schema has not and `ours` neither.
    [[nodiscard]] std::vector<std::string> faultsOf(const std::string& method,
                                                    const nlohmann::json& answer,
                                                    const std::set<std::string>& ours = {}) const;

private:
    std::map<std::string, std::vector<AnswerField>> m_fields;
};

namespace answers {

using Json = nlohmann::json;

inline std::vector<std::string> split(const std::string& text, const std::string& by)
{
    std::vector<std::string> out;
    std::size_t from = 0;
    for (auto at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
        out.push_back(text.substr(from, at - from));
        from = at + by.size();
    }
    out.push_back(text.substr(from));
    return out;
}

inline std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \r");
    return first == std::string::npos
               ? std::string{}
               : text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

inline AnswerField fieldOf(const std::string& line)
{
    static const std::regex kLine{R"(^(\S+?)(\?)? (\S+)(?: \{(.*)\})?(?: when (.*))?$)"};
    std::smatch found;
    AnswerField out;
    if (!std::regex_match(line, found, kLine))
        return out;
    out.path = found[1];
    out.required = !found[2].matched;
    out.type = found[3];
    if (found[4].matched)
        out.values = split(found[4], ",");
    out.condition = found[5];
    return out;
}

inline std::string wordOf(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// One part of a condition: "FIELD=A|B" or "has FIELD".
inline bool holds(const std::string& part, const Json& object)
{
    if (part.starts_with("not "))
        return !holds(part.substr(4), object);
    if (part.starts_with("has "))
        return object.contains(part.substr(4));
    const auto equals = part.find('=');
    const auto found = object.find(part.substr(0, equals));
    return found != object.end() &&
           std::ranges::count(split(part.substr(equals + 1), "|"), wordOf(*found)) > 0;
}

inline bool allHold(const std::string& condition, const Json& object)
{
    if (condition.empty())
        return true;
    return std::ranges::all_of(split(condition, " & "),
                               [&](const std::string& part) { return holds(part, object); });
}

inline bool isNumberBelow(const Json& value, std::uint64_t limit)
{
    return value.is_number_unsigned() ? value.get<std::uint64_t>() <= limit
                                      : value.is_number_integer() && value.get<std::int64_t>() >= 0;
}

inline bool matches(const Json& value, const char* pattern)
{
    return value.is_string() && std::regex_match(value.get<std::string>(), std::regex{pattern});
}

inline bool isOf(const Json& value, const std::string& type)
{
    static const std::map<std::string, const char*> kTexts{
        {"hex", "([0-9a-f]{2})*"},
        {"pubkey", "0[23][0-9a-f]{64}"},
        {"hash", "[0-9a-f]{64}"},
        {"secret", "[0-9a-f]{64}"},
        {"txid", "[0-9a-f]{64}"},
        {"signature", "([0-9a-f]{2}){64,75}"},
        {"short_channel_id", "[0-9]+x[0-9]+x[0-9]+"}};
    static const std::map<std::string, std::uint64_t> kNumbers{{"u8", UINT8_MAX},
                                                               {"u16", UINT16_MAX},
                                                               {"u32", UINT32_MAX},
                                                               {"u64", UINT64_MAX},
                                                               {"msat", UINT64_MAX}};
    if (const auto text = kTexts.find(type); text != kTexts.end())
        return matches(value, text->second);
    if (const auto number = kNumbers.find(type); number != kNumbers.end())
        return isNumberBelow(value, number->second);
    return (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "array" && value.is_array()) || (type == "object" && value.is_object()) ||
           (type == "number" && value.is_number()) ||
           (type == "integer" && value.is_number_integer()) || type == "*";
}

/// The objects or arrays that hold what the path's last step names.
inline std::vector<const Json*> holdersOf(const Json& answer, const std::string& path)
{
    std::vector<const Json*> now{&answer};
    const auto steps = split(path, ".");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size();
        std::string name = steps[i];
        std::size_t lists = 0;
        for (; name.ends_with("[]"); name.resize(name.size() - 2))
            ++lists;
        if (last && lists == 0)
            return now;
        std::vector<const Json*> next;
        for (const Json* one : now) {
            if (one->is_object() && one->contains(name))
                next.push_back(&(*one)[name]);
        }
        for (std::size_t depth = last ? 1 : 0; depth < lists; ++depth) {
            std::vector<const Json*> items;
            for (const Json* one : next) {
                for (const Json& item : *one)
                    items.push_back(&item);
            }
            next = std::move(items);
        }
        now = std::move(next);
        if (last)
            return now;
    }
    return now;
}

inline void checkValue(const AnswerField& field, const Json& value,
                       std::vector<std::string>& faults)
{
    const std::string shown = value.dump().substr(0, 100);
    if (!isOf(value, field.type))
        faults.push_back(field.path + " is " + shown + ", no " + field.type);
    else if (!field.values.empty() && std::ranges::count(field.values, wordOf(value)) == 0)
        faults.push_back(field.path + " is " + shown + ", none of its values");
}

inline void checkField(const AnswerField& field, const Json& answer,
                       std::vector<std::string>& faults)
{
    const std::string last = split(field.path, ".").back();
    for (const Json* holder : holdersOf(answer, field.path)) {
        if (last.ends_with("[]")) {
            for (const Json& item : *holder)
                checkValue(field, item, faults);
            continue;
        }
        if (!holder->is_object() || !allHold(field.condition, *holder))
            continue;
        if (holder->contains(last))
            checkValue(field, (*holder)[last], faults);
        else if (field.required)
            faults.push_back(field.path + " is missing");
    }
}

inline void collectPaths(const Json& value, const std::string& path, std::set<std::string>& paths)
{
    if (!path.empty())
        paths.insert(path);
    if (value.is_array()) {
        for (const Json& item : value)
            collectPaths(item, path + "[]", paths);
    }
    if (value.is_object()) {
        for (const auto& [name, item] : value.items())
            collectPaths(item, path.empty() ? name : path + "." + name, paths);
    }
}

} // namespace answers

inline AnswerTable AnswerTable::read(const std::string& folder)
{
    AnswerTable out;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream file{entry.path()};
        std::string method;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.starts_with('#'))
                continue;
            if (line.front() != ' ')
                out.m_fields[method = answers::trimmed(line)];
            else
                out.m_fields[method].push_back(answers::fieldOf(answers::trimmed(line)));
        }
    }
    return out;
}

inline std::vector<std::string> AnswerTable::methods() const
{
    std::vector<std::string> out;
    for (const auto& [name, fields] : m_fields)
        out.push_back(name);
    return out;
}

inline std::vector<std::string> AnswerTable::faultsOf(const std::string& method,
                                                      const nlohmann::json& answer,
                                                      const std::set<std::string>& ours) const
{
    std::vector<std::string> faults;
    const auto found = m_fields.find(method);
    if (found == m_fields.end()) // a method whose answer is empty stands in no file
        return answer == nlohmann::json::object()
                   ? faults
                   : std::vector{"no fields of " + method + " are known"};
    std::set<std::string> known = ours;
    for (const AnswerField& field : found->second) {
        known.insert(field.path);
        answers::checkField(field, answer, faults);
    }
    std::set<std::string> given;
    answers::collectPaths(answer, {}, given);
    for (const std::string& path : given) {
        if (!known.contains(path))
            faults.push_back(path + " is in no schema");
    }
    return faults;
}

} // namespace fulgurite::testing
