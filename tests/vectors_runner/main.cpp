// SPDX-License-Identifier: MIT
// fulgurite-vectors DIR: runs every JSON file of DIR through the runner of its name and prints
// `NAME: passed/total`, the failing cases below it. Ends with 0, 1 when a case failed, 2 when a
// file has no runner, 64 when it was called wrongly.
#include "tests/vectors_runner/runner.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;
using namespace fulgurite::vectors;

constexpr int kFailed = 1;
constexpr int kNoRunner = 2;
constexpr int kUsage = 64;

/// `sample` with the fields of `common` that it does not set itself.
Json merged(const Json& common, const Json& sample)
{
    Json out = sample;
    if (common.is_object()) {
        for (const auto& [key, value] : common.items()) {
            if (!out.contains(key))
                out[key] = value;
        }
    }
    return out;
}

std::vector<std::string> runCase(CaseRunner runner, const Json& sample)
{
    Check check;
    try {
        runner(sample, check);
    } catch (const std::exception& error) {
        check.isTrue(false, error.what());
    }
    return check.complaints();
}

/// True when every case passed.
bool runFile(const std::string& name, CaseRunner runner, const Json& file)
{
    const Json common = file.value("common", Json{});
    std::vector<std::string> failures;
    for (const auto& sample : file.at("cases")) {
        const auto complaints = runCase(runner, merged(common, sample));
        if (!complaints.empty())
            failures.push_back(sample.value("name", "unnamed") + ": " + complaints.front());
    }
    const std::size_t total = file.at("cases").size();
    std::cout << name << ": " << total - failures.size() << '/' << total << '\n';
    for (const auto& failure : failures)
        std::cout << "  " << failure << '\n';
    return failures.empty();
}

int runPath(const fs::path& path)
{
    const std::string name = path.stem().string();
    const auto runner = runners().find(name);
    if (runner == runners().end()) {
        std::cout << name << ": no runner\n";
        return kNoRunner;
    }
    try {
        std::ifstream in{path};
        return runFile(name, runner->second, Json::parse(in)) ? 0 : kFailed;
    } catch (const std::exception& error) {
        std::cout << name << ": " << error.what() << '\n';
        return kFailed;
    }
}

std::vector<fs::path> jsonFiles(const fs::path& folder)
{
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        if (entry.path().extension() == ".json")
            out.push_back(entry.path());
    }
    std::ranges::sort(out);
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2 || !fs::is_directory(argv[1])) {
        std::cerr << "usage: fulgurite-vectors DIR   (a folder of vector files)\n";
        return kUsage;
    }
    bool failed = false;
    bool missing = false;
    for (const auto& path : jsonFiles(argv[1])) {
        const int code = runPath(path);
        failed = failed || code == kFailed;
        missing = missing || code == kNoRunner;
    }
    return failed ? kFailed : missing ? kNoRunner : 0;
}
