# SPDX-License-Identifier: MIT
"""The rigs themselves: they start, do what they say, and leave nothing behind."""
import json
import os
import re
import socket

from peers import Bitcoind, ElectrumX, Proxy, Stage, TimedOut, runner
from peers.process import HOST


def test_bitcoind_mines_pays_and_reorganises(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    txid = bitcoind.send(bitcoind.newAddress(), 123_456, mine=1)
    height = bitcoind.height

    bitcoind.reorg(1, keep=False)

    assert bitcoind.height == height + 1
    assert bitcoind.inMempool(txid)


def test_bitcoind_keeps_its_chain_over_restart_kill_and_stall(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    bitcoind.restart()
    bitcoind.kill()
    bitcoind.start()
    bitcoind.pause()
    bitcoind.resume()

    assert bitcoind.rpc("getbalance") == 50


def test_a_pruned_bitcoind_without_wallet_follows_another(stage):
    full = Bitcoind(stage, "full").start()
    pruned = Bitcoind(stage, "pruned", ["-prune=1", "-fastprune", "-disablewallet"], connect=full).start()

    full.mine(800)
    stage.wait_for("the pruned node to follow", lambda: pruned.height == 800)
    pruned.rpc("pruneblockchain", 500)

    assert pruned.rpc("getblockchaininfo")["pruneheight"] > 1


def test_electrumx_follows_the_chain_and_changes_its_certificate(stage):
    bitcoind = Bitcoind(stage, options=["-txindex=1"]).start()
    bitcoind.mine(10)
    server = ElectrumX(stage, bitcoind).start()
    before = server.certificate.read_text()

    bitcoind.mine(3)
    server.waitSynced()
    server.changeCertificate()

    assert server.ask("blockchain.headers.subscribe")["height"] == 13
    assert server.certificate.read_text() != before


def test_a_proxy_passes_on_lies_stalls_and_cuts(stage):
    bitcoind = Bitcoind(stage, options=["-txindex=1"]).start()
    server = ElectrumX(stage, bitcoind).start()
    proxy = Proxy(stage, server.tcpPort, rewrite=lambda line: re.sub(rb'"height": ?0', b'"height": 9', line))

    with socket.create_connection((HOST, proxy.port), timeout=20) as link, link.makefile("rw") as lines:
        def ask(method, *parameters):
            lines.write(json.dumps({"id": 1, "method": method, "params": parameters}) + "\n")
            lines.flush()

        ask("server.version", "rig", "1.4")
        assert "ElectrumX" in lines.readline()
        ask("blockchain.headers.subscribe")
        assert json.loads(lines.readline())["result"]["height"] == 9

        proxy.pause()
        ask("server.ping")
        link.settimeout(0.3)
        try:
            raise AssertionError(f"a stalled proxy answered {link.recv(1)!r}")
        except TimeoutError:
            pass
        link.settimeout(20)
        proxy.resume()
        assert link.recv(1) == b"{"
        proxy.cut()
        while link.recv(4096):
            pass


def test_a_timed_out_wait_tells_what_was_waited_for(stage):
    try:
        stage.wait_for("the moon", lambda: False, limit=0.1)
        raise AssertionError("that wait should have ended")
    except TimedOut as told:
        assert "the moon" in str(told)


def test_a_stage_leaves_no_process_behind(_):
    with Stage() as stage:
        pid = Bitcoind(stage).start().pid
        assert "--- bitcoind (runs)" in stage.report()

    try:
        os.kill(pid, 0)
        raise AssertionError("bitcoind still runs")
    except ProcessLookupError:
        pass


def test_a_locktime_of_21_is_no_spam_here(stage):
    """The rig's own wallet draws one now and then, and Knots would keep such a payment from every peer."""
    node = Bitcoind(stage)
    node.start()
    address = node.rpc("getnewaddress")
    node.rpc("generatetoaddress", 110, address)
    coin = node.rpc("listunspent")[0]
    spend = node.rpc("createrawtransaction", [{"txid": coin["txid"], "vout": coin["vout"], "sequence": 0xFFFFFFFD}], [{address: 49.999}], 21)
    signed = node.rpc("signrawtransactionwithwallet", spend)["hex"]
    assert node.rpc("testmempoolaccept", [signed])[0]["allowed"]


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "electrumx"])
