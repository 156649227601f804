# SPDX-License-Identifier: MIT
"""chain-probe: our chain clients as a process that takes commands and prints events."""
import json
import subprocess
import threading
from decimal import Decimal

from . import bitcoind_install
from .fulgurited import binaries


SOMEBODY = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"  # other blocks than the rig's, and no coins for its wallet


def scriptOf(node, address):
    return node.rpc("validateaddress", address)["scriptPubKey"]


def packageOptions():
    """What a bitcoind needs so that it takes in version 3 as Core does: Knots has an option for it."""
    told = subprocess.run([*bitcoind_install.command(), "-help"], capture_output=True, text=True, check=False).stdout
    return ["-mempooltruc=enforce"] if "-mempooltruc" in told else []


def cheapParentAndChild(node):
    """A transaction without any fee and one that pays for both, signed: alone the first is refused. Of version 3, whose
    parents may be below the relay fee."""
    coin = node.rpc("listunspent")[0]
    middle, last = node.newAddress(), node.newAddress()
    raw = node.rpc("createrawtransaction", [{"txid": coin["txid"], "vout": coin["vout"]}], [{middle: str(coin["amount"])}])
    parent = node.rpc("signrawtransactionwithwallet", "03" + raw[2:])["hex"]
    made = node.rpc("decoderawtransaction", parent)
    raw = node.rpc("createrawtransaction", [{"txid": made["txid"], "vout": 0}], [{last: str(coin["amount"] - Decimal("0.0001"))}])
    spent = [{"txid": made["txid"], "vout": 0, "scriptPubKey": made["vout"][0]["scriptPubKey"]["hex"], "amount": str(coin["amount"])}]
    return parent, node.rpc("signrawtransactionwithwallet", "03" + raw[2:], spent)["hex"]


def followReorgs(node, probe, address):
    """The probe, which watches `address` and is ready, follows reorgs of 10 and of 100 blocks, forth and back."""
    node.mine(100, SOMEBODY)
    txid = node.send(address, 60_000, mine=1)
    probe.wait("seen", txid=txid, height=node.height)
    probe.wait("tip", height=node.height)
    for depth in (10, 100):
        before = node.height
        mark = probe.mark
        node.reorg(depth, keep=False)
        probe.wait("rollback", since=mark, height=before - depth)
        probe.wait("tip", since=mark, height=node.height, hash=node.tip)
        if depth == 10:
            node.rpc("sendrawtransaction", node.rpc("gettransaction", txid)["hex"])  # its lock time had dropped it
            node.mine(1)
            probe.wait("seen", since=mark, txid=txid, height=node.height)
            probe.wait("tip", height=node.height)


class ChainProbe:
    """`events` grows as they come. Built for bitcoind rigs and, with `servers`, for Electrum."""

    def __init__(self, stage, *arguments):
        self.stage = stage
        self.events = []
        self.process = subprocess.Popen([binaries() / "chain-probe", *arguments], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=self._read, daemon=True).start()

    @classmethod
    def bitcoind(cls, stage, node, *options, cookie=None):
        """`options`: zmq=ENDPOINT, poll=MILLISECONDS. With `cookie`, that file instead of user and password."""
        secret = f"cookie:{cookie}" if cookie else node.password
        return cls(stage, "bitcoind", f"http://127.0.0.1:{node.port}", node.user, secret, *options)

    @classmethod
    def electrum(cls, stage, *servers):
        return cls(stage, "electrum", *servers)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print("\n".join(json.dumps(event) for event in self.events[-40:]), flush=True)
        self.process.stdin.close()
        self.process.wait(30)

    def _read(self):
        for line in self.process.stdout:
            self.events.append(json.loads(line))

    def say(self, *words):
        self.process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.process.stdin.flush()

    def wait(self, kind, since=0, **members):
        """The first event of that kind with these members, from number `since` on."""
        def find():
            for event in self.events[since:]:
                if event["event"] == kind and all(event.get(key) == value for key, value in members.items()):
                    return event
            return None
        return self.stage.wait_for(f"{kind} {members}", find)

    def waitWoken(self, node):
        """Until the probe hears of a new block. It may subscribe to them a moment later than it is ready, or than the node is
        back, and misses what comes before: each look mines another."""
        mark = self.mark

        def woken():
            node.mine()
            return any(event["event"] == "tip" for event in self.events[mark:])
        self.stage.wait_for("a block to wake the probe", woken)

    def none(self, kind, **members):
        """Whether no such event has come so far."""
        return not any(event["event"] == kind and all(event.get(key) == value for key, value in members.items())
                       for event in self.events)

    @property
    def mark(self):
        return len(self.events)
