# SPDX-License-Identifier: MIT
"""Fetches the peers into the cache folder: `python3 -m peers.install [bitcoind] [electrumx] [pyln] [lnd]`.

Idempotent: what is there in the right version is left alone. Each line printed says what happens. Exit status 1 names the
peers that could not be installed; nothing outside the cache folder is touched.
"""
import sys
import time

from . import bitcoind_install, electrumx_install, lnd_install, pyln
from .cache import Unavailable, locked

INSTALLERS = {
    "bitcoind": bitcoind_install.install,
    "electrumx": electrumx_install.install,
    "pyln": pyln.install,
    "lnd": lnd_install.install,
}
ATTEMPTS = 3  # mirrors and registries fail for a moment, and sid's list may name a file that is gone already


def installOne(name):
    """True when the peer is there afterwards; a failure is one line with its cause."""
    started = time.monotonic()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with locked(name):
                found = INSTALLERS[name]()
            print(f"peer {name}: {found} ({time.monotonic() - started:.0f} s)", flush=True)
            return True
        except (Unavailable, OSError) as failure:
            print(f"peer {name}: {f'try {attempt}' if attempt < ATTEMPTS else 'MISSING'}, {failure}", flush=True)
    return False


def main(names):
    unknown = [name for name in names if name not in INSTALLERS]
    if unknown:
        print(f"no such peer: {', '.join(unknown)}; there are {', '.join(INSTALLERS)}")
        return 2
    missing = [name for name in names or INSTALLERS if not installOne(name)]
    if missing:
        print(f"peers not installed: {', '.join(missing)}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
