# SPDX-License-Identifier: MIT
"""Kinds of channels with LND: private and public, of both types, several with one peer, and closed by one side alone."""
from lnd_world import World
from peers import runner

ALIASES = ["--protocol.option-scid-alias", "--protocol.zero-conf"]
SHORT_DELAY = "--bitcoin.defaultremotedelay=6"  # blocks our own output waits when we close alone
UNILATERAL_DEPTH = 100  # blocks after which a spend of a funding output is settled for good


def typeOf(world, point):
    return world.channel(point)["channel_type"]["bits"]


def test_a_public_channel_is_announced_and_a_private_one_is_not(stage):
    world = World(stage)
    public = world.weOpen(push=1_000_000_000)
    world.lnd.waitAnnounced(public)
    private = world.weOpen(push=1_000_000_000, announce=False)
    assert world.channel(private)["private"] and not world.channel(public)["private"]
    assert world.lnd.channel(private)["private"] and not world.lnd.channel(public)["private"]
    assert [12, 22] == typeOf(world, public) == typeOf(world, private)
    known = {edge["chan_point"] for edge in world.lnd.get("/v1/graph")["edges"]}
    assert known == {public}
    world.payLnd(2_000_000)
    world.lndPays(1_000_000, "one")
    world.sameLedger()


def test_lnd_opens_private_channels_with_and_without_an_alias(stage):
    world = World(stage, lndOptions=ALIASES)
    plain = world.lndOpens(push=2_000_000, private=True)
    assert typeOf(world, plain) == [12, 22]
    hidden = world.lndOpens(push=2_000_000, private=True, commitment_type="ANCHORS", scid_alias=True)
    assert typeOf(world, hidden) == [12, 22, 46]
    assert world.channel(hidden)["alias"]["remote"], "LND's alias is how others reach us"
    world.payEachOther()
    world.wallet.restart()
    for point in (plain, hidden):
        world.waitNormal(point)
    world.lndPays(30_000, "restarted")
    world.sameLedger()
    for point in (plain, hidden):
        world.wallet.call("close", world.channel(point)["channel_id"])
        world.confirmClose(point)
    world.moneyIsHome()


def test_we_open_a_private_channel_with_an_alias(stage):
    world = World(stage, lndOptions=ALIASES)
    hidden = world.weOpen(push=1_000_000_000, announce=False, channel_type=[12, 22, 46])
    assert typeOf(world, hidden) == [12, 22, 46]
    alias = world.channel(hidden)["alias"]
    assert alias["local"] and alias["remote"], alias
    world.payEachOther()
    world.wallet.restart()
    world.waitNormal(hidden)
    world.lndPays(30_000, "restarted")
    world.sameLedger()
    assert world.wallet.call("close", world.channel(hidden)["channel_id"])["type"] == "mutual"
    world.closed(hidden)


def test_several_channels_with_one_peer_from_both_sides(stage):
    world = World(stage)
    ours = [world.weOpen(push=300_000_000, capacity=1_000_000) for _ in range(2)]
    theirs = world.lndOpens(push=300_000, capacity=1_000_000)
    for point in [*ours, theirs]:
        world.lnd.waitAnnounced(point)
    before = world.toUs()
    world.payLnd(500_000_000)  # either of ours has it, theirs has not
    world.lndPays(600_000_000, "one")
    stage.wait_for("the balances to move", lambda: world.toUs() == before + 100_000_000)
    world.keysendBoth()
    # One closes; the others go on.
    world.wallet.call("close", world.channel(ours[0])["channel_id"])
    world.confirmClose(ours[0])
    world.payLnd(5_000_000)
    world.sameLedger()


def onChain(world):
    return world.wallet.call("balances")["on_chain_msat"]


def sweptAfter(world, blocks, before, least):
    """Mines `blocks`, then whatever waits in the mempool (LND sweeps its own side, too), until our main balance is on chain."""
    world.bitcoind.mine(blocks)

    def swept():
        if world.bitcoind.rpc("getrawmempool"):
            world.bitcoind.mine()
        return onChain(world) >= before + least
    world.stage.wait_for("the swept coins", swept)


def closedChannel(world):
    """What is kept of the only channel, once its close is settled for good."""
    return world.stage.wait_for("the closed channel", lambda: world.wallet.call("listclosedchannels")["closedchannels"])[0]


def test_lnd_closes_alone_and_our_balance_is_swept(stage):
    world = World(stage)
    point = world.lndOpens(push=2_000_000)
    world.payLnd(1_000_000)
    before, ours = onChain(world), world.toUs()
    txid = world.lnd.close(point, force=True)
    world.stage.wait_for("LND's commitment", lambda: world.bitcoind.inMempool(txid))
    sweptAfter(world, 1, before, ours - 10_000_000)
    world.bitcoind.mine(UNILATERAL_DEPTH)
    world.moneyIsHome()
    assert closedChannel(world)["closer"] == "remote"


def test_we_close_alone_and_our_balance_is_swept(stage):
    world = World(stage, lndOptions=[SHORT_DELAY])
    point = world.weOpen(push=1_000_000_000)
    world.payLnd(1_000_000)
    before, ours = onChain(world), world.toUs()
    world.lnd.pause()  # a peer that answers would close together with us
    made = world.wallet.call("close", id=world.channel(point)["channel_id"], unilateraltimeout=1)
    world.lnd.resume()
    assert made["type"] == "unilateral", made
    world.stage.wait_for("our commitment", lambda: world.bitcoind.inMempool(made["txid"]))
    world.bitcoind.mine(1)
    world.stage.wait_for("our balance to be waited for", lambda: world.wallet.call("balances")["closing_msat"] > 0)
    world.wallet.restart()  # the sweep is not lost with the process
    world.waitTip()
    sweptAfter(world, 6, before, ours - 10_000_000)
    world.bitcoind.mine(UNILATERAL_DEPTH)
    world.moneyIsHome()
    assert closedChannel(world)["closer"] == "local"


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
