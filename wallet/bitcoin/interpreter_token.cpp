// SPDX-License-Identifier: MIT
#include "wallet/bitcoin/interpreter_machine.h"
#include "wallet/bitcoin/interpreter_opcodes.h"

#include <algorithm>

namespace fulgurite {

namespace {

/// Little-endian length of `width` bytes at `position`; nothing when it is cut off.
std::optional<std::size_t> readLength(ByteView script, std::size_t& position, std::size_t width)
{
    if (script.size() - position < width)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 0; i < width; ++i)
        length |= static_cast<std::size_t>(script[position + i]) << (8 * i);
    position += width;
    return length;
}

} // namespace

std::optional<ScriptToken> readToken(ByteView script, std::size_t& position)
{
    const std::uint8_t code = script[position++];
    if (code > opcode::PushData4)
        return ScriptToken{code, {}};
    std::optional<std::size_t> length = code;
    if (code >= opcode::PushData1)
        length = readLength(script, position, std::size_t{1} << (code - opcode::PushData1));
    if (!length || *length > script.size() - position)
        return std::nullopt;
    const ByteView pushed = script.subspan(position, *length);
    position += *length;
    return ScriptToken{code, pushed};
}

bool isPushOnlyScript(ByteView script)
{
    for (std::size_t position = 0; position < script.size();) {
        const auto token = readToken(script, position);
        if (!token || token->opcode > opcode::Push16)
            return false;
    }
    return true;
}

std::size_t findAndDelete(Bytes& script, ByteView pattern)
{
    if (pattern.empty())
        return 0;
    std::size_t found = 0;
    Bytes out;
    std::size_t position = 0;
    while (position < script.size()) {
        const ByteView rest = ByteView{script}.subspan(position);
        if (rest.size() >= pattern.size() &&
            std::ranges::equal(rest.first(pattern.size()), pattern)) {
            position += pattern.size();
            ++found;
            continue;
        }
        const std::size_t start = position;
        if (!readToken(script, position))
            position = script.size();
        out.insert(out.end(), script.begin() + static_cast<std::ptrdiff_t>(start),
                   script.begin() + static_cast<std::ptrdiff_t>(position));
    }
    if (found > 0)
        script = std::move(out);
    return found;
}

Bytes directPush(ByteView data)
{
    ByteWriter out;
    if (data.size() < opcode::PushData1) {
        out.u8(static_cast<std::uint8_t>(data.size()));
    } else if (data.size() <= 0xff) {
        out.u8(opcode::PushData1);
        out.u8(static_cast<std::uint8_t>(data.size()));
    } else if (data.size() <= 0xffff) {
        out.u8(opcode::PushData2);
        out.u16le(static_cast<std::uint16_t>(data.size()));
    } else {
        out.u8(opcode::PushData4);
        out.u32le(static_cast<std::uint32_t>(data.size()));
    }
    out.bytes(data);
    return out.take();
}

} // namespace fulgurite
