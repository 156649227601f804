# SPDX-License-Identifier: MIT
"""The LND rig itself: two of them do with each other all that our tests will ask of one."""
import hashlib
from concurrent.futures import ThreadPoolExecutor

from peers import SIMPLE_CLOSE, Bitcoind, Lnd, runner


def channelBetween(stage, options=()):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    alice, bob = (Lnd(stage, bitcoind, name, options).start() for name in ("alice", "bob"))
    alice.fund(20_000_000)
    alice.connect(bob.nodeId, bob.host)
    point = alice.open(bob.nodeId, 10_000_000, pushSatoshi=2_000_000)
    bitcoind.mine(3)
    for node in (alice, bob):
        node.waitActive(point)
    return bitcoind, alice, bob, point


def test_two_nodes_open_pay_hold_and_close(stage):
    _, alice, bob, point = channelBetween(stage)

    assert alice.pay(bob.invoice(50_000)["payment_request"])["status"] == "SUCCEEDED"
    assert bob.keysend(alice.nodeId, 7_000)["status"] == "SUCCEEDED"

    preimage = bytes(range(32))
    paymentHash = hashlib.sha256(preimage).hexdigest()
    request = bob.holdInvoice(paymentHash, 9_000)
    with ThreadPoolExecutor() as pool:
        payment = pool.submit(alice.pay, request)
        stage.wait_for("the held payment", lambda: bob.lookupInvoice(paymentHash)["state"] == "ACCEPTED")
        bob.settle(preimage.hex())
        assert payment.result()["status"] == "SUCCEEDED"

    alice.close(point)
    alice.confirmClose(point)
    stage.wait_for("the channel to be closed", lambda: alice.closed(point))


def test_a_restarted_node_finds_its_peer_again(stage):
    _, alice, bob, point = channelBetween(stage, [SIMPLE_CLOSE])
    bob.kill()
    bob.start()
    alice.waitActive(point)
    assert alice.pay(bob.invoice(1_000)["payment_request"])["status"] == "SUCCEEDED"


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd"])
