# SPDX-License-Identifier: MIT
"""Runs the `test_*` functions of a test file: `if __name__ == "__main__": runner.main(needs=["bitcoind", "lnd"])`."""
import os
import sys
import time
import traceback

from . import bitcoind_install, electrumx_install, lnd_install, pyln
from .cache import Unavailable
from .fulgurited import binaries
from .stage import Stage

SKIPPED = 77  # ctest's SKIP_RETURN_CODE
PEERS = {
    "bitcoind": bitcoind_install.command,
    "electrumx": electrumx_install.program,
    "lnd": lnd_install.command,
    "pyln": pyln.python,
}


def _fulgurited():
    if not (binaries() / "fulgurited").exists():
        raise Unavailable(f"there is no fulgurited in {binaries().parent.name}/bin")


def missingPeers(needs):
    """Name and reason of each peer that is not there."""
    reasons = []
    for name in needs:
        try:
            {**PEERS, "fulgurited": _fulgurited}[name]()
        except Unavailable as reason:
            reasons.append(f"{name}: {reason}")
    return reasons


def skipOrFail(reasons):
    """A missing peer is a skip at home and a failure in CI."""
    inCi = os.environ.get("CI") == "true"
    for reason in reasons:
        print(f"{'FAILED' if inCi else 'SKIPPED'}, peer missing: {reason}")
    return 1 if inCi else SKIPPED


def runOne(test):
    started = time.monotonic()
    try:
        with Stage() as stage:
            test(stage)
    except Exception:  # whatever went wrong, the next test still runs
        traceback.print_exc(file=sys.stdout)
        print(f"FAILED {test.__name__} ({time.monotonic() - started:.1f} s)", flush=True)
        return False
    print(f"passed {test.__name__} ({time.monotonic() - started:.1f} s)", flush=True)
    return True


def main(needs=()):
    """Runs all tests of the calling file, or those whose names stand on the command line."""
    reasons = missingPeers(needs)
    if reasons:
        sys.exit(skipOrFail(reasons))
    script = sys.modules["__main__"]
    tests = [value for name, value in vars(script).items() if name.startswith("test_") and callable(value)]
    chosen = [test for test in tests if test.__name__ in sys.argv[1:]] if sys.argv[1:] else tests
    if not chosen:
        sys.exit(f"no such test; there are: {', '.join(test.__name__ for test in tests)}")
    results = [runOne(test) for test in chosen]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(0 if all(results) else 1)
