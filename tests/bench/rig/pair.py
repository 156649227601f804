# SPDX-License-Identifier: MIT
"""Two daemons of ours with one channel."""
from peers import Fulgurited

CAPACITY = 10_000_000
MSAT = 1_000_000


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
        return tipKnown and any(channel["state"] == "CHANNELD_NORMAL" for channel in node.call("listpeerchannels")["channels"])

    def invoice(self, label):
        return self.payee.call("invoice", amount_msat=MSAT, label=label, description="bench")["bolt11"]

    def pay(self, request):
        return self.payer.call("pay", request)["status"] == "complete"
