# SPDX-License-Identifier: MIT
"""Nothing in the tree names a machine: no absolute home or work folder, no host of a package registry."""
import re

from common import main

FOLDERS = r"(?<![\w./$}~-])/(?:work|root|home/\w+|Users/\w+)(?:/|\b)"
HOSTS = r"\b(?:deb|security)\.debian\.org\b|\bpypi\.org\b|\bcrates\.io\b|\bproxy\.golang\.org\b|\bregistry\.npmjs\.org\b"


def check(_, files):
    complaints = []
    for file in files:
        if file.path == "tests/lint/check_machine.py" or file.path.startswith("tests/vectors/"):
            continue
        for pattern, rule in ((FOLDERS, "a folder of one machine"), (HOSTS, "the host of a registry")):
            complaints += [file.complain(found.start(), f"{rule}: {found.group()}") for found in re.finditer(pattern, file.text)]
    return complaints


SAMPLES = {
    "a home folder": ({"scripts/a.sh": "cd /home/alice/src\n"}, True),
    "the superuser's folder": ({"wallet/a.cpp": 'open("/root/x");\n'}, True),
    "a work folder": ({"README.md": "see /work/main\n"}, True),
    "a registry": ({"scripts/a.sh": "curl https://pypi.org/simple\n"}, True),
    "a path of our own tree": ({"wallet/a.cpp": '#include "app/work/x.h" // $HOME/work/ and network/root/\n'}, False),
}

if __name__ == "__main__":
    main(check, SAMPLES)
