# SPDX-License-Identifier: MIT
"""Two daemons of ours with one channel."""
import math
import time
from concurrent.futures import ThreadPoolExecutor

from peers import Fulgurited, fulgurited

CAPACITY = 10_000_000
MSAT = 1_000_000
MOST_WAITING = 50  # requests on one connection; the daemon takes 64


def payLane(node, requests, window):
    """Pays over one kept-alive connection with `window` requests waiting at a time; the seconds of each."""
    rpc, waiting, times, left = node.connection(), {}, [], iter(requests)

    def sendNext():
        request = next(left, None)
        if request is not None:
            waiting[rpc.send("pay", [request])] = time.perf_counter()

    for _ in range(window):
        sendNext()
    while waiting:
        message = rpc.receive()
        if "error" in message:
            raise fulgurited.RpcError("pay", message["error"])
        assert message["result"]["status"] == "complete", message
        times.append(time.perf_counter() - waiting.pop(message["id"]))
        sendNext()
    rpc.close()
    return times


class FulguritePair:
    name = "Fulgurite"
    rounds = {1: 400, 50: 1200, 400: 1200}

    def __init__(self, stage, bitcoind):
        self.payer, self.payee = (Fulgurited(stage, bitcoind, name).start() for name in ("ours-a", "ours-b"))
        for node in (self.payer, self.payee):
            node.createWallet()
        bitcoind.send(self.payer.call("newaddr")["bech32"], 2 * CAPACITY, mine=6)
        stage.wait_for("our coins", lambda: any(output["status"] == "confirmed" for output in self.payer.call("listfunds")["outputs"]))
        peer = self.payee.nodeId
        self.payer.call("connect", peer, "127.0.0.1", self.payee.port)
        funding = self.payer.call("fundchannel", id=peer, amount=CAPACITY)["txid"]
        stage.wait_for("our funding transaction", lambda: bitcoind.inMempool(funding))
        bitcoind.mine(6)
        stage.wait_for("our channel", lambda: self.usable(self.payer) and self.usable(self.payee))

    @staticmethod
    def usable(node):
        tipKnown = "warning_bitcoind_sync" not in node.call("getinfo")
        return tipKnown and any(channel["state"] == "CHANNELD_NORMAL" and channel.get("reestablished")
                                for channel in node.call("listpeerchannels")["channels"])

    def invoice(self, label):
        return self.payee.call("invoice", amount_msat=MSAT, label=label, description="bench")["bolt11"]

    def payAll(self, requests, inFlight):
        lanes = math.ceil(inFlight / MOST_WAITING)
        with ThreadPoolExecutor(lanes) as pool:
            each = pool.map(lambda lane: payLane(self.payer, requests[lane::lanes], inFlight // lanes), range(lanes))
            return [seconds for times in each for seconds in times]
