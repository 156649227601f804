# SPDX-License-Identifier: MIT
"""`test_package.py BUILD`: makes the .deb, unpacks it, starts what is in it.

As root with FULGURITE_INSTALL_PACKAGE=1, or in CI, it is also installed with dpkg, started, and purged without a trace.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = ("fulgurite", "fulgurited", "fulgurite-cli")
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def said(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, text=True, capture_output=True, **more).stdout


def makePackage(build, target):
    said("cpack", "-B", target, cwd=build)
    return next(Path(target).glob("*.deb"))


def startAll(folder):
    """Each program names itself and its version, with nothing but its own files."""
    with tempfile.TemporaryDirectory() as home:
        for program in PROGRAMS:
            answer = said(folder / "usr/bin" / program, "--version", env={**OFFSCREEN, "HOME": home}, cwd=home)
            assert "0." in answer, f"{program} --version says {answer!r}"
            print(answer.strip())


def checkFiles(folder):
    for path in ("share/applications/org.fulgurite.Fulgurite.desktop", "share/metainfo/org.fulgurite.Fulgurite.metainfo.xml",
                 "share/icons/hicolor/scalable/apps/fulgurite.svg", "share/doc/fulgurite/copyright"):
        assert (folder / "usr" / path).is_file(), f"{path} is not in the package"
    strays = [path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(folder / "usr")]
    assert not strays, f"outside of /usr: {strays}"


def checkControl(package):
    control = said("dpkg-deb", "-f", package)
    for library in ("libqt6widgets6", "libsecp256k1", "libsqlcipher", "libargon2"):
        assert library in control, f"the package does not depend on {library}:\n{control}"


def checkHardening(folder, build):
    """A release is position independent, with full RELRO, fortified calls, stack protection and no stack clash."""
    for program in PROGRAMS:
        about = said("readelf", "-Whld", "--dyn-syms", folder / "usr/bin" / program)
        for mark in ("DYN (", "GNU_RELRO", "NOW PIE", "__stack_chk_fail", "GNU_STACK"):
            assert mark in about, f"{program} lacks {mark}"
        assert re.search(r"__(?!stack)\w+_chk@", about), f"{program} calls nothing fortified"
    for entry in json.loads((build / "compile_commands.json").read_text()):
        for flag in ("-D_FORTIFY_SOURCE=3", "-fstack-clash-protection", "-O2"):
            assert flag in entry["command"].split(), f"{entry['file']} is built without {flag}"


def isInstalled():
    """Somebody's own Fulgurite is not to be purged."""
    return subprocess.run(["dpkg", "-s", "fulgurite"], capture_output=True, check=False).returncode == 0


def installAndPurge(package):
    said("dpkg", "-i", package)
    try:
        owned = [Path(path) for path in said("dpkg", "-L", "fulgurite").splitlines()]
        startAll(Path("/"))
    finally:
        said("dpkg", "--purge", "fulgurite")
    left = [path for path in owned if path.is_file()]
    assert not left, f"left behind: {left}"
    print("installed, started and purged")


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        package = makePackage(build, Path(folder) / "made")
        unpacked = Path(folder) / "unpacked"
        said("dpkg-deb", "-x", package, unpacked)
        checkFiles(unpacked)
        checkControl(package)
        if build.name == "release":
            checkHardening(unpacked, build)
        startAll(unpacked)
        asked = os.environ.get("FULGURITE_INSTALL_PACKAGE") == "1" or os.environ.get("CI") == "true"
        if os.geteuid() == 0 and asked and not isInstalled():
            installAndPurge(package)
    print("the package is sound")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
