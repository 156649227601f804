# SPDX-License-Identifier: MIT
"""Programs of Core Lightning's world drive the daemon: an unmodified pyln-client asks, and finds what it is used to."""
from peers import Bitcoind, Fulgurited, pyln, runner

GETINFO_REQUIRED = {"id", "color", "num_peers", "num_pending_channels", "num_active_channels", "num_inactive_channels", "version",
                    "blockheight", "network", "fees_collected_msat", "lightning-dir"}


def walletOn(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    wallet = Fulgurited(stage, bitcoind).start()
    wallet.createWallet()
    stage.wait_for("the wallet to reach the tip", lambda: wallet.call("getinfo")["blockheight"] == bitcoind.height)
    return bitcoind, wallet


def result(wallet, method, **parameters):
    answered, value = pyln.call(wallet.socketPath, method, **parameters)
    assert answered, f"{method} was refused: {value}"
    return value


def test_pyln_reads_what_it_needs(stage):
    bitcoind, wallet = walletOn(stage)

    info = result(wallet, "getinfo")
    assert not GETINFO_REQUIRED - set(info), f"getinfo lacks {GETINFO_REQUIRED - set(info)}"
    assert info["network"] == "regtest" and info["blockheight"] == bitcoind.height
    assert result(wallet, "listpeers") == {"peers": []}
    assert set(result(wallet, "listfunds")) >= {"outputs", "channels"}
    assert "perkb" in result(wallet, "feerates", style="perkb")


def test_pyln_receives_coins_and_makes_an_invoice(stage):
    bitcoind, wallet = walletOn(stage)

    bitcoind.send(result(wallet, "newaddr", addresstype="bech32")["bech32"], 123_456, mine=1)
    stage.wait_for("the coins", lambda: [output["status"] for output in result(wallet, "listfunds")["outputs"]] == ["confirmed"])
    assert int(result(wallet, "listfunds")["outputs"][0]["amount_msat"]) == 123_456_000

    made = result(wallet, "invoice", amount_msat=5_000, label="tea", description="a cup")
    assert made["bolt11"].startswith("lnbcrt")
    listed = result(wallet, "listinvoices", label="tea")["invoices"]
    assert [entry["status"] for entry in listed] == ["unpaid"]


def test_pyln_gets_core_lightnings_error_codes(stage):
    bitcoind, wallet = walletOn(stage)

    for code, method, parameters in (
            (301, "withdraw", {"destination": bitcoind.newAddress(), "satoshi": 10_000}),
            (905, "delinvoice", {"label": "nothing", "status": "unpaid"}),
            (-32602, "withdraw", {"destination": bitcoind.newAddress(), "satoshi": "a lot"})):
        answered, error = pyln.call(wallet.socketPath, method, **parameters)
        assert not answered and error["code"] == code, f"{method}: {error}"


def test_pyln_opens_pays_is_paid_and_closes(stage):
    wallet = Fulgurited(stage, "practice").start()
    wallet.createWallet()
    result(wallet, "practice", what="gift", sat=2_000_000)
    stage.wait_for("the gift", lambda: result(wallet, "listfunds")["outputs"])
    robot = wallet.call("practice", what="robots")["robots"][0]
    host, port = robot["address"].rsplit(":", 1)

    assert result(wallet, "connect", peer_id=robot["id"], host=host, port=int(port))["id"] == robot["id"]
    opened = result(wallet, "fundchannel", node_id=robot["id"], amount=1_000_000, announce=False)
    result(wallet, "practice", what="mine", blocks=6)
    stage.wait_for("the channel", lambda: [channel["state"] for channel in wallet.call("listpeerchannels")["channels"]]
                   == ["CHANNELD_NORMAL"])
    channel = result(wallet, "listpeerchannels", peer_id=robot["id"])["channels"][0]
    assert channel["channel_id"] == opened["channel_id"] and channel["channel_type"]["bits"] == [12, 22]

    bolt11 = result(wallet, "practice", what="robot", robot=robot["name"], action="invoice", sat=25_000)["bolt11"]
    assert int(result(wallet, "decode", string=bolt11)["amount_msat"]) == 25_000_000
    paid = result(wallet, "pay", bolt11=bolt11, maxfeepercent=0.5)
    assert paid["status"] == "complete" and int(paid["amount_sent_msat"]) == 25_000_000
    assert result(wallet, "keysend", destination=robot["id"], amount_msat=1_000)["status"] == "complete"
    assert [entry["status"] for entry in result(wallet, "listpays")["pays"]] == ["complete", "complete"]
    assert len(result(wallet, "listsendpays")["payments"]) == 2

    result(wallet, "practice", what="robot", robot=robot["name"], action="pay", sat=5_000)
    arrived = result(wallet, "waitanyinvoice", lastpay_index=0, timeout=60)
    assert arrived["status"] == "paid" and int(arrived["amount_received_msat"]) == 5_000_000
    assert result(wallet, "wait", subsystem="invoices", indexname="updated", nextvalue=1)["updated"] == 1
    assert result(wallet, "ping", peer_id=robot["id"])["totlen"] > 0

    assert result(wallet, "close", peer_id=opened["channel_id"])["type"] == "mutual"
    result(wallet, "practice", what="mine", blocks=120)
    stage.wait_for("the closed channel", lambda: result(wallet, "listclosedchannels")["closedchannels"])
    assert result(wallet, "stop") == "Shutdown complete"


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "pyln", "fulgurited"])
