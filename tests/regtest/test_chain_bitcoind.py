# SPDX-License-Identifier: MIT
"""Our bitcoind client against a real bitcoind."""
from peers import Bitcoind, runner
from peers.chain_probe import ChainProbe

SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"  # other blocks than the rig's, and no coins for its wallet


def scriptOf(node, address):
    return node.rpc("validateaddress", address)["scriptPubKey"]


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
        node.mine(100, SOMEBODY)
        txid = node.send(address, 60_000, mine=1)
        probe.wait("seen", txid=txid, height=node.height)
        probe.wait("tip", height=node.height)
        for depth in (10, 100):
            before = node.height
            mark = probe.mark
            node.reorg(depth, keep=False)
            probe.wait("rollback", since=mark, height=before - depth)
            probe.wait("tip", since=mark, height=node.height, hash=node.tip)
            if depth == 10:
                node.rpc("sendrawtransaction", node.rpc("gettransaction", txid)["hex"])  # its lock time had dropped it
                node.mine(1)
                probe.wait("seen", since=mark, txid=txid, height=node.height)
                probe.wait("tip", height=node.height)


def test_a_restart_and_a_stall_are_survived(stage):
    node = Bitcoind(stage).start()
    node.mine(5)
    with ChainProbe.bitcoind(stage, node) as probe:
        probe.say("start")
        probe.wait("status", state="ready")
        node.stop()
        mark = probe.mark
        probe.wait("status", since=mark - 1, state="unreachable")
        node.start()
        node.mine(2)
        probe.wait("tip", height=7)
        node.pause()
        mark = probe.mark
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


if __name__ == "__main__":
    runner.main(needs=["bitcoind"])
