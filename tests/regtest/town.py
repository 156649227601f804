# SPDX-License-Identifier: MIT
"""What the tests of accounts share: a chain, wallets, and an accountant beside each of them."""
from bookkeeper import Bookkeeper
from peers import Bitcoind, Fulgurited

SAT = 1000
QUICK = ["--developer", "--dev-bitcoind-poll=0.05"]


class Town:
    """A chain and wallets with their bookkeepers."""

    def __init__(self, stage, *names):
        self.stage = stage
        self.bitcoind = Bitcoind(stage).start()
        self.bitcoind.fund()
        self.words = {}
        self.books = [self.newcomer(name) for name in names]

    def newcomer(self, name, words=None):
        wallet = Fulgurited(self.stage, self.bitcoind, name, QUICK).start()
        if words:
            wallet.restoreWallet(words)
        else:
            self.words[name] = wallet.createWallet()
        return Bookkeeper(self.stage, wallet)

    def mine(self, blocks=1):
        self.bitcoind.mine(blocks)
        self.atTip()

    def atTip(self):
        for book in self.books:
            self.stage.wait_for(f"{book.wallet.name} to be at the tip", lambda each=book: not each.wallet.running or (
                each.wallet.call("getinfo")["blockheight"] == self.bitcoind.height and each.wallet.isFollowingTheChain()))

    def restart(self, *books):
        """Nothing may be different when it is back."""
        for book in books:
            book.wallet.restart()
            book.listen()
        self.atTip()

    def inMempool(self, txid):
        self.stage.wait_for(f"{txid} in the mempool", lambda: self.bitcoind.inMempool(txid))

    def give(self, book, satoshi):
        self.bitcoind.send(book.wallet.call("newaddr")["bech32"], satoshi)
        book.expect("a gift on its way", unconfirmed_incoming=satoshi * SAT)
        self.mine()
        book.expect("a gift", book.owned + satoshi * SAT, unconfirmed_incoming=0)
