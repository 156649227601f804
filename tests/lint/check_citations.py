# SPDX-License-Identifier: MIT
"""`BOLT 2 § Title` and `BIP 143 § Title` must name a section that exists. Titles stand in spec_sections.txt."""
import re
from pathlib import Path

from common import main

CITATION = re.compile(r"\b(BOLT|BIP)[ #]*(\d+)\s+§\s*")


def titles():
    """{('BOLT', 2): [title, ...]}, longest first; a title's part before its colon counts too."""
    known = {}
    for line in (Path(__file__).parent / "spec_sections.txt").read_text(encoding="utf-8").splitlines():
        document, title = line.split(" § ", 1)
        kind, number = document.split()
        known.setdefault((kind, int(number)), set()).update({title, title.split(":")[0]})
    return {document: sorted(names, key=len, reverse=True) for document, names in known.items()}


def joined(text):
    """Comments that go on in the next line as one line, of the same length in front; no backticks."""
    return re.sub(r"\n[ \t]*(///?|#|\*)[ \t]?", " ", text).replace("`", "")


def namesSection(rest, names):
    rest = re.sub(r"\s+", " ", rest)
    return any(rest.startswith(name) and not rest[len(name):len(name) + 1].isalnum() for name in names)


def check(_, files):
    known = titles()
    complaints = []
    for file in files:
        if not file.isCode:
            continue
        text = joined(file.text)
        for found in CITATION.finditer(text):
            document = (found[1], int(found[2]))
            if not namesSection(text[found.end():found.end() + 200], known.get(document, [])):
                cited = text[found.start():found.end() + 50].split("\n")[0]
                complaints.append(f"{file.path}: no such section: {cited}")
    return complaints


SAMPLES = {
    "a section that exists": ({"wallet/a.h": "// BOLT 2 § The `open_channel` Message: at least this.\n"}, False),
    "a title over two lines": ({"wallet/a.h": "// see BOLT 8 § Lightning Message Key\n// Rotation for why\n"}, False),
    "the part before the colon": ({"wallet/a.h": "// BOLT 2 § Updating Fees\n"}, False),
    "a section that does not exist": ({"wallet/a.h": "// BOLT 2 § The dance of the fees\n"}, True),
    "a section of another document": ({"wallet/a.h": "// BOLT 8 § Updating Fees\n"}, True),
    "a title cut short": ({"wallet/a.h": "// BOLT 2 § Updating Feesome\n"}, True),
}

if __name__ == "__main__":
    main(check, SAMPLES)
