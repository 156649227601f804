# SPDX-License-Identifier: MIT
"""Payments with LND beyond the plain one: many at once, in several parts, over a second hop, failing, held, cut off."""
import hashlib
from concurrent.futures import ThreadPoolExecutor

from lnd_world import World
from peers import Lnd, Proxy, fulgurited, runner
from peers.lnd import MESSAGE_RECORD, toBase64

PAYMENTS = 200
MILLION = 1_000_000


def test_two_hundred_payments_each_way_at_once(stage):
    world = World(stage)
    world.weOpen(push=2_000_000_000)
    lnd, wallet = world.lnd, world.wallet
    out = [lnd.invoice(1_000 + i)["payment_request"] for i in range(PAYMENTS)]
    back = [wallet.call("invoice", 2_000 + i, f"in{i}", "")["bolt11"] for i in range(PAYMENTS)]
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(wallet.call, "pay", request) for request in out]
        received = [pool.submit(lnd.pay, request) for request in back]
        assert all(one.result()["status"] == "complete" for one in sent)
        assert all(one.result()["status"] == "SUCCEEDED" for one in received)
    world.sameLedger()
    world.samePayments()


def test_words_go_along_with_a_keysend_both_ways(stage):
    world = World(stage)
    world.weOpen(push=1_000_000_000)
    ours, theirs = "for the tea ☕", "and back 茶"
    sent = world.wallet.call("keysend", destination=world.lnd.nodeId, amount_msat=5_000,
                             extratlvs={MESSAGE_RECORD: ours.encode().hex()})
    kept = world.lnd.lookupInvoice(sent["payment_hash"])
    assert kept["state"] == "SETTLED" and kept["is_keysend"], kept
    assert kept["htlcs"][0]["custom_records"][MESSAGE_RECORD] == toBase64(ours.encode())
    done = world.lnd.keysend(world.wallet.nodeId, 6_000, message=theirs)
    assert done["status"] == "SUCCEEDED", done
    got = world.wallet.call("listinvoices", payment_hash=done["payment_hash"])["invoices"][0]
    assert got["description"] == theirs and got["amount_received_msat"] == 6_000, got
    world.sameLedger()
    world.samePayments()


def test_the_payer_names_the_amount_both_ways(stage):
    world = World(stage)
    world.weOpen(push=1_000_000_000)
    made = world.lnd.invoice(0)
    try:
        world.wallet.call("pay", made["payment_request"])
        raise AssertionError("no amount was named")
    except fulgurited.RpcError as missing:
        assert "amount" in missing.message, missing
    assert world.wallet.call("pay", bolt11=made["payment_request"], amount_msat=7_777)["status"] == "complete"
    assert int(world.lnd.lookupInvoice(made["r_hash"])["amt_paid_msat"]) == 7_777
    any_ = world.wallet.call("invoice", "any", "gift", "whatever you like")
    assert world.lnd.pay(any_["bolt11"], amt_msat="4321")["status"] == "SUCCEEDED"
    got = world.wallet.call("listinvoices", "gift")["invoices"][0]
    assert got["status"] == "paid" and got["amount_received_msat"] == 4_321, got
    world.sameLedger()
    world.samePayments()


def test_one_payment_comes_in_over_two_channels(stage):
    world = World(stage)
    points = [world.lndOpens(capacity=MILLION) for _ in range(2)]
    for point in points:
        world.lnd.waitAnnounced(point)
    paid = world.lndPays(1_500_000_000, "parts")
    assert len([part for part in paid["htlcs"] if part["status"] == "SUCCEEDED"]) >= 2
    world.sameLedger()
    stage.wait_for("the whole to be ours", lambda: world.toUs() == 1_500_000_000)


def test_parts_that_do_not_come_to_the_whole_go_back(stage):
    """LND sends one part of two by hand, and we fail it when no other comes."""
    world = World(stage)
    point = world.lndOpens(capacity=MILLION)
    made = world.wallet.call("invoice", 300_000_000, "half", "")
    said = world.wallet.call("decode", made["bolt11"])
    hop = world.lnd.get(f"/v1/graph/routes/{world.wallet.nodeId}/100000?final_cltv_delta=160")["routes"][0]
    hop["hops"][-1]["mpp_record"] = {"payment_addr": toBase64(said["payment_secret"]), "total_amt_msat": "300000000"}
    with ThreadPoolExecutor(1) as pool:
        attempt = pool.submit(world.lnd.post, "/v2/router/route/send", payment_hash=toBase64(said["payment_hash"]), route=hop)
        stage.wait_for("the part to be held", lambda: world.channel(point)["htlcs"])
        done = attempt.result()
    assert done["status"] == "FAILED" and done["failure"]["code"] == "MPP_TIMEOUT", done
    world.sameLedger(point)
    assert world.wallet.call("listinvoices", "half")["invoices"][0]["status"] == "unpaid"


def secondHop(world, private=True, capacity=2 * MILLION):
    """A second LND behind the first, over a channel the first opened; (the node, the outpoint)."""
    far = Lnd(world.stage, world.bitcoind, "far").start()
    world.lnd.fund(20_000_000)
    world.lnd.connect(far.nodeId, far.host)
    point = world.lnd.open(far.nodeId, capacity, pushSatoshi=capacity // 2, private=private)
    world.confirm(point.split(":")[0])
    for node in (world.lnd, far):
        node.waitActive(point)
    world.waitTip()
    return far, point


def hinted(lnd, request):
    """The nodes that an invoice's hints begin at, as LND reads them."""
    return [hint["hop_hints"][0]["node_id"] for hint in lnd.get(f"/v1/payreq/{request}")["route_hints"]]


def invoiceBehind(world, far, point, msat):
    """An invoice of the second hop that names the first. By itself LND hints only at nodes that the graph shows."""
    hint = {"node_id": world.lnd.nodeId, "chan_id": far.channel(point)["chan_id"], "fee_base_msat": 1000,
            "fee_proportional_millionths": 1, "cltv_expiry_delta": 80}
    return far.invoice(msat, route_hints=[{"hop_hints": [hint]}])


def test_payments_through_hints_both_ways(stage):
    world = World(stage)
    ours = world.weOpen(push=2_000_000_000, announce=False)
    far, hidden = secondHop(world)
    made = invoiceBehind(world, far, hidden, 70_000_000)
    assert hinted(far, made["payment_request"]) == [world.lnd.nodeId]
    paid = world.wallet.call("pay", made["payment_request"])
    assert paid["status"] == "complete" and paid["amount_msat"] == 70_000_000
    assert paid["amount_sent_msat"] > 70_000_000, "LND takes its fee"
    assert far.lookupInvoice(made["r_hash"])["state"] == "SETTLED"

    back = world.wallet.call("invoice", 40_000_000, "back", "")
    assert hinted(far, back["bolt11"]) == [world.lnd.nodeId]
    done = far.pay(back["bolt11"])
    assert done["status"] == "SUCCEEDED" and int(done["fee_msat"]) > 0, done
    world.sameLedger(ours)


def test_the_failing_hop_is_named(stage):
    world = World(stage)
    ours = world.weOpen(push=1_000_000_000)
    far, point = secondHop(world)
    made = invoiceBehind(world, far, point, 70_000_000)
    far.stop()
    stage.wait_for("LND to lose the second hop", lambda: not world.lnd.channel(point)["active"])
    try:
        world.wallet.call("pay", bolt11=made["payment_request"], retry_for=20)
        raise AssertionError("it cannot have been paid")
    except fulgurited.RpcError as failure:
        assert failure.code == 210, failure
        assert world.lnd.nodeId in f"{failure.message} {failure.data}", f"LND is to be named: {failure} {failure.data}"
    world.sameLedger(ours)


def test_disconnects_amid_htlcs(stage):
    world = World(stage)
    proxy = Proxy(stage, world.lnd.port)
    world.weOpen(push=1_000_000_000, port=proxy.port)
    lnd, wallet = world.lnd, world.wallet
    requests = [lnd.invoice(1_000 + i)["payment_request"] for i in range(40)]
    with ThreadPoolExecutor(4) as pool:
        sent = []
        for index, request in enumerate(requests):
            sent.append(pool.submit(wallet.call, "pay", request))
            if index % 5 == 4:
                proxy.cut()
                world.waitNormal()
        outcomes = [one.exception() for one in sent]
    stage.wait_for("nothing to be in flight", lambda: not world.channel()["htlcs"])
    world.sameLedger()
    done = {pay["payment_hash"]: pay["status"] for pay in wallet.call("listpays")["pays"]}
    settled = {invoice["r_hash"]: invoice for invoice in lnd.invoices() if invoice["state"] == "SETTLED"}
    assert list(done.values()).count("complete") == len(settled), (done, outcomes)


def test_a_hold_invoice_survives_restarts_of_both(stage):
    world = World(stage)
    world.weOpen(push=1_000_000_000)
    lnd, wallet = world.lnd, world.wallet
    preimage = bytes(range(32))
    paymentHash = hashlib.sha256(preimage).hexdigest()
    request = lnd.holdInvoice(paymentHash, 12_000)
    try:
        wallet.call("pay", bolt11=request, retry_for=1)
    except fulgurited.RpcError as pending:
        assert pending.code in (200, 210), pending
    stage.wait_for("the held payment", lambda: lnd.lookupInvoice(paymentHash)["state"] == "ACCEPTED")
    wallet.restart()
    world.waitNormal()
    lnd.restart()
    world.waitNormal()
    lnd.settle(preimage.hex())
    stage.wait_for("the payment", lambda: wallet.call("listpays", payment_hash=paymentHash)["pays"][0]["status"] == "complete")
    world.sameLedger()


def test_restarts_of_either_side_amid_payments(stage):
    world = World(stage)
    world.weOpen(push=1_000_000_000)
    for side in (world.wallet, world.lnd, world.wallet):
        requests = [world.lnd.invoice(1_000 + i)["payment_request"] for i in range(6)]
        with ThreadPoolExecutor(3) as pool:
            attempts = [pool.submit(world.wallet.call, "pay", bolt11=request, retry_for=5) for request in requests]
            stage.wait_for("a payment to pass", lambda: any(one.done() for one in attempts))
            side.restart()
            for one in attempts:
                one.exception()  # cut off is no fault; the ledgers below decide
        world.waitNormal()
        world.payLnd(3_000)
    world.lnd.kill()
    world.lnd.start()
    world.waitNormal()
    world.lndPays(9_000, "after")
    world.sameLedger()
    done = [pay for pay in world.wallet.call("listpays")["pays"] if pay["status"] == "complete"]
    assert len(done) == len([entry for entry in world.lnd.invoices() if entry["state"] == "SETTLED"])


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
