# SPDX-License-Identifier: MIT
"""The first line names the licence; a header has `#pragma once`."""
from common import main

SPDX = "SPDX-License-Identifier: MIT"


def check(_, files):
    complaints = []
    for file in files:
        if not file.path.endswith((".h", ".cpp", ".py", ".sh")) and file.path not in ("dev", ".ci/run"):
            continue
        first = [line for line in file.lines[:2] if not line.startswith("#!")][:1]
        if file.text and not any(SPDX in line for line in first):
            complaints.append(f"{file.path}:1: the first line must say {SPDX}")
        if file.path.endswith(".h") and "#pragma once" not in file.lines:
            complaints.append(f"{file.path}:1: a header needs #pragma once")
    return complaints


SAMPLES = {
    "no licence": ({"wallet/a.cpp": "int a;\n"}, True),
    "licence in the first line": ({"wallet/a.cpp": f"// {SPDX}\nint a;\n"}, False),
    "licence below the interpreter": ({"scripts/a.sh": f"#!/bin/sh\n# {SPDX}\n"}, False),
    "licence too late": ({"wallet/a.cpp": f"int a;\n// {SPDX}\n"}, True),
    "a header without pragma once": ({"wallet/a.h": f"// {SPDX}\n"}, True),
}

if __name__ == "__main__":
    main(check, SAMPLES)
