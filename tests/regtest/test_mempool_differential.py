# SPDX-License-Identifier: MIT
"""The practice chain and mempool against a real bitcoind: the same blocks, the same transactions, the same verdicts."""
import json
import subprocess

from peers import Bitcoind, runner
from peers.fulgurited import binaries

# Nodes of different age name the same verdict differently.
SAME = {
    "missing-inputs": "bad-txns-inputs-missingorspent",
    "mempool-script-verify-flag-failed": "script-verify-flag",
    "non-mandatory-script-verify-flag": "script-verify-flag",
    "mandatory-script-verify-flag-failed": "script-verify-flag",
    "multi-op-return": "scriptpubkey",
    "dust-nonanchor": "dust",
    "bad-witness-stackitem-size": "bad-witness-nonstandard",
}


def plain(reason):
    """The reason without what nodes print in different ways."""
    head = reason.split(" (")[0].split(",")[0]
    return SAME.get(head, head)


def verdict(bitcoind, line):
    answer = bitcoind.rpc("testmempoolaccept", [line["tx"]], 0)[0]
    if answer["allowed"]:
        assert answer["vsize"] == line["vsize"], line["name"]
        return ""
    return answer["reject-reason"]


def test_the_practice_mempool_judges_as_bitcoind_does(stage):
    bitcoind = Bitcoind(stage, options=["-disablewallet", "-minrelaytxfee=0.00001", "-incrementalrelayfee=0.00001"]).start()
    output = subprocess.run([binaries() / "fulgurite-mempool-check"], check=True, capture_output=True, text=True, timeout=60).stdout
    differences = []
    for line in map(json.loads, output.splitlines()):
        if "block" in line:
            assert bitcoind.rpc("submitblock", line["block"]) is None
            continue
        theirs = verdict(bitcoind, line)
        if plain(theirs) != plain(line["reason"]):
            differences.append(f'{line["name"]}: bitcoind "{theirs}", practice "{line["reason"]}"')
        if line["take"] and not theirs:
            bitcoind.rpc("sendrawtransaction", line["tx"], 0)

    assert not differences, "\n".join(differences)


if __name__ == "__main__":
    runner.main(needs=["bitcoind"])
