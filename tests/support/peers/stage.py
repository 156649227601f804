# SPDX-License-Identifier: MIT
"""The stage of a test: its folder, its peers, and the one way to wait for something."""
import http.client
import os
import shutil
import tempfile
import time
from pathlib import Path

LIMIT = 120  # seconds: generous, because a busy machine is no fault; an event ends the wait at once
PAUSE = 0.02  # between two looks


class TimedOut(AssertionError):
    """Something did not happen in time; the text has every peer's last lines."""


class Stage:
    """`with Stage() as stage:` gives peers a folder and ends all of them at the end, whatever happens."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="fulg-"))  # short: a socket's path has 107 bytes at most
        self.processes = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print(self.report(), flush=True)
        self.close(keep=kind is not None and "FULGURITE_KEEP" in os.environ)

    def close(self, keep=False):
        """Last started, first ended: a node goes before the chain it stands on."""
        for process in reversed(self.processes):
            process.kill() if keep else process.stop()
        if keep:
            print(f"kept: {self.folder}", flush=True)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    def report(self):
        """The last lines of every peer."""
        parts = []
        for process in self.processes:
            state = "runs" if process.running else f"ended with status {process.exitStatus}"
            parts += [f"--- {process.name} ({state})", *process.lastLines()]
        return "\n".join(parts)

    def wait_for(self, what, predicate, limit=LIMIT):
        """The first true answer of `predicate`. A refused connection counts as `not yet`."""
        until = time.monotonic() + limit
        last = None
        while True:
            try:
                answer = predicate()
                if answer:
                    return answer
                last = answer
            except (OSError, http.client.HTTPException, NotYet) as failure:
                last = failure
            if time.monotonic() > until:
                raise TimedOut(f"waited {limit} s for {what}; the last answer was {last!r}")
            time.sleep(PAUSE)


class NotYet(Exception):
    """Raised by a rig where a peer answers that it is still starting."""
