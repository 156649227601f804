# SPDX-License-Identifier: MIT
"""Two wallets and the channel between them: after every step both books say what each owns, and what one lost the other has."""
from bookkeeper import shareOf
from peers import runner
from peers.bitcoind import NOBODY
from town import SAT, Town

GIFT = 5_000_000
CAPACITY = 2_000_000
PUSH = 600_000_001  # msat: no whole satoshi on either side
BELOW_DUST = 200_007
ANCHORS = 660  # satoshi, paid by the opener
CONFIRMATIONS = 6
MOST_FEE = 2_000 * SAT  # of a close, while it is open whose transaction it will be
DELAY = 720  # blocks that our own output waits when we close alone
UNILATERAL_DEPTH = 100


class Street:
    """A channel between two neighbours, from its opening to its end; each method is a step after which both books are right."""

    def __init__(self, stage):
        self.stage = stage
        self.town = Town(stage, "alice", "bob")
        self.bitcoind = self.town.bitcoind
        self.alice, self.bob = self.books = self.town.books
        self.point = None
        self.shares = {}  # of the close, in msat
        self.labels = iter(range(1000))
        for book in self.books:
            book.expect("nothing yet", 0)
        self.town.give(self.alice, GIFT)

    def other(self, book):
        return self.bob if book is self.alice else self.alice

    def row(self, book):
        """The channel as its owner lists it, or None."""
        txid, index = self.point.split(":")
        rows = book.wallet.call("listpeerchannels")["channels"]
        return next((row for row in rows if (row.get("funding_txid"), row.get("funding_outnum")) == (txid, int(index))), None)

    def usable(self):
        def normal(book):
            row = self.row(book)
            return row["state"] == "CHANNELD_NORMAL" and row["peer_connected"] and row.get("reestablished")
        for book in self.books:
            self.stage.wait_for(f"{book.wallet.name}'s channel to be usable", lambda each=book: normal(each))

    # Its life
    def open(self):
        alice, bob = self.alice.wallet, self.bob.wallet
        alice.call("connect", bob.nodeId, "127.0.0.1", bob.port)
        opened = alice.call("fundchannel", id=bob.nodeId, amount=CAPACITY, push_msat=PUSH)
        self.point = f"{opened['txid']}:{opened['outnum']}"
        self.town.inMempool(opened["txid"])
        self.alice.expect("opened", self.alice.owned - PUSH - self.alice.feeOf(opened["txid"]))
        self.bob.expect("in no block yet", lightning=0, reserve=0)

    def confirm(self):
        self.town.mine(CONFIRMATIONS)
        self.usable()
        self.alice.expect("in a block")
        self.bob.expect("in a block", self.bob.owned + PUSH)

    def _paid(self, payer, msat, what):
        payer.expect(f"paid {what}", payer.owned - msat, in_flight=0)
        payee = self.other(payer)
        payee.expect(f"received {what}", payee.owned + msat, in_flight=0)
        for book in self.books:
            self.stage.wait_for("no HTLC", lambda each=book: not self.row(each)["htlcs"])

    def pay(self, payer, msat):
        made = self.other(payer).wallet.call("invoice", msat, f"tea {next(self.labels)}", "tea")
        assert payer.wallet.call("pay", made["bolt11"])["amount_sent_msat"] == msat
        self._paid(payer, msat, f"{msat} msat")

    def keysend(self, payer, msat):
        sent = payer.wallet.call("keysend", destination=self.other(payer).wallet.nodeId, amount_msat=msat)
        assert sent["status"] == "complete" and sent["amount_sent_msat"] == msat
        self._paid(payer, msat, f"{msat} msat by keysend")

    def feerate(self, perKw):
        self.alice.wallet.call("dev-feerate", self.row(self.alice)["channel_id"], perKw)
        for book in self.books:
            self.stage.wait_for("the feerate", lambda each=book: self.row(each)["feerate"]["perkw"] == perKw)
            book.expect(f"at feerate {perKw}")

    # Its end, together
    def share(self, book, transaction, toUs):
        return shareOf(transaction, toUs[book], CAPACITY) * SAT

    def agreeToClose(self, closer):
        """One side asks; either transaction may be the one in the mempool, and what it pays is what both say is closing."""
        toUs = {book: self.row(book)["to_us_msat"] for book in self.books}
        assert closer.wallet.call("close", self.row(closer)["channel_id"])["type"] == "mutual"
        txid = self.stage.wait_for("a closing transaction", lambda: self.bitcoind.spender(self.point))
        self.closing(toUs, self.bitcoind.rpc("getrawtransaction", txid, True))

    def closing(self, toUs, transaction):
        """Until it was seen in the mempool, a side counts on no more than its own, for which it pays, would leave."""
        fee = (CAPACITY - sum(int(output["value"] * 100_000_000) for output in transaction["vout"])) * SAT
        for book in self.books:
            share = self.share(book, transaction, toUs)
            rest = book.owned - toUs[book]
            self.shares[book] = share
            book.expect("closing", rest + share, least=rest + share - fee, closing=share, unconfirmed_incoming=share, lightning=0,
                        reserve=0)

    def closed(self):
        self.town.mine()
        for book in self.books:
            book.expect("closed", closing=0, lightning=0, unconfirmed_incoming=0)

    def reorganise(self):
        """The close falls out of the chain and comes in again."""
        home = {book: book.balances()["on_chain_msat"] for book in self.books}
        self.bitcoind.reorg(1, keep=False)
        self.town.atTip()
        for book, share in self.shares.items():
            book.expect("out of the chain", closing=share, unconfirmed_incoming=share, on_chain=home[book] - share)
        self.closed()

    def forgotten(self, depth=CONFIRMATIONS):
        self.town.mine(depth)
        for book in self.books:
            self.stage.wait_for("the channel to be over", lambda each=book: self.row(each) is None)
            book.expect("over", closing=0, lightning=0, reserve=0, unconfirmed_incoming=0)

    # Its end, alone
    def closeAlone(self, closer):
        """While the other is away."""
        away = self.other(closer)
        away.wallet.stop()
        row = self.row(closer)
        fee = row["last_tx_fee_msat"] + ANCHORS * SAT
        made = closer.wallet.call("close", id=row["channel_id"], unilateraltimeout=1)
        assert made["type"] == "unilateral", made
        self.town.inMempool(made["txid"])
        self._expectMain(closer, row, fee)
        away.wallet.start()
        away.listen()
        self._expectMain(away, self.row(away), fee)

    def _expectMain(self, book, row, fee):
        main = row["to_us_msat"] // SAT * SAT - (fee if row["opener"] == "local" else 0)
        book.expect("a commitment on its way", book.owned - row["to_us_msat"] + main, closing=main, lightning=0, reserve=0)

    def confirmCommitment(self):
        self.town.mine()
        for book in self.books:
            book.expect("the commitment in a block")

    def sweep(self, book):
        """What its sweep costs is gone once a block has it."""
        txid, = self.stage.wait_for("the sweep", lambda: self.bitcoind.rpc("getrawmempool"))
        fee = int(self.bitcoind.rpc("getmempoolentry", txid)["fees"]["base"] * 100_000_000) * SAT
        waits = book.balances()["closing_msat"]
        book.expect("the sweep on its way", closing=waits, unconfirmed_incoming=waits - fee)
        self.town.mine()
        book.expect("swept", book.owned - fee, closing=0, unconfirmed_incoming=0)
        self.other(book).expect("the neighbour has swept")

    def outwait(self):
        self.town.mine(DELAY - 2)
        for book in self.books:
            book.expect("the delay is over")


def life(street):
    """Steps up to the end."""
    alice, bob = street.alice, street.bob
    return [
        street.open, street.confirm,
        lambda: street.pay(alice, 123_456_789), lambda: street.pay(bob, 98_765_432),
        lambda: street.keysend(alice, 11_000_001), lambda: street.keysend(bob, 7_000_002),
        lambda: street.pay(alice, BELOW_DUST), lambda: street.keysend(bob, BELOW_DUST + 1),
        lambda: street.feerate(5_000), lambda: street.pay(alice, 50_000_000),
        lambda: street.feerate(1_000), lambda: street.pay(bob, 50_000_003),
    ]


def end(street, closer):
    return [lambda: street.agreeToClose(closer), street.closed, street.reorganise, street.forgotten]


def endAlone(street, closer):
    away = street.other(closer)
    return [lambda: street.closeAlone(closer), street.confirmCommitment, lambda: street.sweep(away), street.outwait,
            lambda: street.sweep(closer), lambda: street.forgotten(UNILATERAL_DEPTH)]


def play(steps):
    for step in steps:
        step()


def playRestarting(street, steps):
    """After each step both end and come back, and own what they owned."""
    for step in steps:
        step()
        parts = {book: book.balances() for book in street.books}
        street.town.restart(*street.books)
        if all(balances["lightning_msat"] for balances in parts.values()):
            street.usable()
        for book in street.books:
            kept = {name: parts[book][f"{name}_msat"] for name in ("on_chain", "lightning", "closing", "reserve")}
            book.expect("restarted", least=book.owned - MOST_FEE, **kept)


def test_the_opener_closes(stage):
    street = Street(stage)
    play([*life(street), *end(street, street.alice)])


def test_the_other_closes(stage):
    street = Street(stage)
    play([*life(street), *end(street, street.bob)])


def test_restarts_after_each_step(stage):
    street = Street(stage)
    playRestarting(street, [*life(street), *end(street, street.bob)])


def test_the_opener_closes_alone_with_restarts(stage):
    street = Street(stage)
    play(life(street)[:4])
    playRestarting(street, endAlone(street, street.alice))


def test_the_other_closes_alone(stage):
    street = Street(stage)
    play([*life(street)[:4], *endAlone(street, street.bob)])


def bothCloses(street):
    """The transaction that the close was answered with, and the one that was signed after it."""
    wallet, channelId = street.alice.wallet, street.row(street.alice)["channel_id"]
    first = wallet.call("close", channelId)

    def another():
        again = wallet.call("close", channelId)
        return again if again["txid"] != first["txid"] else None
    return first, street.stage.wait_for("the second transaction", another)


def test_either_closing_transaction_may_be_mined(stage):
    """Both sign two: with option_simple_close each pays for its own. While nobody knows which will do, a side counts on no more
    than the least; then on the one in the mempool; and a block may hold the other all the same."""
    street = Street(stage)
    play(life(street)[:3])
    books, bitcoind = street.books, street.bitcoind
    toUs = {book: street.row(book)["to_us_msat"] for book in books}
    bitcoind.pause()  # nothing is sent, nothing is seen
    first, last = bothCloses(street)
    bitcoind.resume()
    decoded = {one["txid"]: {**one, "decoded": bitcoind.rpc("decoderawtransaction", one["tx"])} for one in (first, last)}
    inPool = street.stage.wait_for("one in the mempool", lambda: bitcoind.spender(street.point))
    other, = (txid for txid in decoded if txid != inPool)
    street.closing(toUs, decoded[inPool]["decoded"])
    bitcoind.rpc("generateblock", NOBODY, [decoded[other]["tx"]])
    street.town.atTip()
    for book in books:
        share = street.share(book, decoded[other]["decoded"], toUs)
        counted = book.owned - street.shares[book]
        street.shares[book] = share
        book.expect("the other is mined", counted + share, closing=0, lightning=0, unconfirmed_incoming=0)
    street.reorganise()
    street.forgotten()


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "fulgurited"])
