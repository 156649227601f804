# SPDX-License-Identifier: MIT
"""What the lints share. A lint is a file check_NAME.py with `check(root, files) -> [complaint]` and `SAMPLES`.

SAMPLES maps a sentence to ({path: text}, True when it must be caught). `main(check, SAMPLES)` first proves the lint on its
samples, then looks at the tree; exit status 1 lists every complaint as PATH:LINE: RULE.
"""
import re
import sys
import tempfile
from pathlib import Path

CODE_FOLDERS = ("wallet", "lightning", "app", "ui", "tests")
SCRIPT_FOLDERS = ("cmake", "scripts", "packaging", ".ci", "resources", "translations")


class File:
    """A source file: its path from the root, and its text."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8", errors="replace")

    @property
    def lines(self):
        return self.text.splitlines()

    @property
    def isCode(self):
        return self.path.endswith((".h", ".cpp"))

    @property
    def folder(self):
        return self.path.rsplit("/", 1)[0] if "/" in self.path else ""

    def complain(self, offset, rule):
        return f"{self.path}:{self.text.count(chr(10), 0, offset) + 1}: {rule}"


def filesBelow(root):
    """Every text file that is ours, sorted."""
    root = Path(root)
    found = [path for path in root.iterdir() if path.is_file() and path.name != ".git"]
    for folder in CODE_FOLDERS + SCRIPT_FOLDERS:
        found += (root / folder).rglob("*") if (root / folder).exists() else []
    skip = {".png", ".ttf", ".ico", ".db", ".bin", ".gz", ".pyc", ".qm"}
    return [File(root, path) for path in sorted(found)
            if path.is_file() and path.suffix not in skip and "__pycache__" not in path.parts]


def withoutComments(text):
    """The same text with comments and string literals blanked, every other offset kept."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.S)


def _complaintsOn(check, sample):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in sample.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return check(Path(folder), filesBelow(folder))


def provenOn(check, samples):
    """What the lint gets wrong on its own samples."""
    wrong = []
    for sentence, (sample, caught) in samples.items():
        complaints = _complaintsOn(check, sample)
        if bool(complaints) != caught:
            wrong.append(f"the lint {'misses' if caught else 'wrongly catches'}: {sentence} {complaints}")
    return wrong


def main(check, samples):
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]).resolve()
    complaints = provenOn(check, samples) or check(root, filesBelow(root))
    print("\n".join(complaints) or "nothing to complain about")
    sys.exit(1 if complaints else 0)
