# SPDX-License-Identifier: MIT
"""First light with a real LND, on both backends: open, pay, be paid, close, send the coins away, restore from the words."""
from lnd_world import World
from peers import SIMPLE_CLOSE, Fulgurited, runner

AWAY = 1_000_000


def sendAwayAndRestore(world):
    """Coins go to a stranger; the words alone, in another folder, find what is left, and it can be spent."""
    stage, bitcoind, wallet = world.stage, world.bitcoind, world.wallet
    before = wallet.call("balances")["on_chain_msat"]
    sent = wallet.call("withdraw", bitcoind.newAddress(), AWAY)
    world.confirm(sent["txid"], blocks=1)
    world.waitTip()
    left = wallet.call("balances")["on_chain_msat"]
    assert before - AWAY * 1000 - 50_000_000 < left < before - AWAY * 1000, (before, left)
    wallet.stop()

    restored = Fulgurited(stage, world.backend, "restored", options=["--log-level=debug"]).start()
    restored.restoreWallet(world.words)
    stage.wait_for("the restored coins", lambda: restored.call("balances")["on_chain_msat"] == left)
    txids = [entry["hash"] for entry in restored.call("listtransactions")["transactions"]]
    assert sent["txid"] in txids
    theirs = bitcoind.newAddress()
    world.confirm(restored.call("withdraw", theirs, "all")["txid"], blocks=1)
    assert bitcoind.rpc("getreceivedbyaddress", theirs) * 100_000_000 > left // 1000 - 50_000
    stage.wait_for("an empty wallet", lambda: restored.call("balances")["total_msat"] == 0)


def wePlay(stage, backend):
    world = World(stage, backend)
    point = world.weOpen(push=1_000_000_000)
    world.payEachOther()
    assert world.wallet.call("close", world.lnd.nodeId)["type"] == "mutual"
    world.closed(point)
    sendAwayAndRestore(world)


def lndPlays(stage, backend):
    world = World(stage, backend)
    point = world.lndOpens(push=2_000_000)
    world.payEachOther()
    world.lnd.close(point)
    world.closed(point)
    sendAwayAndRestore(world)


def test_first_light_over_bitcoind(stage):
    wePlay(stage, "bitcoind")


def test_first_light_over_electrum(stage):
    wePlay(stage, "electrum")


def test_lnd_opens_and_closes_over_bitcoind(stage):
    lndPlays(stage, "bitcoind")


def test_lnd_opens_and_closes_over_electrum(stage):
    lndPlays(stage, "electrum")


# LND may offer option_simple_close (61); we do not yet, so both close in the older dialect.
def test_an_lnd_that_offers_simple_close_is_closed_by_us(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.weOpen(push=1_000_000_000)
    world.payLnd(5_000)
    assert world.wallet.call("close", world.lnd.nodeId)["type"] == "mutual"
    world.closed(point)


def test_an_lnd_that_offers_simple_close_closes(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.lndOpens(push=2_000_000)
    world.payLnd(5_000)
    world.lnd.close(point)
    world.closed(point)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "electrumx", "fulgurited"])
