# SPDX-License-Identifier: MIT
"""Keeps a wallet's books: what it owns is known to the millisatoshi at every step, and all that it says about it must agree."""
from collections import Counter

PARTS = ("on_chain_msat", "lightning_msat", "in_flight_msat", "closing_msat", "reserve_msat")
OPEN = ("CHANNELD_AWAITING_LOCKIN", "CHANNELD_NORMAL", "CHANNELD_SHUTTING_DOWN", "CLOSINGD_SIGEXCHANGE")


class Bookkeeper:
    """`owned`: what the wallet owns, in msat. Every balance that it publishes is heard, none may be above what is owned."""

    def __init__(self, stage, wallet):
        self.stage = stage
        self.wallet = wallet
        self.owned = 0
        self._feed = None
        self.listen()

    def listen(self):
        """Again after each restart."""
        self._feed = self.wallet.connection()
        self._feed.call("notifications", {"enable": True})
        self._feed.call("subscribe", {"topics": ["balance"]})

    def balances(self):
        return self.wallet.call("balances")

    def expect(self, what, owned=None, least=None, **parts):
        """Waits until the books say what they should, then audits them. `parts` without `_msat`; until then each total that was
        published lies between what was owned before and what is owned now. `least`: what it may be meanwhile, while it is open how
        much will be owned."""
        owned = self.owned if owned is None else owned
        wanted = {"total_msat": owned, **{f"{name}_msat": value for name, value in parts.items()}}

        def settled():
            now = self.balances()
            return wanted.items() <= now.items() or NotSettled({name: now[name] for name in wanted})
        self.stage.wait_for(f"{self.wallet.name}, {what}: {wanted}", settled)
        known = (self.owned, owned) if least is None else (self.owned, owned, least)
        strays = [total for total in self.published() if not min(known) <= total <= max(known)]
        assert not strays, f"{self.wallet.name}, {what}: totals {strays} were published, owned are {known}"
        self.owned = owned
        self.audit(what)

    def published(self):
        """Totals that were told since the last call, in order."""
        self._feed.call("getinfo", {})  # what was told before its answer has come
        told, self._feed.notifications = self._feed.notifications, []
        return [one["params"]["balance"]["total_msat"] for one in told]

    def audit(self, what):
        """Over lists that were asked for while no balance moved."""
        now, faults = self.stage.wait_for("balances that stand still", self._audited)
        assert not faults, f"{self.wallet.name}, {what}: {faults}; {now}"

    def _audited(self):
        now = self.balances()
        faults = [*self._sumFaults(now), *self._channelFaults(now), *self._historyFaults()]
        return (now, faults) if self.balances() == now else None

    def _sumFaults(self, now):
        parts = sum(now[name] for name in PARTS)
        if parts != now["total_msat"]:
            yield f"the parts are {parts}"
        coins = sum(output["amount_msat"] for output in self.wallet.call("listfunds")["outputs"])
        if coins != now["on_chain_msat"] + now["unconfirmed_incoming_msat"]:
            yield f"the coins of listfunds are {coins}"
        rows = sum(entry["amount_msat"] for entry in now["closing"])
        if now["closing"] and rows != now["closing_msat"]:  # what words alone found has no row
            yield f"the rows of what closes are {rows}"

    def _channelFaults(self, now):
        channels = [channel for channel in self.wallet.call("listpeerchannels")["channels"] if self._counts(channel)]
        funds = {entry["channel_id"]: entry["our_amount_msat"] for entry in self.wallet.call("listfunds")["channels"]}
        toUs = sum(channel["to_us_msat"] for channel in channels)
        if toUs != now["lightning_msat"] + now["reserve_msat"]:
            yield f"the channels of listpeerchannels hold {toUs}"
        if any(funds[channel["channel_id"]] != channel["to_us_msat"] for channel in channels):
            yield f"the channels of listfunds are {funds}"
        reserve = sum(min(channel["to_us_msat"], channel["our_reserve_msat"]) for channel in channels)
        if reserve != now["reserve_msat"]:
            yield f"the reserves are {reserve}"

    @staticmethod
    def _counts(channel):
        """A channel that another opened is worth something once its funding is in a block."""
        return channel["state"] in OPEN and (channel["opener"] == "local" or "short_channel_id" in channel)

    def _historyFaults(self):
        """What listtransactions took from us and gave us makes the coins that are left; nothing is there twice."""
        coins = self.wallet.call("listfunds", spent=True)["outputs"]
        ours = {(coin["txid"], coin["output"]): coin["amount_msat"] for coin in coins}
        history = self.wallet.call("listtransactions")["transactions"]
        left = sum(coin["amount_msat"] for coin in coins if coin["status"] != "spent")
        moved = sum(self._net(entry, ours) for entry in history)
        if moved != left:
            yield f"the history leaves {moved}, the coins are {left}"
        for name, keys in (("coin", [(coin["txid"], coin["output"]) for coin in coins]), ("transaction", [one["hash"] for one in history])):
            yield from (f"{name} {key} is there {count} times" for key, count in Counter(keys).items() if count > 1)

    @staticmethod
    def _net(entry, ours):
        return (sum(ours.get((entry["hash"], output["index"]), 0) for output in entry["outputs"])
                - sum(ours.get((spent["txid"], spent["index"]), 0) for spent in entry["inputs"]))

    def feeOf(self, txid):
        """What a transaction that spends only coins of ours leaves to the miners, in msat."""
        ours = {(coin["txid"], coin["output"]): coin["amount_msat"] for coin in self.wallet.call("listfunds", spent=True)["outputs"]}
        entry = next(one for one in self.wallet.call("listtransactions")["transactions"] if one["hash"] == txid)
        return (sum(ours[spent["txid"], spent["index"]] for spent in entry["inputs"])
                - sum(output["amount_msat"] for output in entry["outputs"]))


def shareOf(transaction, toUsMsat, capacity):
    """Of a closing transaction as bitcoind decodes it: the output in satoshi of the side that had so much in the channel of so
    many satoshi. Who pays has the fee less, the other its whole balance."""
    values = [int(output["value"] * 100_000_000) for output in transaction["vout"]]
    fee = capacity - sum(values)
    shares = [value for value in values if 0 <= toUsMsat // 1000 - value <= fee]
    assert len(shares) == 1, f"{toUsMsat} msat of {capacity} sat in {transaction}"
    return shares[0]


class NotSettled:
    """Says `not yet` and what was seen, for the report of a time-out."""

    def __init__(self, seen):
        self.seen = seen

    def __bool__(self):
        return False

    def __repr__(self):
        return repr(self.seen)
