# SPDX-License-Identifier: MIT
"""First light with a real LND, on both backends: open, pay, be paid, close, send the coins away, restore from the words."""
from lnd_world import World
from peers import SIMPLE_CLOSE, Fulgurited, bitcoind, runner
from peers.stage import NotYet

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


def speaksSimpleClose(world):
    """LND sees the feature in our init; without that it closes in the old dialect."""
    ours = next(peer for peer in world.lnd.get("/v1/peers")["peers"] if peer["pub_key"] == world.wallet.nodeId)
    assert "61" in ours["features"], ours["features"]


def closedSimply(world, point):
    """As World.closed; the closing transaction says that it may be replaced, which the old dialect never does."""
    def spends():
        txid = world.bitcoind.spender(point)
        try:
            return txid and world.bitcoind.rpc("getrawtransaction", txid, True)["vin"]
        except bitcoind.RpcError as replaced:  # by that of the other side
            raise NotYet(str(replaced)) from replaced
    spent = world.stage.wait_for("a close", spends)
    assert [entry["sequence"] for entry in spent] == [0xFFFFFFFD], spent
    world.closed(point)


def test_an_lnd_that_offers_simple_close_is_closed_by_us(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.weOpen(push=1_000_000_000)
    speaksSimpleClose(world)
    world.payLnd(5_000)
    assert world.wallet.call("close", world.lnd.nodeId)["type"] == "mutual"
    closedSimply(world, point)


def test_an_lnd_that_offers_simple_close_closes(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.lndOpens(push=2_000_000)
    speaksSimpleClose(world)
    world.payLnd(5_000)
    world.lnd.close(point)
    closedSimply(world, point)


def test_simple_close_with_nothing_on_our_side(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.lndOpens()
    speaksSimpleClose(world)
    world.lnd.close(point)
    closedSimply(world, point)


def test_simple_close_with_nothing_on_lnds_side(stage):
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.weOpen()
    speaksSimpleClose(world)
    world.lnd.waitAnnounced(point)
    assert world.wallet.call("close", world.lnd.nodeId)["type"] == "mutual"
    closedSimply(world, point)


def test_a_simple_close_too_early_for_lnd_is_asked_for_again(stage):
    """Before its graph has the channel LND fails the shutdown with an error; that is no reason for a commitment on chain."""
    world = World(stage, lndOptions=[SIMPLE_CLOSE])
    point = world.weOpen()
    assert world.wallet.call("close", world.lnd.nodeId)["type"] == "mutual"
    closedSimply(world, point)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "electrumx", "fulgurited"])
