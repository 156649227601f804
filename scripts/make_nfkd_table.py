#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wallet/keys/nfkd_table.cpp from Python's Unicode data: make_nfkd_table.py > wallet/keys/nfkd_table.cpp"""
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic
SURROGATES = range(0xD800, 0xE000)
WIDTH = 88


def number(value):
    out = ""
    while value >= 32:
        out += chr(ord("P") + value % 32)
        value //= 32
    return out + chr(ord("0") + value)


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def codePoints():
    return (point for point in range(0x110000) if point not in HANGUL and point not in SURROGATES)


def decompositions():
    out, previous, target = [], 0, 0
    for point in codePoints():
        text = unicodedata.normalize("NFKD", chr(point))
        if text == chr(point):
            continue
        out += [number(point - previous), number(len(text))]
        for char in text:
            out.append(number(zigzag(ord(char) - target)))
            target = ord(char)
        previous = point
    return "".join(out)


def combiningRuns():
    out, end, run = [], 0, None
    for point in [*codePoints(), 0x110000]:
        kind = unicodedata.combining(chr(point)) if point < 0x110000 else 0
        if run and run[1] == point and run[2] == kind:
            run[1] = point + 1
            continue
        if run:
            out += [number(run[0] - end), number(run[1] - run[0]), number(run[2])]
            end = run[1]
        run = [point, point + 1, kind] if kind else None
    return "".join(out)


def literal(name, text):
    rows = [text[start:start + WIDTH] for start in range(0, len(text), WIDTH)]
    quoted = "\n    ".join('R"t(' + row + ')t"' for row in rows)
    return f"const std::string_view {name} =\n    {quoted};\n"


print("// SPDX-License-Identifier: MIT")
print("// Made by scripts/make_nfkd_table.py from Unicode " + unicodedata.unidata_version + "; do not edit.")
print('#include "wallet/keys/nfkd_table.h"\n\nnamespace fulgurite::wallet {\n\n// clang-format off')
print(literal("kDecompositionTable", decompositions()))
print(literal("kCombiningTable", combiningRuns()), end="")
print("// clang-format on\n\n} // namespace fulgurite::wallet")
