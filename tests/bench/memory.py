# SPDX-License-Identifier: MIT
"""`memory.py [--bin DIR]`: resident memory of the daemon and of the window after 1,000 payments."""
import argparse
import os

from peers import Stage
from rig.window_run import PAYMENTS, WindowRun


def tell(what, value, limit):
    print(f"{what} after {PAYMENTS} payments: {value:.0f} MiB, limit {limit} MiB: {'held' if value <= limit else 'MISSED'}", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", default="build/release/bin")
    os.environ["FULGURITE_BIN"] = os.path.abspath(options.parse_args().bin)
    with Stage() as stage:
        run = WindowRun(stage).run()
        tell("daemon", run.daemonMebibytes, 40)
        tell("window", run.windowMebibytes, 150)


if __name__ == "__main__":
    main()
