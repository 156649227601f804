# SPDX-License-Identifier: MIT
"""The window under Xvfb, its wallet paying a daemon and being paid by it while its pages are shown in turn."""
import json
from concurrent.futures import ThreadPoolExecutor

from peers import Bitcoind, Window, Xvfb

from .meters import residentMebibytes
from .pair import MSAT, FulguritePair

PAYMENTS = 1_000
AT_ONCE = 8


class WindowRun:
    """After `run()`: `figures`, what the window saw of itself, and resident MiB of window and daemon."""

    def __init__(self, stage):
        self.stage = stage
        bitcoind = Bitcoind(stage).start()
        bitcoind.fund()
        self.pair = FulguritePair(stage, bitcoind)
        self.pair.payer.stop()
        self.file = stage.folder / "figures.json"
        self.window = Window(stage, self.pair.payer, options=[f"--bench-figures={self.file}"], display=Xvfb(stage)).start().unlock()
        stage.wait_for("the window's channel", lambda: FulguritePair.usable(self.window))

    def run(self):
        payee = self.pair.payee
        out = [payee.call("invoice", amount_msat=2 * MSAT, label=f"out{number}", description="bench")["bolt11"] for number in range(PAYMENTS // 2)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda request: self.window.call("pay", request), out))
            back = [self.window.call("invoice", amount_msat=MSAT, label=f"in{number}", description="bench")["bolt11"]
                    for number in range(PAYMENTS // 2)]
            list(pool.map(lambda request: payee.call("pay", request), back))
        self.stage.wait_for("nothing to be in flight", lambda: not any(channel["htlcs"] for channel in self.window.call("listpeerchannels")["channels"]))
        self.windowMebibytes, self.daemonMebibytes = residentMebibytes(self.window), residentMebibytes(payee)
        self.window.call("stop")
        self.stage.wait_for("the window to end", lambda: not self.window.running)
        self.figures = json.loads(self.file.read_text())
        return self
