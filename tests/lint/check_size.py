# SPDX-License-Identifier: MIT
"""A file stops at 500 lines, a function at 60. Tables of data (NAME_table.cpp, *.inc) are no sitting's reading, and labels of a
switch or rows of a table inside a function are read at a glance: they do not count."""
import re

from common import main

FILE_LIMIT, FUNCTION_LIMIT = 500, 60
DATA = re.compile(r"(_table\.(cpp|h)|_words\w*\.(cpp|h)|\.inc)$")
AT_A_GLANCE = re.compile(r'\s*(case [^;]*:|\{?\{*"[^;]*|\{[^;]*\},?)$')


def functions(lines):
    """(first line, length) of each body whose braces stand in the first column, as .clang-format sets them."""
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line.startswith("}") and start is not None:
            yield start, sum(not AT_A_GLANCE.match(inner) for inner in lines[start:number + 1])
            start = None


def check(_, files):
    complaints = []
    for file in files:
        if not file.path.endswith((".h", ".cpp", ".py", ".sh", "dev")) or DATA.search(file.path):
            continue
        if len(file.lines) > FILE_LIMIT:
            complaints.append(f"{file.path}:1: {len(file.lines)} lines, the limit is {FILE_LIMIT}")
        if file.isCode:
            complaints += [f"{file.path}:{start + 1}: a function of {length} lines, the limit is {FUNCTION_LIMIT}"
                           for start, length in functions(file.lines) if length > FUNCTION_LIMIT]
    return complaints


SAMPLES = {
    "a long file": ({"wallet/a.cpp": "\n" * 501}, True),
    "a file of 500 lines": ({"wallet/a.cpp": "\n" * 500}, False),
    "a long table": ({"wallet/keys/word_table.cpp": "\n" * 2100}, False),
    "a long function": ({"wallet/a.cpp": "void f()\n{\n" + "    g();\n" * 60 + "}\n"}, True),
    "a long switch of short cases": (
        {"wallet/a.cpp": "int f(int a)\n{\n    switch (a) {\n" + "    case 1:\n        return 2;\n" * 40 + "    }\n}\n"}, False),
    "a function that fits": ({"wallet/a.cpp": "void f()\n{\n" + "    g();\n" * 58 + "}\n"}, False),
}

if __name__ == "__main__":
    main(check, SAMPLES)
