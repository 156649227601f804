# SPDX-License-Identifier: MIT
"""Our Electrum client against a real ElectrumX."""
import json

from peers import Bitcoind, ElectrumX, Proxy, runner
from peers.chain_probe import ChainProbe, cheapParentAndChild, followReorgs, packageOptions, scriptOf


def stageOf(stage, options=()):
    node = Bitcoind(stage, options=["-txindex=1", *options]).start()
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
        followReorgs(node, probe, address)
        server.restart()
        node.mine(1)
        probe.wait("tip", height=node.height)


def test_protocol_1_4_is_spoken_as_well(stage):
    node, server = stageOf(stage)
    older = Proxy(stage, server.tcpPort, rewriteAsked=lambda data: data.replace(b'["1.4","1.6"]', b'["1.4","1.4"]'))
    address = node.newAddress()
    txid = node.send(address, 40_000, mine=3)
    server.waitSynced()
    with ChainProbe.electrum(stage, f"{older.host}:t") as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start")
        probe.wait("seen", txid=txid, height=102)
        probe.wait("status", state="ready", packages=False)


def lies(change):
    """A rewriter of the results that `change` knows; what it returns nothing for stays."""
    def rewrite(line):
        message = json.loads(line)
        changed = change(message.get("result"))
        return json.dumps({**message, "result": changed}).encode() if changed is not None else line
    return rewrite


def otherBranch(result):
    if isinstance(result, dict) and "merkle" in result:
        return {**result, "merkle": ["11" * 32] * len(result["merkle"])}
    return None


def emptyHistory(result):
    if isinstance(result, list) and result and isinstance(result[0], dict) and "tx_hash" in result[0]:
        return []
    return None


def test_a_liar_is_named_and_left_for_an_honest_server(stage):
    node, server = stageOf(stage)
    address = node.newAddress()
    txid = node.send(address, 40_000, mine=3)
    server.waitSynced()
    liar = Proxy(stage, server.tcpPort, rewrite=lies(otherBranch))
    with ChainProbe.electrum(stage, f"{liar.host}:t", server.server()) as probe:
        probe.say("watch", scriptOf(node, address))
        probe.say("start")
        assert str(liar.port) in probe.wait("status", state="lying")["server"]
        probe.wait("seen", txid=txid, height=102)
        assert str(server.tcpPort) in probe.wait("status", state="ready")["server"]


def test_a_spend_that_one_server_hides_is_heard_from_the_other(stage):
    node, server = stageOf(stage)
    address = node.newAddress()
    funding = node.send(address, 40_000, mine=1)
    coin = next(coin for coin in node.rpc("listunspent") if coin["txid"] == funding and coin["address"] == address)
    raw = node.rpc("createrawtransaction", [{"txid": funding, "vout": coin["vout"]}], [{node.newAddress(): "0.0003"}])
    spend = node.rpc("sendrawtransaction", node.rpc("signrawtransactionwithwallet", raw)["hex"], 0)
    node.mine(1)
    server.waitSynced()
    hides = Proxy(stage, server.tcpPort, rewrite=lies(emptyHistory))
    with ChainProbe.electrum(stage, f"{hides.host}:t") as probe:
        probe.say("outpoint", funding, coin["vout"], scriptOf(node, address))
        probe.say("start")
        assert "could hide" in probe.wait("status", state="ready")["detail"]
        assert probe.none("seen")
    with ChainProbe.electrum(stage, f"{hides.host}:t", server.server()) as probe:
        probe.say("outpoint", funding, coin["vout"], scriptOf(node, address))
        probe.say("start")
        probe.wait("seen", txid=spend, height=node.height)
        probe.wait("status", state="ready", detail="")


def test_a_parent_that_is_too_cheap_goes_with_the_child_that_pays_for_it(stage):
    node, server = stageOf(stage, packageOptions())
    server.waitSynced()
    package = cheapParentAndChild(node)
    with ChainProbe.electrum(stage, server.server()) as probe:
        probe.say("start")
        probe.wait("status", state="ready", packages=True)
        probe.say("broadcast", ",".join(package))
        stage.wait_for("both to be taken in", lambda: len(node.rpc("getrawmempool")) == 2)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "electrumx"])
