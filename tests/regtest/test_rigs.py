# SPDX-License-Identifier: MIT
"""The rigs themselves: they start, do what they say, and leave nothing behind."""
import os

from peers import Bitcoind, ElectrumX, Stage, TimedOut, runner


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


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "electrumx"])
