// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// Opcodes by number, as the interpreter groups them in ranges. Source: BIP 65, 112, 141 and Core's
/// script.h.
namespace fulgurite::opcode {

enum : std::uint8_t {
    PushData1 = 0x4c,
    PushData2 = 0x4d,
    PushData4 = 0x4e,
    Negate1 = 0x4f,
    Reserved = 0x50,
    Push1 = 0x51,
    Push16 = 0x60,
    Nop = 0x61,
    If = 0x63,
    NotIf = 0x64,
    Else = 0x67,
    EndIf = 0x68,
    Verify = 0x69,
    Return = 0x6a,
    ToAltStack = 0x6b,
    FromAltStack = 0x6c,
    Drop2 = 0x6d,
    Dup2 = 0x6e,
    Dup3 = 0x6f,
    Over2 = 0x70,
    Rot2 = 0x71,
    Swap2 = 0x72,
    IfDup = 0x73,
    Depth = 0x74,
    Drop = 0x75,
    Dup = 0x76,
    Nip = 0x77,
    Over = 0x78,
    Pick = 0x79,
    Roll = 0x7a,
    Rot = 0x7b,
    Swap = 0x7c,
    Tuck = 0x7d,
    Size = 0x82,
    Equal = 0x87,
    EqualVerify = 0x88,
    Add1 = 0x8b,
    Sub1 = 0x8c,
    Negate = 0x8f,
    Abs = 0x90,
    Not = 0x91,
    NotEqual0 = 0x92,
    Add = 0x93,
    Sub = 0x94,
    BoolAnd = 0x9a,
    BoolOr = 0x9b,
    NumEqual = 0x9c,
    NumEqualVerify = 0x9d,
    NumNotEqual = 0x9e,
    LessThan = 0x9f,
    GreaterThan = 0xa0,
    LessThanOrEqual = 0xa1,
    GreaterThanOrEqual = 0xa2,
    Min = 0xa3,
    Max = 0xa4,
    Within = 0xa5,
    Ripemd160 = 0xa6,
    Sha1 = 0xa7,
    Sha256 = 0xa8,
    Hash160 = 0xa9,
    Hash256 = 0xaa,
    CodeSeparator = 0xab,
    CheckSig = 0xac,
    CheckSigVerify = 0xad,
    CheckMultisig = 0xae,
    CheckMultisigVerify = 0xaf,
    Nop1 = 0xb0,
    CheckLockTimeVerify = 0xb1,
    CheckSequenceVerify = 0xb2,
    Nop10 = 0xb9,
};

/// CAT, SUBSTR, LEFT, RIGHT, INVERT, AND, OR, XOR, 2MUL, 2DIV, MUL, DIV, MOD, LSHIFT, RSHIFT:
/// invalid even where not executed.
constexpr bool isDisabled(std::uint8_t code)
{
    return (code >= 0x7e && code <= 0x81) || (code >= 0x83 && code <= 0x86) || code == 0x8d ||
           code == 0x8e || (code >= 0x95 && code <= 0x99);
}

} // namespace fulgurite::opcode
