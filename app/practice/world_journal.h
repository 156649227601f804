// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/world.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

namespace fulgurite::practice {

/// A practice world that is kept: a file beside the wallet holds the seed and every input since, in
/// their order, and opening it plays them again. Each input is handed to the system before the
/// world obeys it, so that robots never know less than the wallet has heard of them. The file may
/// be deleted: the world is then a new one.
class WorldJournal {
public:
    WorldJournal() = default;

    /// The world of the file, and the file continued. Nothing when there is none; `problem` is set
    /// when there is one that cannot be played: of another version, or damaged.
    std::unique_ptr<World> open(const std::filesystem::path& file, std::string& problem);
    /// A new world of this seed, kept in `file` from now on (not kept when it cannot be written).
    std::unique_ptr<World> create(const std::filesystem::path& file, std::uint64_t seed);
    /// The same world is kept in another file from now on; the old one stays as it is.
    void continueIn(const std::filesystem::path& file);
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    void record(World& world);
    void write(const WorldInput& input);

    std::filesystem::path m_file;
    std::ofstream m_out;
};

} // namespace fulgurite::practice
