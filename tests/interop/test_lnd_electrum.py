# SPDX-License-Identifier: MIT
"""The same flow with LND while our chain comes from a real ElectrumX."""
from peers import Bitcoind, ElectrumX, Fulgurited, Lnd, runner
from test_lnd_flow import closed, flow, lndOpens, point, weOpen


def world(stage):
    bitcoind = Bitcoind(stage, options=["-txindex=1"]).start()
    bitcoind.fund()
    lnd = Lnd(stage, bitcoind).start()
    electrumx = ElectrumX(stage, bitcoind).start()
    wallet = Fulgurited(stage, electrumx).start()
    wallet.createWallet()
    return bitcoind, lnd, wallet


def test_we_open_pay_are_paid_and_close_over_electrum(stage):
    bitcoind, lnd, wallet = world(stage)
    weOpen(stage, bitcoind, lnd, wallet, push=1_000_000_000)
    flow(stage, wallet, lnd)
    outpoint = point(wallet)
    assert wallet.call("close", lnd.nodeId)["type"] == "mutual"
    closed(stage, bitcoind, wallet, lnd, outpoint)


def test_lnd_opens_pays_is_paid_and_closes_over_electrum(stage):
    bitcoind, lnd, wallet = world(stage)
    lndOpens(stage, bitcoind, lnd, wallet, push=2_000_000)
    flow(stage, wallet, lnd)
    outpoint = point(wallet)
    lnd.close(outpoint)
    closed(stage, bitcoind, wallet, lnd, outpoint)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "electrumx", "fulgurited"])
