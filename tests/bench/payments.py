# SPDX-License-Identifier: MIT
"""`payments.py [--bin DIR] [--only lnd|fulgurite]`: payments a second over one channel, ours beside LND's, in one run.

Two nodes of a kind on loopback, one channel of 10 M sat, 1,000-sat BOLT 11 payments, invoices made beforehand: one after
another, then 50 and 400 at a time. CPU is both nodes' together, a payment. Needs bitcoind and LND; compare ratios, not figures.
"""
import argparse
import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

from peers import Bitcoind, Fulgurited, Lnd, Stage

CAPACITY = 10_000_000
MSAT = 1_000_000
TICKS = os.sysconf("SC_CLK_TCK")
COMMITS = 12  # durable commits of a payment, both sides, in an engine that stores what it must and no more


def syncSeconds():
    """Median time of an fdatasync after 4 kB, on the disk the nodes live on."""
    times = []
    with tempfile.NamedTemporaryFile() as file:
        for _ in range(200):
            os.pwrite(file.fileno(), os.urandom(4096), 0)
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def cpuSeconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def residentMebibytes(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


class LndPair:
    name = "LND"
    rounds = {1: 100, 50: 400, 400: 400}

    def __init__(self, stage, bitcoind):
        self.payer, self.payee = (Lnd(stage, bitcoind, name).start() for name in ("lnd-a", "lnd-b"))
        self.payer.fund(2 * CAPACITY)
        self.payer.connect(self.payee.nodeId, self.payee.host)
        point = self.payer.open(self.payee.nodeId, CAPACITY, pushSatoshi=CAPACITY // 20)
        bitcoind.mine(6)
        for node in (self.payer, self.payee):
            node.waitActive(point)

    def invoice(self, _):
        return self.payee.invoice(MSAT)["payment_request"]

    def pay(self, request):
        return self.payer.pay(request)["status"] == "SUCCEEDED"


class FulguritePair:
    name = "Fulgurite"
    rounds = {1: 500, 50: 2000, 400: 2000}

    def __init__(self, stage, bitcoind):
        self.payer, self.payee = (Fulgurited(stage, bitcoind, name).start() for name in ("ours-a", "ours-b"))
        for node in (self.payer, self.payee):
            node.createWallet()
        bitcoind.send(self.payer.call("newaddr")["bech32"], 2 * CAPACITY, mine=6)
        stage.wait_for("our coins", lambda: any(output["status"] == "confirmed" for output in self.payer.call("listfunds")["outputs"]))
        peer = self.payee.nodeId
        self.payer.call("connect", peer, "127.0.0.1", self.payee.port)
        self.payer.call("fundchannel", id=peer, amount=CAPACITY)
        bitcoind.mine(6)
        stage.wait_for("our channel", lambda: self.usable(self.payer) and self.usable(self.payee))

    @staticmethod
    def usable(node):
        return any(channel["state"] == "CHANNELD_NORMAL" for channel in node.call("listpeerchannels")["channels"])

    def invoice(self, label):
        return self.payee.call("invoice", amount_msat=MSAT, label=label, description="bench")["bolt11"]

    def pay(self, request):
        return self.payer.call("pay", request)["status"] == "complete"


def timedPay(pair, request):
    started = time.perf_counter()
    assert pair.pay(request), f"a payment of {pair.name} failed"
    return time.perf_counter() - started


def measure(pair, inFlight):
    """(payments a second, median seconds of one, CPU seconds of one)."""
    count = pair.rounds[inFlight]
    requests = [pair.invoice(f"{inFlight}-{number}") for number in range(count)]
    nodes = (pair.payer, pair.payee)
    before, started = sum(map(cpuSeconds, nodes)), time.perf_counter()
    with ThreadPoolExecutor(inFlight) as pool:
        each = list(pool.map(lambda request: timedPay(pair, request), requests))
    wall = time.perf_counter() - started
    return count / wall, statistics.median(each), (sum(map(cpuSeconds, nodes)) - before) / count


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", default="build/release/bin")
    options.add_argument("--only", choices=["lnd", "fulgurite"])
    chosen = options.parse_args()
    os.environ["FULGURITE_BIN"] = os.path.abspath(chosen.bin)
    kinds = [kind for kind in (LndPair, FulguritePair) if chosen.only in (None, kind.name.lower())]

    sync = syncSeconds()
    print(f"fdatasync of 4 kB: {sync * 1000:.2f} ms; {COMMITS} of them alone allow {1 / (COMMITS * sync):.0f} payments a second")
    rates = {}
    with Stage() as stage:
        bitcoind = Bitcoind(stage).start()
        bitcoind.fund()
        for kind in kinds:
            pair = kind(stage, bitcoind)
            for inFlight in pair.rounds:
                rate, median, cpu = measure(pair, inFlight)
                rates[pair.name, inFlight] = rate
                print(f"{pair.name:10} {inFlight:4} in flight: {rate:8.1f} payments/s, p50 {median * 1000:7.1f} ms, "
                      f"CPU {cpu * 1000:6.2f} ms a payment", flush=True)
            print(f"{pair.name:10} memory: payer {residentMebibytes(pair.payer):.0f} MiB, payee {residentMebibytes(pair.payee):.0f} MiB")
    for inFlight in (1, 50, 400):
        if ("LND", inFlight) in rates and ("Fulgurite", inFlight) in rates:
            print(f"ratio to LND, {inFlight} in flight: {rates['Fulgurite', inFlight] / rates['LND', inFlight]:.1f}")


if __name__ == "__main__":
    main()
