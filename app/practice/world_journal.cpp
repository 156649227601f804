// SPDX-License-Identifier: MIT
#include "app/practice/world_journal.h"

#include <iterator>
#include <string_view>
#include <system_error>

namespace fulgurite::practice {

namespace {

/// Another number whenever robots or chain would answer the same inputs otherwise.
constexpr std::string_view kMagic = "fulgurite practice world 1\n";

Bytes readAll(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return Bytes(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
}

/// Plays the inputs; how many bytes were whole. What a crash cut off at the end is left out.
std::size_t play(World& world, ByteView inputs)
{
    std::size_t whole = 0;
    ByteReader in{inputs};
    for (auto size = in.u32be(); size && *size <= in.remaining(); size = in.u32be()) {
        const auto input = decodeInput(in.take(*size));
        if (!input)
            break;
        world.apply(*input);
        whole = inputs.size() - in.remaining();
    }
    return whole;
}

/// Whether a whole input follows, although it cannot be read.
bool holdsMore(ByteView cut)
{
    ByteReader in{cut};
    const auto size = in.u32be();
    return size && *size <= in.remaining();
}

} // namespace

std::unique_ptr<World> WorldJournal::open(const std::filesystem::path& file, std::string& problem)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return nullptr;
    const Bytes all = readAll(file);
    ByteReader in{all};
    if (asString(in.take(kMagic.size())) != kMagic) {
        problem = "the practice world in " + file.string() + " is of another version";
        return nullptr;
    }
    const auto seed = in.u64be();
    if (!seed) {
        problem = "the practice world in " + file.string() + " is cut off";
        return nullptr;
    }
    auto world = std::make_unique<World>(*seed);
    const std::size_t whole = all.size() - in.remaining() + play(*world, in.rest());
    if (whole < all.size()) {
        if (holdsMore(ByteView{all}.subspan(whole))) // not the last words of a crash: damage
            std::filesystem::copy_file(file, file.string() + ".damaged",
                                       std::filesystem::copy_options::overwrite_existing, error);
        std::filesystem::resize_file(file, whole, error);
    }
    m_file = file;
    m_out = std::ofstream{file, std::ios::binary | std::ios::app};
    record(*world);
    world->leave(); // whoever was connected then is not now
    return world;
}

std::unique_ptr<World> WorldJournal::create(const std::filesystem::path& file, std::uint64_t seed)
{
    auto world = std::make_unique<World>(seed);
    m_file = file;
    m_out = std::ofstream{file, std::ios::binary | std::ios::trunc};
    ByteWriter head;
    head.bytes(asBytes(kMagic));
    head.u64be(seed);
    m_out << asString(head.view()) << std::flush;
    record(*world);
    return world;
}

void WorldJournal::continueIn(const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::copy_file(m_file, file, std::filesystem::copy_options::overwrite_existing,
                               ignored);
    m_file = file;
    m_out = std::ofstream{file, std::ios::binary | std::ios::app};
}

void WorldJournal::record(World& world)
{
    world.setRecorder([this](const WorldInput& input) { write(input); });
}

void WorldJournal::write(const WorldInput& input)
{
    const Bytes bytes = encodeInput(input);
    ByteWriter out;
    out.u32be(static_cast<std::uint32_t>(bytes.size()));
    out.bytes(bytes);
    m_out << asString(out.view()) << std::flush;
}

} // namespace fulgurite::practice
