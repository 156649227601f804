# SPDX-License-Identifier: MIT
"""Seed words find money wherever a wallet of theirs may have put it: on every standard, to the edge of the gap."""
from peers import Bitcoind, ElectrumX, Fulgurited, runner
from seed import CHANGE, STANDARDS, addresses, descriptor, masterKey

WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"
INDEXES = (0, 19, 39)  # twenty unused addresses end a search: each of these is the last that the one before it leads to
CHANGE_INDEX = 12


def payEverywhere(bitcoind):
    """A coin of its own size on each address, of which two are spent again; what is left: txid: satoshi."""
    root = masterKey(WORDS)
    amounts = {}
    for standard in STANDARDS:
        receive = addresses(bitcoind, root, standard)
        change = addresses(bitcoind, root, standard, CHANGE)
        for address in [*(receive[index] for index in INDEXES), change[CHANGE_INDEX]]:
            amounts[address] = 50_000 + 1_000 * len(amounts)
    paid = {address: bitcoind.send(address, amount) for address, amount in amounts.items()}
    bitcoind.mine(1)
    emptied = [addresses(bitcoind, root, 84)[index] for index in INDEXES[:-1]]
    spend(bitcoind, descriptor(bitcoind, root, 84), emptied)
    bitcoind.mine(1)
    return {paid[address]: amount for address, amount in amounts.items() if address not in emptied}


def spend(bitcoind, source, places):
    """As another wallet of these words would: addresses that are empty again still lead the search on."""
    bitcoind.rpc("importdescriptors", [{"desc": source, "timestamp": 0, "range": [0, INDEXES[-1]]}])
    coins = [{"txid": coin["txid"], "vout": coin["vout"]} for coin in bitcoind.rpc("listunspent") if coin["address"] in places]
    bitcoind.rpc("sendall", [bitcoind.newAddress()], None, "unset", None, {"inputs": coins})


def onChain(wallet):
    return wallet.call("balances")["on_chain_msat"]


def atTip(wallet, bitcoind):
    info = wallet.call("getinfo")
    return info["blockheight"] == bitcoind.height and "warning_bitcoind_sync" not in info


def findAndSpendAll(stage, bitcoind, backend):
    paid = payEverywhere(bitcoind)
    wallet = Fulgurited(stage, backend, "restored").start()
    wallet.restoreWallet(WORDS)
    stage.wait_for("the tip", lambda: atTip(wallet, bitcoind))
    stage.wait_for("all coins", lambda: onChain(wallet) == 1000 * sum(paid.values()))
    kept = wallet.call("listfunds")["outputs"]
    assert {output["txid"]: output["amount_msat"] // 1000 for output in kept} == paid

    theirs = bitcoind.newAddress()
    sent = wallet.call("withdraw", theirs, "all")
    stage.wait_for("the withdrawal in the mempool", lambda: bitcoind.inMempool(sent["txid"]))
    spent = bitcoind.rpc("decoderawtransaction", sent["tx"])
    assert {coin["txid"] for coin in spent["vin"]} == set(paid) and len(spent["vout"]) == 1, spent
    bitcoind.mine(1)
    assert bitcoind.rpc("getreceivedbyaddress", theirs) == spent["vout"][0]["value"]
    stage.wait_for("an empty wallet", lambda: wallet.call("balances")["total_msat"] == 0)


def test_money_on_all_four_standards_is_found_and_spent_over_bitcoind(stage):
    bitcoind = Bitcoind(stage).start()
    bitcoind.fund()
    findAndSpendAll(stage, bitcoind, bitcoind)


def test_money_on_all_four_standards_is_found_and_spent_over_electrum(stage):
    bitcoind = Bitcoind(stage, options=["-txindex=1"]).start()
    bitcoind.fund()
    findAndSpendAll(stage, bitcoind, ElectrumX(stage, bitcoind).start())


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "electrumx", "fulgurited"])
