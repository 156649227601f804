# SPDX-License-Identifier: MIT
"""Packages of Debian sid in a folder of their own: a private apt root, which leaves the machine's apt untouched."""
import os
import re
from pathlib import Path

from .cache import Unavailable, cacheRoot, freshFolder, run

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")


def sourceFiles():
    apt = Path("/etc/apt")
    return [path for path in [apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))] if path.is_file()]


def mirror():
    """FULGURITE_DEBIAN_MIRROR, or the Debian mirror of the machine's own apt sources."""
    told = os.environ.get("FULGURITE_DEBIAN_MIRROR")
    if told:
        return told
    for path in sourceFiles():
        for url in re.findall(r"(?m)^(?!\s*#).*?((?:https?|file)://\S+)", path.read_text(errors="replace")):
            if re.search(r"/debian/?$", url):
                return url
    raise Unavailable("no Debian mirror in the apt sources; name one in FULGURITE_DEBIAN_MIRROR")


def aptOptions(root):
    """apt that sees nothing but sid, and writes nothing but below `root`."""
    for name in ("lists/partial", "cache/archives/partial"):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "status").touch()
    (root / "sid.list").write_text(f"deb [signed-by={KEYRING}] {mirror()} sid main\n")
    settings = {
        "Dir::Etc::sourcelist": root / "sid.list", "Dir::Etc::sourceparts": "-", "Dir::State": root,
        "Dir::State::lists": root / "lists", "Dir::State::status": root / "status", "Dir::Cache": root / "cache",
        "APT::Sandbox::User": "root", "Debug::NoLocking": "1", "Acquire::Check-Valid-Until": "false",
        "Acquire::Languages": "none",
    }
    return [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]


def unpack(package, target):
    """`package` and all it depends on, libc included, unpacked below `target`; returns `target`."""
    if target.exists():
        return target
    if not KEYRING.exists():
        raise Unavailable("Debian sid needs the package debian-archive-keyring")
    root = cacheRoot() / "sid-apt"
    options = aptOptions(root)
    run(["apt-get", *options, "-q", "update"], "reading Debian sid's package list")
    for old in (root / "cache/archives").glob("*.deb"):
        old.unlink()
    run(["apt-get", *options, "-q", "-y", "--download-only", "--no-install-recommends", "install", package],
        f"fetching {package}")
    with freshFolder(target) as partial:
        for archive in sorted((root / "cache/archives").glob("*.deb")):
            run(["dpkg-deb", "-x", archive, partial], f"unpacking {archive.name}")
    return target


def command(root, program):
    """How to start a program of such a folder: through the folder's own loader and libraries."""
    libraries = next(root.glob("usr/lib/*-linux-gnu*/"), None)
    loader = next(libraries.glob("ld-linux-*.so.*"), None) if libraries else None
    if loader is None:
        loader = next(root.glob("usr/lib*/ld-linux-*.so.*"), None) or next(root.glob("lib*/ld-linux-*.so.*"), None)
    if loader is None:
        raise Unavailable(f"no loader below {root.name}")
    return [str(loader), "--library-path", str(libraries), str(root / "usr" / "bin" / program)]
