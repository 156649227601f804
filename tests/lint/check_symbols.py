# SPDX-License-Identifier: MIT
"""`check_symbols.py ARCHIVE...`: no Qt symbol in an archive that must stay free of Qt."""
import re
import subprocess
import sys

# Itanium mangling: Qt's classes as `7QString…` in a name, and the C functions qt_… and q[A-Z]….
QT = re.compile(r"\b(?:_Z\w*?(?:[1-9]|[1-9]\d)Q[A-Z][A-Za-z]\w*|_ZN?[SK]*\d+q[A-Z]\w*|qt_\w+|_Z\d+qt_\w+)")


def qtSymbols(listing):
    return sorted({symbol for line in listing.splitlines() for symbol in QT.findall(line)})


def proven():
    bad = "                 U _ZN7QString6numberEii\n                 U _ZN9QIODevice4readEPcx\n                 U _Z8qt_asserti\n"
    good = "0000 T _ZN9fulgurite6Satoshi4zeroEv\n U _ZNSt6vectorIhE\n U EVP_DigestQ\n U _ZN9fulgurite10QueryShort3runEv\n"
    return len(qtSymbols(bad)) == 3 and not [name for name in qtSymbols(good) if "fulgurite" not in name]


def main(archives):
    if not proven():
        sys.exit("the lint fails on its own samples")
    complaints = []
    for archive in archives:
        listing = subprocess.run(["nm", archive], capture_output=True, text=True, check=True).stdout
        complaints += [f"{archive}: Qt symbol {name}" for name in qtSymbols(listing) if "9fulgurite" not in name]
    print("\n".join(complaints) or "no Qt symbol in " + ", ".join(archive.rsplit("/", 1)[-1] for archive in archives))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
