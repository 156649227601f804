# SPDX-License-Identifier: MIT
"""`window.py [--bin DIR]`: how long the window's event loop keeps an event waiting during 1,000 payments, and how long a page
takes from the wish to the picture, under Xvfb."""
import argparse
import os

from peers import Stage
from rig.meters import load
from rig.window_run import PAYMENTS, WindowRun


def tell(what, value, limit):
    print(f"{what}: {value:.1f} ms, limit {limit} ms: {'held' if value <= limit else 'MISSED'}", flush=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", default="build/release/bin")
    os.environ["FULGURITE_BIN"] = os.path.abspath(options.parse_args().bin)
    with Stage() as stage:
        figures = WindowRun(stage).run().figures
        delay, first, again = figures["delay_ms"], figures["first_switch_ms"], figures["switch_ms"]
        print(f"{PAYMENTS} payments, {delay['count']} events timed, {first['count'] + again['count']} page switches; {load()}")
        tell("event-loop delay, p99", delay["p99"], 16)
        tell("event-loop delay, longest", delay["longest"], 50)
        tell("page switch, p99", again["p99"], 50)
        tell("first switch to a page (it is made then), longest", first["longest"], 50)


if __name__ == "__main__":
    main()
