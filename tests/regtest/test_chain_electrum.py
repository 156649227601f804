# SPDX-License-Identifier: MIT
"""Our Electrum client against a real ElectrumX."""
from peers import Bitcoind, ElectrumX, runner
from peers.chain_probe import ChainProbe

SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"  # other blocks than the rig's, and no coins for its wallet


def scriptOf(node, address):
    return node.rpc("validateaddress", address)["scriptPubKey"]


def stageOf(stage):
    node = Bitcoind(stage, options=["-txindex=1"]).start()
    node.fund()
    return node, ElectrumX(stage, node).start()


def test_payments_are_proven_over_tcp(stage):
    node, server = stageOf(stage)
    address = node.newAddress()
    old = node.send(address, 40_000, mine=3)
    server.waitSynced()
    with ChainProbe.electrum(stage, server.server()) as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start")
        probe.wait("seen", txid=old, height=102)
        probe.wait("status", state="ready", packages=True)
        txid = node.send(address, 50_000)
        assert "height" not in probe.wait("seen", txid=txid)
        node.mine(1)
        probe.wait("seen", txid=txid, height=105)
        probe.wait("tip", height=105, hash=node.tip)


def test_a_changed_certificate_is_named_and_not_used(stage):
    _, server = stageOf(stage)
    with ChainProbe.electrum(stage, server.server(tls=True)) as probe:
        probe.say("start")
        probe.wait("status", state="ready")
        server.changeCertificate()
        probe.wait("status", state="certificate")


def test_reorgs_10_and_100_deep_and_a_restart(stage):
    node, server = stageOf(stage)
    address = node.newAddress()
    with ChainProbe.electrum(stage, server.server()) as probe:
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
        server.restart()
        node.mine(1)
        probe.wait("tip", height=node.height)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "electrumx"])
