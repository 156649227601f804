# SPDX-License-Identifier: MIT
"""The cache folder of the peers, and the small steps that every installer shares."""
import contextlib
import fcntl
import os
import shutil
import subprocess
from pathlib import Path


class Unavailable(Exception):
    """A peer that cannot be had on this machine; the text is one sentence for the user."""


def cacheRoot():
    """${XDG_CACHE_HOME:-~/.cache}/fulgurite/peers, made when missing."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    root = Path(base) / "fulgurite" / "peers"
    root.mkdir(parents=True, exist_ok=True)
    return root


@contextlib.contextmanager
def locked(name):
    """One installer of a peer at a time, whatever started it."""
    with open(cacheRoot() / f".{name}.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(command, what, env=None, cwd=None):
    """Standard output of the command; a failure is Unavailable with the last line it wrote."""
    whole = {**os.environ, **(env or {})}
    try:
        done = subprocess.run([str(part) for part in command], env=whole, cwd=cwd, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise Unavailable(f"{what} needs {missing.filename}, which is not installed") from missing
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        raise Unavailable(f"{what} failed: {said}")
    return done.stdout


@contextlib.contextmanager
def freshFolder(final):
    """A folder beside `final` that takes its name only when the block ends well."""
    partial = final.with_name(final.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    yield partial
    shutil.rmtree(final, ignore_errors=True)
    partial.rename(final)
