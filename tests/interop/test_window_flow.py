# SPDX-License-Identifier: MIT
"""The window program with real peers: its engine serves the same socket, and plays the same flow as the daemon."""
import json
import subprocess

from lnd_world import World
from peers import Fulgurited, Window, runner
from peers.fulgurited import binaries


def windowOf(world):
    """The daemon's wallet, opened in the window from now on."""
    world.wallet.stop()
    window = Window(world.stage, world.wallet).start()
    assert window.call("getinfo")["wallet"] == "locked"
    world.wallet = window.unlock()
    return window


def cli(wallet, *words):
    done = subprocess.run([binaries() / "fulgurite-cli", f"--datadir={wallet.dataFolder}", "--network=regtest", *words],
                          capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


def playInTheWindow(stage, backend):
    world = World(stage, backend)
    window = windowOf(world)
    point = world.weOpen(push=1_000_000_000)
    assert cli(window, "listpeerchannels")["channels"][0]["state"] == "CHANNELD_NORMAL"
    world.payEachOther()
    window.restart()
    window.unlock()
    world.waitNormal()
    world.payLnd(4_000)
    world.sameLedger()
    assert window.call("close", world.lnd.nodeId)["type"] == "mutual"
    world.closed(point)
    theirs = world.bitcoind.newAddress()
    world.confirm(window.call("withdraw", theirs, "all")["txid"], blocks=1)
    stage.wait_for("an empty wallet", lambda: window.call("balances")["total_msat"] == 0)
    assert window.stop() == 0


def test_the_window_plays_the_flow_over_bitcoind(stage):
    playInTheWindow(stage, "bitcoind")


def test_the_window_plays_the_flow_over_electrum(stage):
    playInTheWindow(stage, "electrum")


def test_a_daemon_does_not_take_the_window_s_wallet(stage):
    world = World(stage)
    window = windowOf(world)
    second = Fulgurited(stage, world.bitcoind, "second")
    arguments = [f"--datadir={window.dataFolder}" if str(word).startswith("--datadir") else word for word in second.arguments()]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1 and "another Fulgurite" in done.stderr, done
    assert window.call("getinfo")["wallet"] == "open"
    window.call("stop")
    stage.wait_for("the window to end", lambda: not window.running)
    assert window.exitStatus == 0


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "electrumx", "fulgurited"])
