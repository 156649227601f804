# SPDX-License-Identifier: MIT
"""`start.py [--bin DIR]`: from the start of the program to a daemon that serves, to one with its wallet open, and to a lock page
that takes a password. The wallet's key derivation is set to almost nothing: it is not counted. Medians of ten starts."""
import argparse
import json
import os
import statistics
import time

from peers import Bitcoind, Fulgurited, Stage, Window, Xvfb
from rig.meters import load

STARTS = 10
DAEMON_LIMIT = 0.2
LOCK_PAGE_LIMIT = 0.5


def untilReady(process, opened):
    """Seconds from launch until getinfo answers, with an open wallet if `opened`."""
    began = time.monotonic()
    process.launch()
    while True:
        try:
            if process.call("getinfo")["wallet"] == "open" or not opened:
                return time.monotonic() - began
        except OSError:
            pass
        assert process.running and time.monotonic() - began < 60, process.lastLines()
        time.sleep(0.001)


def daemonStarts(daemon, opened):
    times = []
    for _ in range(STARTS):
        times.append(untilReady(daemon, opened))
        daemon.stop()
    return times


def lockPageStarts(stage, daemon, display):
    figures = stage.folder / "figures.json"
    window = Window(stage, daemon, options=[f"--bench-figures={figures}"], display=display)
    times = []
    for _ in range(STARTS):
        began = time.monotonic_ns()
        window.launch()
        stage.wait_for("the window to serve", window.ready)
        window.call("stop")
        stage.wait_for("the window to end", lambda: not window.running)
        times.append((json.loads(figures.read_text())["lock_page_ns"] - began) / 1e9)
    return times


def tell(what, times, limit):
    middle = statistics.median(times)
    print(f"{what}: {middle:.3f} s (best {min(times):.3f}, worst {max(times):.3f}), limit {limit} s: "
          f"{'held' if middle <= limit else 'MISSED'}", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", default="build/release/bin")
    os.environ["FULGURITE_BIN"] = os.path.abspath(options.parse_args().bin)
    with Stage() as stage:
        print(load())
        bitcoind = Bitcoind(stage).start()
        bitcoind.fund()
        daemon = Fulgurited(stage, bitcoind, options=["--developer"]).start()
        daemon.createWallet()  # --developer derives the key at the least cost
        daemon.stop()
        tell("daemon with its wallet open", daemonStarts(daemon, opened=True), DAEMON_LIMIT)
        daemon.passwordFile.unlink()
        tell("daemon that serves", daemonStarts(daemon, opened=False), DAEMON_LIMIT)
        tell("lock page that takes a password", lockPageStarts(stage, daemon, Xvfb(stage)), LOCK_PAGE_LIMIT)


if __name__ == "__main__":
    main()
