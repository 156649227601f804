# SPDX-License-Identifier: MIT
"""A passphrase and the longest seed: the same wallet comes back, and it is the one that BIP 39 means."""
import unicodedata

from peers import Bitcoind, Fulgurited, runner
from seed import addresses, masterKey

WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def restored(stage, backend, name, words, passphrase):
    """(the first address, the node's id) of a wallet restored in a folder of its own."""
    wallet = Fulgurited(stage, backend, name).start()
    wallet.restoreWallet(words, passphrase=passphrase)
    return wallet.call("newaddr")["bech32"], wallet.nodeId


def test_a_passphrase_is_one_however_its_letters_are_composed(stage):
    bitcoind = Bitcoind(stage).start()
    composed = "Zürich ① Ångström"
    decomposed = unicodedata.normalize("NFKD", composed)
    assert composed.encode() != decomposed.encode()

    first = restored(stage, bitcoind, "composed", WORDS, composed)

    assert first == restored(stage, bitcoind, "decomposed", WORDS, decomposed)
    assert first[0] == addresses(bitcoind, masterKey(WORDS, composed), 84)[0]
    assert first[0] != addresses(bitcoind, masterKey(WORDS), 84)[0]


def test_twenty_four_words_with_a_passphrase_come_back(stage):
    bitcoind = Bitcoind(stage).start()
    made = Fulgurited(stage, bitcoind, "made").start()
    words = made.createWallet(words=24, passphrase="naïve café")
    assert len(words.split()) == 24

    first = made.call("newaddr")["bech32"], made.nodeId

    assert first == restored(stage, bitcoind, "again", words, "naïve café")
    assert first[0] == addresses(bitcoind, masterKey(words, "naïve café"), 84)[0]


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "fulgurited"])
