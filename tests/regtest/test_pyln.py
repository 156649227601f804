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
    stage.wait_for("the coins", lambda: result(wallet, "listfunds")["outputs"])
    output = result(wallet, "listfunds")["outputs"][0]
    assert int(output["amount_msat"]) == 123_456_000 and output["status"] == "confirmed"

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


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "pyln", "fulgurited"])
