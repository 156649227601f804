# SPDX-License-Identifier: MIT
"""The daemon and the command line with a real bitcoind: receive, send, send all, restore elsewhere."""
import json
import subprocess

from peers import Bitcoind, Fulgurited, runner
from peers.fulgurited import PASSWORD, binaries


def cli(wallet, *words, stdin="", status=0):
    done = subprocess.run([str(binaries() / "fulgurite-cli"), f"--datadir={wallet.dataFolder}", "--network=regtest", *words],
                          input=stdin, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == status, f"{words}: {done.returncode} {done.stdout} {done.stderr}"
    return done.stdout


def started(stage, bitcoind, name="fulgurited"):
    return Fulgurited(stage, bitcoind, name).start()


def outputs(wallet, status="confirmed"):
    return [output for output in wallet.call("listfunds")["outputs"] if output["status"] == status]


def test_the_command_line_makes_receives_sends_and_restores(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    wallet = started(stage, bitcoind)
    words = json.loads(cli(wallet, "createwallet", "-", stdin=PASSWORD + "\n"))["mnemonic"]
    address = json.loads(cli(wallet, "newaddr"))["bech32"]
    bitcoind.send(address, 2_000_000, mine=1)
    stage.wait_for("the coins", lambda: outputs(wallet))
    assert outputs(wallet)[0]["amount_msat"] == 2_000_000_000

    theirs = bitcoind.newAddress()
    sent = json.loads(cli(wallet, "withdraw", theirs, "300000"))
    stage.wait_for("the payment", lambda: bitcoind.inMempool(sent["txid"]))
    bitcoind.mine(1)
    assert float(bitcoind.rpc("getreceivedbyaddress", theirs)) == 0.003
    stage.wait_for("the change", lambda: outputs(wallet))
    change = outputs(wallet)[0]["amount_msat"]
    assert 1_699_000_000 < change < 1_700_000_000

    other = started(stage, bitcoind, "restored")
    cli(other, "restorewallet", stdin=words + "\n" + PASSWORD + "\n")
    stage.wait_for("the restored coins", lambda: [output["amount_msat"] for output in outputs(other)] == [change])
    other.stop()

    everything = json.loads(cli(wallet, "withdraw", bitcoind.newAddress(), "all"))
    stage.wait_for("send all", lambda: bitcoind.inMempool(everything["txid"]))
    bitcoind.mine(1)
    stage.wait_for("an empty wallet", lambda: wallet.call("balances")["total_msat"] == 0)


def test_a_wallet_restored_on_a_pruned_node_has_its_coins_at_once_and_spends_them(stage):
    full = Bitcoind(stage, "full").start()
    full.fund()
    pruned = Bitcoind(stage, "pruned", ["-prune=1", "-fastprune", "-disablewallet"], connect=full).start()
    wallet = started(stage, full)
    words = wallet.createWallet()
    addresses = [wallet.call("newaddr")["bech32"] for _ in range(60)]
    # All used, all but the last spent: nothing is left of them but pruned blocks.
    full.rpc("sendmany", "", {address: "0.0005" for address in addresses})
    full.mine(2)
    stage.wait_for("the coins", lambda: len(outputs(wallet)) == 60)
    wallet.call("withdraw", full.newAddress(), "all")
    full.mine(1)
    stage.wait_for("an empty wallet", lambda: not outputs(wallet))
    full.send(wallet.call("newaddr")["bech32"], 70_000, mine=1)
    stage.wait_for("the last coin", lambda: len(outputs(wallet)) == 1)
    coin = outputs(wallet)[0]
    wallet.stop()
    full.mine(700)
    stage.wait_for("the pruned node to follow", lambda: pruned.height == full.height)
    pruned.rpc("pruneblockchain", 500)
    pruneHeight = pruned.rpc("getblockchaininfo")["pruneheight"]
    assert pruneHeight > coin["blockheight"]
    full.stop()  # and no peer has the blocks

    other = started(stage, pruned, "restored")
    other.restoreWallet(words)
    stage.wait_for("the restored coin", lambda: [one["output"] for one in outputs(other)] == [coin["output"]])
    assert outputs(other)[0] == {**coin, "reserved": outputs(other)[0]["reserved"]}
    stage.wait_for("what is missing to be named", lambda: other.call("readiness").get("history_missing_below") == pruneHeight)
    other.restart()
    assert other.call("readiness")["history_missing_below"] == pruneHeight
    stage.wait_for("the coin after a restart", lambda: [one["txid"] for one in outputs(other)] == [coin["txid"]])
    stage.wait_for("the backend", other.isFollowingTheChain)
    address = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"
    sent = other.call("withdraw", address, "all")
    stage.wait_for("the payment", lambda: pruned.inMempool(sent["txid"]))


def test_a_spend_without_change_is_seen_after_a_restart(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    wallet = started(stage, bitcoind)
    words = wallet.createWallet()
    for satoshi in (500_000, 600_000):
        bitcoind.send(wallet.call("newaddr")["bech32"], satoshi, mine=1)
    stage.wait_for("the coins", lambda: len(outputs(wallet)) == 2)
    wallet.restart()
    stage.wait_for("the backend", wallet.isFollowingTheChain)
    sent = wallet.call("withdraw", bitcoind.newAddress(), "500000", "normal")
    stage.wait_for("the payment", lambda: bitcoind.inMempool(sent["txid"]))
    wallet.restart()
    stage.wait_for("the backend", wallet.isFollowingTheChain)
    everything = wallet.call("withdraw", bitcoind.newAddress(), "all")
    stage.wait_for("send all", lambda: bitcoind.inMempool(everything["txid"]))
    bitcoind.mine(1)

    def height():
        rows = wallet.call("listtransactions")["transactions"]
        return next(row["blockheight"] for row in rows if row["hash"] == everything["txid"])
    stage.wait_for("its block", lambda: height() == bitcoind.height)
    # And what another copy of the words spends while this one is off.
    bitcoind.send(wallet.call("newaddr")["bech32"], 700_000, mine=1)
    stage.wait_for("a coin", lambda: len(outputs(wallet)) == 1)
    wallet.stop()
    other = started(stage, bitcoind, "other")
    other.restoreWallet(words)
    stage.wait_for("the coin there", lambda: len(outputs(other)) == 1)
    other.call("withdraw", bitcoind.newAddress(), "all")
    bitcoind.mine(1)
    wallet.start()
    stage.wait_for("an empty wallet", lambda: wallet.call("balances")["total_msat"] == 0)


def test_exit_status_and_refusals(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    wallet = started(stage, bitcoind)
    cli(wallet, "listfunds", status=1)
    wallet.createWallet()
    for words, code in ((["withdraw", bitcoind.newAddress(), "100"], 302), (["withdraw", "nonsense", "10000"], -32602),
                        (["nothing"], -32601), (["withdraw", bitcoind.newAddress()], -32602)):
        assert json.loads(cli(wallet, *words, status=1))["code"] == code, words
    assert wallet.stop() == 0
    cli(wallet, "getinfo", status=2)


def test_starts_that_are_refused(stage):
    bitcoind = Bitcoind(stage).start()
    for flags, named in ((["--network=signet"], "signet"), (["--colour=red"], "colour"), (["--password-file=/nowhere"], "/nowhere"),
                         ([f"--listen=127.0.0.1:{bitcoind.port}"], str(bitcoind.port))):
        done = subprocess.run([str(binaries() / "fulgurited"), f"--datadir={stage.folder}/refused", "--network=regtest"][:2]
                              + (["--network=regtest"] if "--network=signet" not in flags else [])
                              + ["--backend=bitcoind", f"--bitcoind-url={bitcoind.url}", *flags],
                              capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 1 and named in done.stderr and len(done.stderr.splitlines()) == 1, done


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "fulgurited"])
