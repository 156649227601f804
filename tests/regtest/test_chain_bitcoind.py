# SPDX-License-Identifier: MIT
"""Our bitcoind client against a real bitcoind."""
import decimal

from peers import Bitcoind, runner
from peers.chain_probe import ChainProbe, cheapParentAndChild, followReorgs, packageOptions, scriptOf


def test_payments_are_seen_in_the_mempool_and_in_blocks(stage):
    node = Bitcoind(stage).start()
    node.fund()
    address = node.newAddress()
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start")
        probe.wait("status", state="ready")
        txid = node.send(address, 50_000)
        assert "height" not in probe.wait("seen", txid=txid)
        node.mine(1)
        probe.wait("seen", txid=txid, height=102)
        probe.wait("tip", height=102, hash=node.tip)


def test_history_since_the_birthday_and_the_balance_at_once(stage):
    node = Bitcoind(stage).start()
    node.fund()
    address = node.newAddress()
    txid = node.send(address, 70_000, mine=30)
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start", 1)
        probe.wait("seen", txid=txid, height=102)
        probe.wait("tip", height=131)
        found = probe.wait("unspent")
        assert found["coins"] == [{"txid": txid, "satoshi": 70_000, "height": 102}]


def test_reorgs_10_and_100_deep(stage):
    node = Bitcoind(stage).start()
    node.fund()
    address = node.newAddress()
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start")
        probe.wait("status", state="ready")
        followReorgs(node, probe, address)


def test_a_restart_and_a_stall_are_survived(stage):
    node = Bitcoind(stage).start()
    node.mine(5)
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("start")
        probe.wait("status", state="ready")
        mark = probe.mark
        node.stop()
        probe.wait("status", since=mark, state="unreachable")
        node.start()
        node.mine(2)
        probe.wait("tip", height=7)
        mark = probe.mark
        node.pause()
        probe.wait("status", since=mark, state="unreachable")
        node.resume()
        node.mine(1)
        probe.wait("tip", height=8)


def test_a_pruned_node_without_wallet_serves_and_names_what_is_missing(stage):
    full = Bitcoind(stage, "full").start()
    pruned = Bitcoind(stage, "pruned", ["-prune=1", "-fastprune", "-disablewallet"], connect=full).start()
    full.mine(800)
    stage.wait_for("the pruned node to follow", lambda: pruned.height == 800)
    pruned.rpc("pruneblockchain", 500)
    height = pruned.rpc("getblockchaininfo")["pruneheight"]
    with ChainProbe.bitcoind(stage, pruned) as probe:
        probe.say("watch", "0014" + "11" * 20)
        probe.say("start", 1)
        probe.wait("tip", height=800)
        probe.wait("status", state="ready", missing_below=height)


def test_pruned_blocks_that_are_needed_come_from_a_peer_of_the_node(stage):
    full = Bitcoind(stage, "full").start()
    full.fund()
    pruned = Bitcoind(stage, "pruned", ["-prune=1", "-fastprune", "-disablewallet"], connect=full).start()
    address = full.newAddress()
    known = full.rpc("getblockhash", 102) if full.height > 101 else full.mine(1)[0]
    txid = full.send(address, 40_000, mine=700)
    stage.wait_for("the pruned node to follow", lambda: pruned.height == full.height)
    pruned.rpc("pruneblockchain", 500)
    assert pruned.rpc("getblockchaininfo")["pruneheight"] > 110
    with ChainProbe.bitcoind(stage, pruned) as probe:
        probe.say("known", 102, known)
        probe.say("watch", scriptOf(full, address))
        probe.say("start", 1)
        probe.wait("seen", txid=txid, height=103)
        probe.wait("tip", height=full.height, hash=full.tip)
        assert any("which this node has pruned" in event.get("detail", "") for event in probe.events)


def test_a_pruned_block_that_nobody_has_is_waited_for_and_named(stage):
    full = Bitcoind(stage, "full").start()
    pruned = Bitcoind(stage, "pruned", ["-prune=1", "-fastprune", "-disablewallet"], connect=full).start()
    full.mine(800)
    stage.wait_for("the pruned node to follow", lambda: pruned.height == 800)
    pruned.rpc("pruneblockchain", 500)
    full.stop()
    with ChainProbe.bitcoind(stage, pruned) as probe:
        probe.say("known", 10, pruned.rpc("getblockhash", 10))
        probe.say("start", 1)
        stage.wait_for("the block to be named",
                       lambda: any("waiting for block 11, which" in event.get("detail", "") for event in probe.events))
        assert probe.none("tip") and probe.none("status", state="ready")


def test_what_is_first_watched_once_ready_is_found_in_blocks_already_read(stage):
    node = Bitcoind(stage).start()
    node.fund()
    early = node.newAddress()
    paid = node.send(early, 45_000, mine=150)
    spent = node.rpc("listunspent", 1, 9999, [early])[0]
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("known", 251, node.tip)
        probe.say("start", 1)
        probe.wait("status", state="ready")
        probe.say("watch", scriptOf(node, early))
        probe.wait("seen", txid=paid, height=102)
        raw = node.rpc("createrawtransaction", [{"txid": spent["txid"], "vout": spent["vout"]}], [{node.newAddress(): "0.0004"}])
        spend = node.rpc("sendrawtransaction", node.rpc("signrawtransactionwithwallet", raw)["hex"], 0)
        probe.wait("seen", txid=spend)
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("known", 251, node.tip)
        probe.say("start", 1)
        probe.wait("status", state="ready")
        probe.say("outpoint", spent["txid"], spent["vout"], "0014" + "11" * 20)
        probe.wait("seen", txid=spend)


def test_who_spent_an_outpoint_is_looked_for_down_to_its_birth(stage):
    node = Bitcoind(stage).start()
    node.fund()
    paid = node.send(node.newAddress(), 45_000, mine=1)
    spent = next(coin for coin in node.rpc("listunspent") if coin["txid"] == paid and coin["amount"] == decimal.Decimal("0.00045"))
    raw = node.rpc("createrawtransaction", [{"txid": spent["txid"], "vout": spent["vout"]}], [{node.newAddress(): "0.0004"}])
    spend = node.rpc("sendrawtransaction", node.rpc("signrawtransactionwithwallet", raw)["hex"], 0)
    node.mine(2200)  # more than what is searched of what has no known birth
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("known", node.height, node.tip)
        probe.say("outpoint", spent["txid"], spent["vout"], "0014" + "11" * 20, 102)
        probe.say("start", 1)
        probe.wait("status", state="ready")
        probe.wait("seen", txid=spend, height=103)
        probe.wait("status", state="ready", detail="")
        assert any("looking below block" in event.get("detail", "") for event in probe.events)


def test_the_cookie_is_read_anew_after_a_restart_and_zmq_wakes_at_once(stage):
    node = Bitcoind(stage)
    node.user = ""  # then bitcoind writes a cookie
    node.start()
    zmq = f"zmq=tcp://127.0.0.1:{node.zmqBlockPort}"
    with ChainProbe.bitcoind(stage, node, zmq, "poll=100000000", cookie=node.cookieFile) as probe:
        probe.say("start")
        probe.wait("status", state="ready")
        probe.waitWoken(node)
        before = node.cookieFile.read_text()
        node.restart()
        assert node.cookieFile.read_text() != before
        probe.waitWoken(node)


def test_a_wrong_password_and_another_network_are_named(stage):
    node = Bitcoind(stage).start()
    wrong = stage.folder / "cookie"
    wrong.write_text("__cookie__:nonsense")
    with ChainProbe.bitcoind(stage, node, cookie=wrong) as probe:
        probe.say("start")
        assert "password" in probe.wait("status", state="unreachable")["detail"]
    with ChainProbe.bitcoind(stage, node, "network=signet") as probe:
        probe.say("start")
        assert "'regtest'" in probe.wait("status", state="wrong-network")["detail"]


def test_broadcasts_get_their_verdicts(stage):
    node = Bitcoind(stage).start()
    node.fund()
    raw = node.rpc("createrawtransaction", [], [{node.newAddress(): "0.001"}])
    signed = node.rpc("signrawtransactionwithwallet", node.rpc("fundrawtransaction", raw)["hex"])["hex"]
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("start")
        probe.wait("status", state="ready")
        probe.say("broadcast", signed)
        txid = probe.wait("broadcast", verdict="accepted")["txid"]
        node.mine(1)
        probe.say("broadcast", signed)
        probe.wait("broadcast", txid=txid, verdict="confirmed")


def test_a_parent_that_is_too_cheap_goes_with_the_child_that_pays_for_it(stage):
    node = Bitcoind(stage, options=packageOptions()).start()
    node.fund()
    package = cheapParentAndChild(node)
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("start")
        probe.wait("status", state="ready", packages=True)
        probe.say("broadcast", ",".join(package))
        stage.wait_for("both to be taken in", lambda: len(node.rpc("getrawmempool")) == 2)
        stage.wait_for("both verdicts", lambda: [event["verdict"] for event in probe.events
                                                 if event["event"] == "broadcast"] == ["accepted"] * 2)


if __name__ == "__main__":
    runner.main(needs=["bitcoind"])
