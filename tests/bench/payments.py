# SPDX-License-Identifier: MIT
"""`payments.py [--bin DIR] [--only lnd|fulgurite] [--runs N]`: payments a second over one channel, ours beside LND's, in one run.

Two nodes of a kind on loopback, one channel of 10 M sat, 1,000-sat BOLT 11 payments, invoices made beforehand: one after
another, then 50 and 400 at a time; medians of the runs. Beside it the floor: the durable commits and the curve arithmetic of
a payment alone (bench_floor). CPU and sync calls are a payment's, payer + payee. Compare ratios, not figures.
"""
import argparse
import json
import os
import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from peers import Bitcoind, Lnd, Stage, fulgurited
from peers.lnd import LndError
from rig.meters import SyncCalls, cpuSeconds, load, residentMebibytes, syncSeconds
from rig.pair import CAPACITY, MSAT, FulguritePair

COMMITS = 6  # durable commits of a payment on each side, in an engine that stores what it must and no more
TIMES_LND = 15
SEQUENTIAL = 170  # payments/s, where the disk syncs in 0.2 ms
IN_FLIGHT = (1, 50, 400)


class LndPair:
    name = "LND"
    rounds = {1: 60, 50: 300, 400: 400}

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
        began = time.perf_counter()
        assert self.payer.pay(request)["status"] == "SUCCEEDED", "a payment of LND failed"
        return time.perf_counter() - began

    def payAll(self, requests, inFlight):
        with ThreadPoolExecutor(inFlight) as pool:
            return list(pool.map(self.pay, requests))


class Bench:
    """One pair's figures, by number in flight: payments/s, median seconds of one, CPU seconds of one (payer, payee)."""

    def __init__(self, pair):
        self.pair = pair
        self.labels = 0
        self.runs = {inFlight: [] for inFlight in IN_FLIGHT}
        self.refused = {}

    def requests(self, count):
        self.labels += count
        return [self.pair.invoice(f"bench-{number}") for number in range(self.labels - count, self.labels)]

    def run(self, inFlight):
        """One round; a refusal is kept in `refused` and ends the rounds of that many in flight."""
        if inFlight in self.refused:
            return
        try:
            self._run(inFlight)
        except (AssertionError, RuntimeError, fulgurited.RpcError, LndError) as refusal:
            self.refused[inFlight] = refusal

    def _run(self, inFlight):
        requests = self.requests(self.pair.rounds[inFlight])
        nodes = (self.pair.payer, self.pair.payee)
        before, started = [cpuSeconds(node) for node in nodes], time.perf_counter()
        each = self.pair.payAll(requests, inFlight)
        wall = time.perf_counter() - started
        cpu = [(cpuSeconds(node) - was) / len(requests) for node, was in zip(nodes, before)]
        self.runs[inFlight].append((len(requests) / wall, statistics.median(each), *cpu))

    def figures(self, inFlight):
        """None when it was refused."""
        if inFlight in self.refused or not self.runs[inFlight]:
            return None
        return [statistics.median(column) for column in zip(*self.runs[inFlight])]

    def syncCalls(self, inFlight, count):
        """fsync and fdatasync calls a payment, payer and payee; None where strace is missing."""
        requests = self.requests(count)
        with SyncCalls(self.pair.payer) as payer, SyncCalls(self.pair.payee) as payee:
            self.pair.payAll(requests, inFlight)
        return [None if side.count is None else side.count / count for side in (payer, payee)]


def floor(programs, folder):
    """(seconds of one commit, seconds of one side's curve arithmetic)."""
    said = json.loads(subprocess.run([programs / "bench_floor", folder], check=True, capture_output=True, text=True).stdout)
    return said["commit_us"] / 1e6, said["curve_us"] / 1e6


def tell(bench, inFlight):
    if bench.figures(inFlight) is None:
        print(f"{bench.pair.name:10} {inFlight:4} in flight: refused: {bench.refused.get(inFlight)}", flush=True)
        return
    rate, median, payer, payee = bench.figures(inFlight)
    print(f"{bench.pair.name:10} {inFlight:4} in flight: {rate:8.1f} payments/s, p50 {median * 1000:7.1f} ms, "
          f"CPU {payer * 1000:5.2f} + {payee * 1000:5.2f} ms a payment", flush=True)


def tellSyncs(bench):
    for inFlight, count in ((1, 50), (50, 150)):
        payer, payee = bench.syncCalls(inFlight, count)
        said = "strace is missing" if payer is None or payee is None else f"{payer:.1f} / {payee:.1f} a payment"
        print(f"{bench.pair.name:10} {inFlight:4} in flight: sync calls {said}", flush=True)


def judge(what, value, limit):
    print(f"{what}: {value:.1f}, should be at least {limit}: {'held' if value >= limit else 'MISSED'}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", default="build/release/bin")
    options.add_argument("--only", choices=["lnd", "fulgurite"])
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    programs = Path(chosen.bin).absolute()
    os.environ["FULGURITE_BIN"] = str(programs)
    kinds = [kind for kind in (LndPair, FulguritePair) if chosen.only in (None, kind.name.lower())]

    with Stage() as stage:
        print(f"fdatasync of 4 kB: {syncSeconds(stage.folder) * 1000:.2f} ms; {load()}")
        bitcoind = Bitcoind(stage).start()
        bitcoind.fund()
        benches = [Bench(kind(stage, bitcoind)) for kind in kinds]
        floors = []
        for _ in range(chosen.runs):  # turn about, so that another program's load falls on all of them
            floors.append(floor(programs, stage.folder))
            for inFlight in IN_FLIGHT:
                for bench in benches:
                    bench.run(inFlight)
        for bench in benches:
            for inFlight in IN_FLIGHT:
                tell(bench, inFlight)
            tellSyncs(bench)
            print(f"{bench.pair.name:10} memory: payer {residentMebibytes(bench.pair.payer):.0f} MiB, "
                  f"payee {residentMebibytes(bench.pair.payee):.0f} MiB")
        compare({bench.pair.name: bench for bench in benches}, [statistics.median(column) for column in zip(*floors)])
        print(f"at the end: fdatasync {syncSeconds(stage.folder) * 1000:.2f} ms; {load()}")


def compare(benches, measured):
    commit, curve = measured
    alone = 1 / (2 * (COMMITS * commit + curve))
    print(f"floor: a durable commit {commit * 1e6:.0f} µs, curve arithmetic {curve * 1e6:.0f} µs a side: "
          f"with {COMMITS} commits a side {alone:.0f} payments/s one after another")
    ours = benches.get("Fulgurite")
    if ours and ours.figures(1):
        rate = ours.figures(1)[0]
        print(f"ratio to the floor: {rate / alone:.2f}")
        judge("sequential, payments/s (where the disk syncs in 0.2 ms)", rate, SEQUENTIAL)
    if ours and "LND" in benches:
        for inFlight in IN_FLIGHT:
            mine, theirs = ours.figures(inFlight), benches["LND"].figures(inFlight)
            if mine and theirs:
                judge(f"ratio to LND, {inFlight} in flight", mine[0] / theirs[0], TIMES_LND)


if __name__ == "__main__":
    main()
