# SPDX-License-Identifier: MIT
"""The whole flow with a real LND, as acceptor and as opener: open, pay both ways, disconnect, restart, close."""
import hashlib
from concurrent.futures import ThreadPoolExecutor

from peers import CLOSE_CONFIRMATIONS, SIMPLE_CLOSE, Bitcoind, Fulgurited, Lnd, Proxy, runner

CAPACITY = 5_000_000
PAYMENTS = 200


def channelOf(wallet):
    """Our one channel, or None."""
    channels = wallet.call("listpeerchannels")["channels"]
    return channels[0] if channels else None


def state(wallet):
    return (channelOf(wallet) or {}).get("state")


def point(wallet):
    ours = channelOf(wallet)
    return f"{ours['funding_txid']}:{ours['funding_outnum']}"


def waitNormal(stage, wallet, lnd):
    stage.wait_for("our channel to be normal and connected", lambda: state(wallet) == "CHANNELD_NORMAL"
                   and channelOf(wallet)["peer_connected"])
    stage.wait_for("our chain to reach the tip", lambda: "warning_bitcoind_sync" not in wallet.call("getinfo"))
    lnd.waitActive(point(wallet))


def confirm(stage, bitcoind, txid, blocks=6):
    stage.wait_for("the funding transaction", lambda: bitcoind.inMempool(txid))
    bitcoind.mine(blocks)


def world(stage, lndOptions=()):
    """bitcoind, LND and our daemon with coins; nothing is connected yet."""
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    lnd = Lnd(stage, bitcoind, options=lndOptions).start()
    wallet = Fulgurited(stage, bitcoind, options=["--log-level=debug"]).start()
    wallet.createWallet()
    return bitcoind, lnd, wallet


def fundOurs(stage, bitcoind, wallet, satoshi=20_000_000):
    bitcoind.send(wallet.call("newaddr")["bech32"], satoshi, mine=1)
    stage.wait_for("our coins", lambda: any(output["status"] == "confirmed" for output in wallet.call("listfunds")["outputs"]))


def weOpen(stage, bitcoind, lnd, wallet, push=0):
    fundOurs(stage, bitcoind, wallet)
    lnd.waitSynced()
    wallet.call("connect", lnd.nodeId, "127.0.0.1", lnd.port)
    opened = wallet.call("fundchannel", id=lnd.nodeId, amount=CAPACITY, push_msat=push)
    confirm(stage, bitcoind, opened["txid"])
    waitNormal(stage, wallet, lnd)


def lndOpens(stage, bitcoind, lnd, wallet, push=0):
    lnd.fund(20_000_000)
    stage.wait_for("our chain to reach the tip", lambda: wallet.call("getinfo")["blockheight"] == bitcoind.height
                   and "warning_bitcoind_sync" not in wallet.call("getinfo"))
    lnd.connect(wallet.nodeId, wallet.host)
    outpoint = lnd.open(wallet.nodeId, CAPACITY, pushSatoshi=push)
    confirm(stage, bitcoind, outpoint.split(":")[0])
    waitNormal(stage, wallet, lnd)


def ledgers(wallet, lnd):
    """(our balance as we see it, as LND sees it, HTLCs of both) in satoshi. LND takes commitment fee and anchors off the funder."""
    ours, theirs = channelOf(wallet), lnd.channel(point(wallet))
    if not theirs:
        return None
    cost = int(theirs["commit_fee"]) if ours["opener"] == "local" else 0
    return (ours["to_us_msat"] // 1000, int(theirs["remote_balance"]) + cost, len(ours["htlcs"]), len(theirs["pending_htlcs"]))


def sameLedger(stage, wallet, lnd):
    """Both sides agree once nothing is in flight, and LND's whole satoshi show that to the fraction it rounds off."""
    def agree():
        both = ledgers(wallet, lnd)
        return both and both[2:] == (0, 0) and 0 <= both[0] - both[1] <= 661
    try:
        stage.wait_for("both ledgers to agree", agree, limit=40)
    except AssertionError as late:
        raise AssertionError(f"{ledgers(wallet, lnd)} {channelOf(wallet)} {lnd.channel(point(wallet))}") from late


def payLnd(wallet, lnd, msat):
    made = lnd.invoice(msat)
    paid = wallet.call("pay", made["payment_request"])
    assert paid["status"] == "complete" and paid["amount_msat"] == msat
    assert lnd.lookupInvoice(made["r_hash"])["state"] == "SETTLED"
    assert int(lnd.lookupInvoice(made["r_hash"])["amt_paid_msat"]) == msat


def lndPays(wallet, lnd, msat, label):
    made = wallet.call("invoice", msat, label, "tea")
    done = lnd.pay(made["bolt11"])
    assert done["status"] == "SUCCEEDED", done
    paid = wallet.call("listinvoices", label)["invoices"][0]
    assert paid["status"] == "paid" and paid["amount_received_msat"] == msat
    assert paid["payment_preimage"] == done["payment_preimage"]


def keysendBoth(stage, wallet, lnd):
    sameLedger(stage, wallet, lnd)  # HTLCs just settled leave the balance a moment later
    before = channelOf(wallet)["to_us_msat"]
    sent = wallet.call("keysend", destination=lnd.nodeId, amount_msat=11_000)
    assert sent["status"] == "complete"
    assert lnd.keysend(wallet.nodeId, 7_000)["status"] == "SUCCEEDED"
    sameLedger(stage, wallet, lnd)
    stage.wait_for(f"the keysend to be ours, {channelOf(wallet)['to_us_msat']} from {before}", lambda: channelOf(wallet)["to_us_msat"] == before - 11_000 + 7_000,
                   limit=20)


def flow(stage, wallet, lnd):
    payLnd(wallet, lnd, 1_000_001)
    lndPays(wallet, lnd, 50_000, "one")
    keysendBoth(stage, wallet, lnd)
    sameLedger(stage, wallet, lnd)


def closed(stage, bitcoind, wallet, lnd, outpoint):
    stage.wait_for("a closing transaction", lambda: bitcoind.rpc("getrawmempool"))
    bitcoind.mine(CLOSE_CONFIRMATIONS)
    stage.wait_for("LND to call it closed", lambda: [entry for entry in lnd.closedChannels() if entry["channel_point"] == outpoint])
    entry = next(entry for entry in lnd.closedChannels() if entry["channel_point"] == outpoint)
    assert entry["close_type"] == "COOPERATIVE_CLOSE", entry
    stage.wait_for("our coins of the close", lambda: not wallet.call("balances")["lightning_msat"]
                   and not wallet.call("balances")["closing_msat"])


def test_we_open_pay_are_paid_and_close(stage):
    bitcoind, lnd, wallet = world(stage)
    weOpen(stage, bitcoind, lnd, wallet, push=1_000_000_000)
    flow(stage, wallet, lnd)
    outpoint = point(wallet)
    assert wallet.call("close", lnd.nodeId)["type"] == "mutual"
    closed(stage, bitcoind, wallet, lnd, outpoint)


def test_lnd_opens_pays_is_paid_and_closes(stage):
    bitcoind, lnd, wallet = world(stage)
    lndOpens(stage, bitcoind, lnd, wallet, push=2_000_000)
    flow(stage, wallet, lnd)
    outpoint = point(wallet)
    lnd.close(outpoint)
    closed(stage, bitcoind, wallet, lnd, outpoint)


def test_simple_close_begun_by_us(stage):
    bitcoind, lnd, wallet = world(stage, [SIMPLE_CLOSE])
    weOpen(stage, bitcoind, lnd, wallet, push=1_000_000_000)
    payLnd(wallet, lnd, 5_000)
    outpoint = point(wallet)
    assert wallet.call("close", lnd.nodeId)["type"] == "mutual"
    closed(stage, bitcoind, wallet, lnd, outpoint)


def test_simple_close_begun_by_lnd(stage):
    bitcoind, lnd, wallet = world(stage, [SIMPLE_CLOSE])
    lndOpens(stage, bitcoind, lnd, wallet, push=2_000_000)
    payLnd(wallet, lnd, 5_000)
    outpoint = point(wallet)
    lnd.close(outpoint)
    closed(stage, bitcoind, wallet, lnd, outpoint)


def test_two_hundred_payments_each_way_at_once(stage):
    bitcoind, lnd, wallet = world(stage)
    weOpen(stage, bitcoind, lnd, wallet, push=2_000_000_000)
    out = [lnd.invoice(1_000 + i)["payment_request"] for i in range(PAYMENTS // 2)]
    back = [wallet.call("invoice", 2_000 + i, f"in{i}", "")["bolt11"] for i in range(PAYMENTS // 2)]
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(wallet.call, "pay", request) for request in out]
        received = [pool.submit(lnd.pay, request) for request in back]
        assert all(one.result()["status"] == "complete" for one in sent)
        assert all(one.result()["status"] == "SUCCEEDED" for one in received)
    sameLedger(stage, wallet, lnd)


def test_restarts_of_either_side(stage):
    bitcoind, lnd, wallet = world(stage)
    weOpen(stage, bitcoind, lnd, wallet, push=1_000_000_000)
    for side in (wallet, lnd, wallet):
        side.restart()
        waitNormal(stage, wallet, lnd)
        payLnd(wallet, lnd, 3_000)
    lnd.kill()
    lnd.start()
    waitNormal(stage, wallet, lnd)
    lndPays(wallet, lnd, 9_000, "after")
    sameLedger(stage, wallet, lnd)


def test_disconnects_amid_htlcs(stage):
    bitcoind, lnd, wallet = world(stage)
    proxy = Proxy(stage, lnd.port)
    fundOurs(stage, bitcoind, wallet)
    lnd.waitSynced()
    wallet.call("connect", lnd.nodeId, "127.0.0.1", proxy.port)
    opened = wallet.call("fundchannel", id=lnd.nodeId, amount=CAPACITY, push_msat=1_000_000_000)
    confirm(stage, bitcoind, opened["txid"])
    waitNormal(stage, wallet, lnd)
    requests = [lnd.invoice(1_000 + i)["payment_request"] for i in range(40)]
    with ThreadPoolExecutor(4) as pool:
        sent = []
        for index, request in enumerate(requests):
            sent.append(pool.submit(wallet.call, "pay", request))
            if index % 5 == 4:
                proxy.cut()
                waitNormal(stage, wallet, lnd)
        outcomes = [one.exception() for one in sent]
    stage.wait_for("nothing to be in flight", lambda: not channelOf(wallet)["htlcs"])
    sameLedger(stage, wallet, lnd)
    done = {pay["payment_hash"]: pay["status"] for pay in wallet.call("listpays")["pays"]}
    settled = {invoice["r_hash"]: invoice for invoice in lnd.invoices() if invoice["state"] == "SETTLED"}
    assert list(done.values()).count("complete") == len(settled), (done, outcomes)


def test_a_hold_invoice_survives_our_restart(stage):
    bitcoind, lnd, wallet = world(stage)
    weOpen(stage, bitcoind, lnd, wallet, push=1_000_000_000)
    preimage = bytes(range(32))
    paymentHash = hashlib.sha256(preimage).hexdigest()
    request = lnd.holdInvoice(paymentHash, 12_000)
    try:
        wallet.call("pay", bolt11=request, retry_for=1)
    except Exception as pending:  # pylint: disable=broad-except
        assert pending.code in (200, 210), pending
    stage.wait_for("the held payment", lambda: lnd.lookupInvoice(paymentHash)["state"] == "ACCEPTED")
    wallet.restart()
    waitNormal(stage, wallet, lnd)
    lnd.settle(preimage.hex())
    stage.wait_for("the payment", lambda: wallet.call("listpays", payment_hash=paymentHash)["pays"][0]["status"] == "complete")
    sameLedger(stage, wallet, lnd)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
