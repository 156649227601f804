# SPDX-License-Identifier: MIT
"""`restore.py [--bin DIR] [--addresses N] [--transactions N]`: how long a restore of a well-used BIP 84 account takes over a
real ElectrumX, from `restorewallet` to the last coin and the last row of history, and what memory it needs.

The account (2,030 addresses, 5,000 transactions, each paying one of them) is made on regtest first; that is not counted.
Electrum restores the same over the same server in 14.1 s (4.8, 133 MiB) or 10.7 s (4.3, 115 MiB).
"""
import argparse
import hashlib
import hmac
import os
import time
from decimal import Decimal

from peers import Bitcoind, ElectrumX, Fulgurited, Stage

WORDS = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"
CHANGE = 30  # addresses of the change chain among them
PIECE = 20_000  # satoshi of each coin that a payment spends
FEE = 300
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def masterKey(words):
    """The BIP 32 master private key of the words, as testnets write it."""
    seed = hashlib.pbkdf2_hmac("sha512", words.encode(), b"mnemonic", 2048)
    node = hmac.new(b"Bitcoin seed", seed, hashlib.sha512).digest()
    raw = bytes.fromhex("04358394") + bytes(9) + node[32:] + b"\0" + node[:32]
    raw += hashlib.sha256(hashlib.sha256(raw).digest()).digest()[:4]
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return text


def addressesOf(bitcoind, chain, count):
    descriptor = bitcoind.rpc("getdescriptorinfo", f"wpkh({masterKey(WORDS)}/84h/1h/0h/{chain}/*)")
    private = f"wpkh({masterKey(WORDS)}/84h/1h/0h/{chain}/*)#{descriptor['checksum']}"
    return bitcoind.rpc("deriveaddresses", private, [0, count - 1])


def pieces(bitcoind, count):
    """So many coins of one size, each of its own for one payment; locked, so that none pays for the next."""
    coins = []
    for at in range(0, count, 500):
        group = [bitcoind.newAddress() for _ in range(min(500, count - at))]
        txid = bitcoind.rpc("sendmany", "", {address: f"{Decimal(PIECE) / 100_000_000:.8f}" for address in group})
        bitcoind.mine(1)
        outputs = bitcoind.rpc("getrawtransaction", txid, True)["vout"]
        fresh = [{"txid": txid, "vout": output["n"]} for output in outputs if round(output["value"] * 100_000_000) == PIECE]
        bitcoind.rpc("lockunspent", False, fresh)
        coins += fresh
    return coins


def makeAccount(bitcoind, addresses, transactions):
    """Satoshi that the account then holds."""
    bitcoind.mine(2, bitcoind.newAddress())
    bitcoind.mine(100)
    targets = addressesOf(bitcoind, 0, addresses - CHANGE) + addressesOf(bitcoind, 1, CHANGE)
    value = f"{Decimal(PIECE - FEE) / 100_000_000:.8f}"
    for number, coin in enumerate(pieces(bitcoind, transactions)):
        raw = bitcoind.rpc("createrawtransaction", [coin], [{targets[number % len(targets)]: value}])
        bitcoind.rpc("sendrawtransaction", bitcoind.rpc("signrawtransactionwithwallet", raw)["hex"], 0)
        if number % 100 == 99:
            bitcoind.mine(1)
    bitcoind.mine(1)
    return transactions * (PIECE - FEE)


def highWater(process):
    """MiB of memory at the highest."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def cpuSeconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(stage, bitcoind, server, expected):
    wallet = Fulgurited(stage, server).start()
    started, serverBefore = time.monotonic(), cpuSeconds(server)
    wallet.restoreWallet(WORDS)
    stage.wait_for("all the coins", lambda: wallet.call("balances")["on_chain_msat"] == expected * 1000, limit=900)
    stage.wait_for("the tip", lambda: wallet.call("getinfo")["blockheight"] == bitcoind.height, limit=900)
    seconds = time.monotonic() - started
    print(f"restore: {seconds:.1f} s, {highWater(wallet):.0f} MiB at most, {cpuSeconds(wallet):.1f} s of our CPU, "
          f"{cpuSeconds(server) - serverBefore:.1f} s of the server's "
          "(Electrum 4.8: 14.1 s, 133 MiB; 4.3: 10.7 s, 115 MiB)", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--bin")
    options.add_argument("--addresses", type=int, default=2030)
    options.add_argument("--transactions", type=int, default=5000)
    chosen = options.parse_args()
    if chosen.bin:
        os.environ["FULGURITE_BIN"] = os.path.abspath(chosen.bin)
    with Stage() as stage:
        bitcoind = Bitcoind(stage, options=["-txindex=1"]).start()
        expected = makeAccount(bitcoind, chosen.addresses, chosen.transactions)
        server = ElectrumX(stage, bitcoind).start()
        server.waitSynced()
        measure(stage, bitcoind, server, expected)


if __name__ == "__main__":
    main()
