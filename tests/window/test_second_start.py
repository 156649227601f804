# SPDX-License-Identifier: MIT
"""A second start on the same wallet hands its link over and ends: the first window has Send filled in, and nothing is sent."""
import os
import subprocess

from peers import Fulgurited, Window, Xvfb, runner
from peers.stage import LIMIT
from screen_reader import ScreenReader

LINK = "bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080?amount=0.00123456&label=tea"
FILLED_IN = {("text", "Pay to", LINK), ("text", "Amount in sat", "123\u202f456"), ("text", "Label, for you only (optional)", "tea")}


def lockedWindow(stage):
    """(the window of a practice wallet that could pay, who reads it)"""
    wallet = Fulgurited(stage, "practice").start()
    wallet.createWallet()
    wallet.call("practice", what="gift", sat=2_000_000)
    stage.wait_for("the gift", lambda: wallet.call("listfunds")["outputs"])
    wallet.stop()
    return windowOf(stage, wallet)


def windowOf(stage, wallet):
    reader = ScreenReader(stage)
    window = Window(stage, wallet, display=Xvfb(stage))
    window.environment.update(reader.environment, TMPDIR=str(window.folder))
    return window.start(), reader


def startAgain(window, link):
    done = subprocess.run([*map(str, window.arguments()), link], env={**os.environ, **window.environment}, capture_output=True,
                          text=True, check=False, timeout=LIMIT)
    assert done.returncode == 0 and window.running, done


def waitFilledIn(stage, window, reader, wanted):
    try:
        stage.wait_for("Send to show the link", lambda: wanted <= set(reader.shown(window)))
    except AssertionError as late:
        raise AssertionError(f"shown: {reader.shown(window)}") from late


def money(window):
    """All that sending would change."""
    return (window.call("balances")["total_msat"], [entry["hash"] for entry in window.call("listtransactions")["transactions"]],
            window.call("listpays")["pays"])


def staysThroughABlock(stage, window, before):
    height = window.call("getinfo")["blockheight"]
    window.call("practice", what="mine", blocks=1)
    stage.wait_for("a block", lambda: window.call("getinfo")["blockheight"] == height + 1)
    assert money(window) == before, money(window)


def test_an_open_window_has_send_filled_in_and_sends_nothing(stage):
    window, reader = lockedWindow(stage)
    window.unlock()
    before = money(window)

    startAgain(window, LINK)

    waitFilledIn(stage, window, reader, FILLED_IN)
    staysThroughABlock(stage, window, before)


def test_a_lightning_link_takes_the_place_of_the_first(stage):
    window, reader = lockedWindow(stage)
    window.unlock()
    before = money(window)
    robot = window.call("practice", what="robots")["robots"][0]["name"]
    invoice = window.call("practice", what="robot", robot=robot, action="invoice", sat=25_000)["bolt11"]

    startAgain(window, LINK)
    startAgain(window, f"lightning:{invoice}")

    waitFilledIn(stage, window, reader, {("text", "Pay to", f"lightning:{invoice}")})
    staysThroughABlock(stage, window, before)


def test_a_link_waits_behind_the_lock(stage):
    window, reader = lockedWindow(stage)
    stage.wait_for("the lock page", lambda: ("push button", "Unlock", None) in reader.shown(window))

    startAgain(window, LINK)

    assert not FILLED_IN & set(reader.shown(window))
    window.unlock()
    before = money(window)
    waitFilledIn(stage, window, reader, FILLED_IN)
    staysThroughABlock(stage, window, before)


def test_where_there_is_no_wallet_yet_the_first_window_goes_on(stage):
    window, reader = windowOf(stage, Fulgurited(stage, "practice"))

    startAgain(window, LINK)

    stage.wait_for("the wizard", lambda: ("push button", "Continue", None) in reader.shown(window))


if __name__ == "__main__":
    runner.main(needs=["fulgurited"])
