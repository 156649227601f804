# SPDX-License-Identifier: MIT
"""shellcheck has nothing to say about ./dev and what it is made of. Skipped (77) where shellcheck is not installed."""
import shutil
import subprocess
import sys

from common import main


def isShell(file):
    return file.path.endswith(".sh") or file.text.startswith(("#!/usr/bin/env bash", "#!/bin/sh", "#!/bin/bash"))


def check(root, files):
    scripts = [file.path for file in files if isShell(file)]
    if not scripts:
        return []
    done = subprocess.run(["shellcheck", "-x", "-f", "gcc", *scripts], cwd=root, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


SAMPLES = {
    "an unquoted variable": ({"a.sh": "#!/bin/sh\nrm $1\n"}, True),
    "a quoted variable": ({"a.sh": '#!/bin/sh\nrm "$1"\n'}, False),
}

if __name__ == "__main__":
    if not shutil.which("shellcheck"):
        print("shellcheck is not installed")
        sys.exit(77)
    main(check, SAMPLES)
