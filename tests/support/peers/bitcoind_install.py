# SPDX-License-Identifier: MIT
"""bitcoind: FULGURITE_BITCOIND, else the one on PATH, else Bitcoin Knots of Debian sid."""
import os
import re
import shutil

from . import debian_sid, versions
from .cache import Unavailable, cacheRoot, run


def versionOf(command):
    """(text, (major, minor)) of what `bitcoind -version` says."""
    said = run([*command, "-version"], "starting bitcoind").splitlines()[0]
    found = re.search(r"v(\d+)\.(\d+)", said)
    return said.strip(), tuple(int(part) for part in found.groups()) if found else (0, 0)


def candidates():
    own = os.environ.get("FULGURITE_BITCOIND") or shutil.which("bitcoind")
    if own:
        yield [own]
    root = cacheRoot() / "sid-bitcoind"
    if root.exists():
        yield debian_sid.command(root, "bitcoind")


def command():
    """The command that starts bitcoind, a list; Unavailable when none of this machine is new enough."""
    for candidate in candidates():
        if versionOf(candidate)[1] >= versions.BITCOIND_MINIMUM:
            return candidate
    wanted = ".".join(str(part) for part in versions.BITCOIND_MINIMUM)
    raise Unavailable(f"no bitcoind of version {wanted} or newer; ./dev test installs one")


def install():
    try:
        found = command()
    except Unavailable:
        print(f"peer bitcoind: fetching {versions.BITCOIND_PACKAGE} of Debian sid", flush=True)
        debian_sid.unpack(versions.BITCOIND_PACKAGE, cacheRoot() / "sid-bitcoind")
        found = command()
    return versionOf(found)[0]
