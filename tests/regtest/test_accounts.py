# SPDX-License-Identifier: MIT
"""An accountant goes along: after every step the books say what the wallet owns, and never, between two steps, more."""
from peers import runner
from peers.fulgurited import PASSWORD
from town import SAT, Town

GIFT = 5_000_000


def test_coins(stage):
    town = Town(stage, "alice")
    alice, book = town.books[0].wallet, town.books[0]
    book.expect("nothing yet", 0)
    town.give(book, GIFT)

    sent = alice.call("withdraw", town.bitcoind.newAddress(), 1_000_000)
    book.expect("sent", book.owned - 1_000_000 * SAT - book.feeOf(sent["txid"]))
    town.inMempool(sent["txid"])
    faster = alice.call("bumpfee", sent["txid"], "20000perkb")
    assert faster["method"] == "RBF" and book.feeOf(faster["txid"]) == faster["new_fee_msat"]
    book.expect("sent faster", (GIFT - 1_000_000) * SAT - faster["new_fee_msat"])
    town.inMempool(faster["txid"])
    town.restart(book)
    book.expect("sent faster, restarted")
    town.mine()
    book.expect("sent, in a block")

    incoming = town.bitcoind.send(alice.call("newaddr")["bech32"], 300_000)
    book.expect("more on its way", unconfirmed_incoming=300_000 * SAT)
    child = alice.call("bumpfee", incoming, "30000perkb")
    assert child["method"] == "CPFP"
    more = 300_000 * SAT - book.feeOf(child["txid"])
    book.expect("pulled by a child", unconfirmed_incoming=more)
    town.inMempool(child["txid"])
    town.mine()
    book.expect("both in a block", book.owned + more, unconfirmed_incoming=0)
    town.bitcoind.reorg(1, keep=False)
    town.atTip()
    book.expect("both out of the chain", book.owned - more, unconfirmed_incoming=more)
    alice.call("lock")
    alice.call("unlock", PASSWORD)
    book.expect("both out of the chain, unlocked", unconfirmed_incoming=more)
    town.mine()
    book.expect("both in a block again", book.owned + more, unconfirmed_incoming=0)

    other = town.newcomer("restored", town.words["alice"])
    other.owned = book.owned
    town.books.append(other)
    other.expect("restored")
    everything = alice.call("withdraw", town.bitcoind.newAddress(), "all")
    for each in town.books:
        each.expect("all sent", 0, on_chain=0, unconfirmed_incoming=0)
    town.inMempool(everything["txid"])
    town.mine()
    for each in town.books:
        each.expect("all gone", 0, on_chain=0, unconfirmed_incoming=0)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "fulgurited"])
