# SPDX-License-Identifier: MIT
"""What the tests with LND share: a chain, an LND, our daemon, and the steps between them."""
from peers import Bitcoind, ElectrumX, Fulgurited, Lnd
from peers.lnd import fromBase64

CAPACITY = 5_000_000
CONFIRMATIONS = 6  # enough for either side, and for an announcement


class World:
    """bitcoind, LND and our daemon with a wallet; nothing is connected yet. `backend`: bitcoind or electrum."""

    def __init__(self, stage, backend="bitcoind", lndOptions=(), impatient=False, chain=None):
        self.stage = stage
        self.bitcoind = Bitcoind(stage, options=["-txindex=1"] if backend == "electrum" else []).start()
        self.bitcoind.fund()
        self.lnd = Lnd(stage, self.bitcoind, options=lndOptions, impatient=impatient).start()
        self.backend = ElectrumX(stage, self.bitcoind).start() if backend == "electrum" else self.bitcoind
        if chain:  # something between our daemon and bitcoind
            self.backend = chain(self.bitcoind)
        self.wallet = Fulgurited(stage, self.backend, options=["--log-level=debug"]).start()
        self.words = self.wallet.createWallet()

    # Our side
    def channels(self):
        return self.wallet.call("listpeerchannels")["channels"]

    def channel(self, point=None):
        """Our channel with this outpoint, or the only one; None when there is none."""
        found = [entry for entry in self.channels() if point in (None, self.pointOf(entry))]
        return found[0] if found else None

    @staticmethod
    def pointOf(channel):
        return f"{channel['funding_txid']}:{channel['funding_outnum']}" if "funding_txid" in channel else None

    @property
    def point(self):
        return self.pointOf(self.channel())

    def toUs(self):
        return sum(entry["to_us_msat"] for entry in self.channels())

    def outputs(self, wallet=None, status="confirmed"):
        return [output for output in (wallet or self.wallet).call("listfunds")["outputs"] if output["status"] == status]

    def waitTip(self, wallet=None):
        def atTip():
            info = (wallet or self.wallet).call("getinfo")
            return info["blockheight"] == self.bitcoind.height and "warning_bitcoind_sync" not in info
        self.stage.wait_for("our chain to reach the tip", atTip)

    def waitNormal(self, point=None):
        """Until both sides can use the channel."""
        def normal():
            ours = self.channel(point)
            return ours and ours["state"] == "CHANNELD_NORMAL" and ours["peer_connected"]
        self.stage.wait_for("our channel to be normal and connected", normal)
        self.waitTip()
        self.lnd.waitActive(point or self.point)

    # Opening
    def confirm(self, txid, blocks=CONFIRMATIONS):
        self.stage.wait_for("the transaction in the mempool", lambda: self.bitcoind.inMempool(txid))
        self.bitcoind.mine(blocks)

    def fundOurs(self, satoshi=20_000_000):
        had = len(self.outputs())
        self.bitcoind.send(self.wallet.call("newaddr")["bech32"], satoshi, mine=1)
        self.stage.wait_for("our coins", lambda: len(self.outputs()) > had)

    def connect(self, port=None):
        self.waitTip()
        self.lnd.waitSynced()
        self.wallet.call("connect", self.lnd.nodeId, "127.0.0.1", port or self.lnd.port)

    def weOpen(self, push=0, capacity=CAPACITY, port=None, **more):
        """Our channel to LND, public unless told otherwise and usable; its outpoint. `push` in msat, as fundchannel has it."""
        if not self.outputs():
            self.fundOurs()
        self.connect(port)
        opened = self.wallet.call("fundchannel", id=self.lnd.nodeId, amount=capacity, push_msat=push, **{"announce": True, **more})
        point = f"{opened['txid']}:{opened['outnum']}"
        self.confirm(opened["txid"])
        self.waitNormal(point)
        return point

    def lndOpens(self, push=0, capacity=CAPACITY, **more):
        """LND's channel to us, usable; its outpoint. `push` in satoshi, as LND has it."""
        if self.lnd.confirmedBalance() < capacity + 1_000_000:
            self.lnd.fund(20_000_000)
        self.waitTip()
        self.lnd.waitSynced()
        if self.wallet.nodeId not in self.lnd.peers():
            self.lnd.connect(self.wallet.nodeId, self.wallet.host)
        point = self.lnd.open(self.wallet.nodeId, capacity, pushSatoshi=push, **more)
        self.confirm(point.split(":")[0])
        self.waitNormal(point)
        return point

    # Paying
    def payLnd(self, msat):
        made = self.lnd.invoice(msat)
        paid = self.wallet.call("pay", made["payment_request"])
        assert paid["status"] == "complete" and paid["amount_msat"] == msat
        kept = self.lnd.lookupInvoice(made["r_hash"])
        assert kept["state"] == "SETTLED" and int(kept["amt_paid_msat"]) == msat

    def lndPays(self, msat, label, **more):
        made = self.wallet.call("invoice", msat, label, "tea")
        done = self.lnd.pay(made["bolt11"], **more)
        assert done["status"] == "SUCCEEDED", done
        paid = self.wallet.call("listinvoices", label)["invoices"][0]
        assert paid["status"] == "paid" and paid["amount_received_msat"] == msat
        assert paid["payment_preimage"] == done["payment_preimage"]
        return done

    def keysendBoth(self):
        self.sameLedger()  # HTLCs just settled leave the balance a moment later
        before = self.toUs()
        assert self.wallet.call("keysend", destination=self.lnd.nodeId, amount_msat=11_000)["status"] == "complete"
        assert self.lnd.keysend(self.wallet.nodeId, 7_000)["status"] == "SUCCEEDED"
        self.sameLedger()
        self.stage.wait_for("the keysend to be ours", lambda: self.toUs() == before - 11_000 + 7_000)

    def payEachOther(self):
        self.payLnd(1_000_001)
        self.lndPays(50_000, "one")
        self.keysendBoth()
        self.samePayments()

    # Agreeing
    def ledgers(self, point):
        """(a balance as we see it, as LND sees it, HTLCs of both) in satoshi: that of whoever did not fund the channel, as
        LND takes commitment fee and anchors off the funder."""
        ours, theirs = self.channel(point), self.lnd.channel(point)
        if not theirs:
            return None
        msat, side = ours["to_us_msat"], "remote_balance"
        if ours["opener"] == "local":
            msat, side = ours["total_msat"] - msat, "local_balance"
        return (msat // 1000, int(theirs[side]), len(ours["htlcs"]), len(theirs["pending_htlcs"]))

    def samePayments(self):
        """Each payment stands in the lists of both with the same hash and the same msat. LND writes its own a moment after the
        last HTLC is gone."""
        try:
            self.stage.wait_for("both lists of payments to agree", lambda: self.ourPayments() == self.lndPayments())
        except AssertionError as late:
            raise AssertionError(f"{self.ourPayments()} {self.lndPayments()}") from late

    def ourPayments(self):
        """(what we received, what we sent): msat by payment hash."""
        received = {one["payment_hash"]: one["amount_received_msat"]
                    for one in self.wallet.call("listinvoices")["invoices"] if one["status"] == "paid"}
        sent = {one["payment_hash"]: one["amount_msat"]
                for one in self.wallet.call("listpays")["pays"] if one["status"] == "complete"}
        return received, sent

    def lndPayments(self):
        """The same from LND's side: (what it paid, what was settled with it)."""
        paid = {one["payment_hash"]: int(one["value_msat"]) for one in self.lnd.payments()}
        settled = {fromBase64(one["r_hash"]): int(one["amt_paid_msat"])
                   for one in self.lnd.invoices() if one["state"] == "SETTLED"}
        return paid, settled

    def sameLedger(self, point=None):
        """Both sides agree on the channel, or on all, to the satoshi, LND's finest, once nothing is in flight."""
        for each in [point] if point else [self.pointOf(channel) for channel in self.channels()]:
            self._sameLedger(each)

    def _sameLedger(self, point):
        def agree():
            both = self.ledgers(point)
            return both and both[2:] == (0, 0) and both[0] == both[1]
        try:
            self.stage.wait_for("both ledgers to agree", agree)
        except AssertionError as late:
            raise AssertionError(f"{self.ledgers(point)} {self.channel(point)} {self.lnd.channel(point)}") from late

    # Closing
    def confirmClose(self, point):
        """A closing transaction is on its way: it confirms, and both sides are through with this channel."""
        self.lnd.confirmClose(point)
        kept = self.stage.wait_for("LND to call it closed", lambda: self.lnd.closed(point))
        assert kept["close_type"] == "COOPERATIVE_CLOSE", kept
        self.waitTip()

    def closed(self, point):
        """As confirmClose, of the last channel: all our coins are home."""
        self.confirmClose(point)
        self.moneyIsHome()

    def moneyIsHome(self):
        def home():
            parts = self.wallet.call("balances")
            return not parts["lightning_msat"] and not parts["closing_msat"]
        self.stage.wait_for("our coins of the close", home)
