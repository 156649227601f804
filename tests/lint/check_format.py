# SPDX-License-Identifier: MIT
"""Sources look as .clang-format in the root says. `check_format.py --fix [ROOT]` makes them so."""
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from common import filesBelow, main

STYLE = Path(__file__).parents[2] / ".clang-format"
BATCH = 20


def formatter():
    """clang-format 19, or the next newer one there is."""
    for name in ("clang-format-19", "clang-format-20", "clang-format-21", "clang-format"):
        if shutil.which(name):
            return name
    sys.exit("clang-format is not installed; ./dev lint installs it")


def run(root, paths, *options):
    """What clang-format says about these files; empty when they are as they should be."""
    command = [formatter(), f"--style=file:{STYLE}", *options, *paths]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stderr


def inBatches(root, files, *options):
    paths = [file.path for file in files if file.isCode]
    batches = [paths[start:start + BATCH] for start in range(0, len(paths), BATCH)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return "".join(pool.map(lambda batch: run(root, batch, *options), batches))


def check(root, files):
    said = inBatches(root, files, "--dry-run", "--ferror-limit=1", "-Werror")
    first = dict.fromkeys(re.findall(r"^(\S+?):\d+:\d+: error", said, re.M))
    return [f"{path}: not formatted; ./dev lint --fix does it" for path in first]


SAMPLES = {
    "crooked code": ({"wallet/a.cpp": "int  main( ){return 0 ;}\n"}, True),
    "straight code": ({"wallet/a.cpp": "int a = 1;\n"}, False),
}

if __name__ == "__main__":
    if "--fix" in sys.argv:
        where = Path(sys.argv[-1] if sys.argv[-1] != "--fix" else STYLE.parent).resolve()
        inBatches(where, filesBelow(where), "-i")
    else:
        main(check, SAMPLES)
