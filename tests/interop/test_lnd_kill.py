# SPDX-License-Identifier: MIT
"""Kill -9 of the daemon (FULGURITE_KILLS times) amid payments with LND: both ledgers stay equal to the msat, and nothing is force-closed."""
import os
import threading

from lnd_world import World
from peers import fulgurited, runner
from peers.lnd import LndError

KILLS = int(os.environ.get("FULGURITE_KILLS", "30"))


def isLive(world):
    """The daemon answers and its channel is back on a connection: a payment tried before that is only a refusal."""
    try:
        return world.wallet.ready() and (world.channel() or {}).get("reestablished", False)
    except (OSError, fulgurited.RpcError, ValueError, IndexError, KeyError, AssertionError):
        return False


class Payer(threading.Thread):
    """Pays `requests` one after another through `pay` until told to stop; refusals and lost sockets are no fault here."""

    def __init__(self, world, requests, pay):
        super().__init__(daemon=True)
        self.world = world
        self.requests, self.pay = iter(requests), pay
        self.ended = threading.Event()
        self.count = 0

    def run(self):
        for request in self.requests:
            if self.ended.is_set():
                return
            try:
                self.world.stage.wait_for("the daemon to be back", lambda: self.ended.is_set() or isLive(self.world))
                self.pay(request)
            except (OSError, fulgurited.RpcError, LndError, ValueError, AssertionError):
                continue
            finally:
                self.count += 1

    def finish(self):
        self.ended.set()
        self.join(300)
        assert not self.is_alive(), "a payment never ended"


def settledInLnd(lnd):
    return {entry["r_hash"]: int(entry["amt_paid_msat"]) for entry in lnd.invoices() if entry["state"] == "SETTLED"}


def test_kills_lose_no_millisatoshi(stage):
    world = World(stage)
    world.weOpen(push=2_000_000_000)
    lnd, wallet = world.lnd, world.wallet
    begun = world.toUs()
    out = [lnd.invoice(1_001 + i)["payment_request"] for i in range(900)]
    back = [wallet.call("invoice", 2_003 + i, f"in{i}", "")["bolt11"] for i in range(300)]
    payers = [Payer(world, out[0::2], lambda request: wallet.call("pay", bolt11=request, retry_for=5)),
              Payer(world, out[1::2], lambda request: wallet.call("pay", bolt11=request, retry_for=5)),
              Payer(world, back, lambda request: lnd.pay(request, timeout=10))]
    for payer in payers:
        payer.start()
    for _ in range(KILLS):
        before = len(settledInLnd(lnd))
        stage.wait_for("a payment to pass", lambda before=before: len(settledInLnd(lnd)) > before)
        wallet.kill()
        wallet.start()
        world.waitNormal()
    for payer in payers:
        payer.finish()
    stage.wait_for("nothing to be in flight", lambda: not world.channel()["htlcs"] and not lnd.channel(world.point)["pending_htlcs"])

    sent = {pay["payment_hash"]: pay["amount_sent_msat"] for pay in wallet.call("listpays")["pays"] if pay["status"] == "complete"}
    received = sum(entry["amount_received_msat"] for entry in wallet.call("listinvoices")["invoices"] if entry["status"] == "paid")
    assert len(sent) == len(settledInLnd(lnd)), "both know the same payments"
    assert sum(sent.values()) == sum(settledInLnd(lnd).values())
    assert world.channel()["to_us_msat"] == begun - sum(sent.values()) + received
    world.sameLedger()
    assert not lnd.closedChannels() and world.channel()["state"] == "CHANNELD_NORMAL"
    print(f"{KILLS} kills, {len(sent)} payments out, {sum(payer.count for payer in payers)} tried, {received} msat received")


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
