# SPDX-License-Identifier: MIT
"""Who may include whom (ARCHITECTURE.md § The tree), and no cycle between files or folders."""
import re

from common import main

INCLUDE = re.compile(r'^#include ([<"])([^">]+)[">]', re.M)
LIGHTNING_ORDER = ["wire", "transport", "onion", "invoice", "gossip", "channel", "onchain", "routing", "payment", "peer", "node"]
PAGES = ["home", "send", "receive", "activity", "channels", "coins", "contacts", "network", "settings", "setup"]
QT_FREE = ("wallet/", "lightning/", "app/store/", "app/practice/")
CRYPTO = re.compile(r"^(openssl/|secp256k1|argon2)")
CRYPTO_OWNERS = ("wallet/crypto/",)
LIGHTNING_SEES = ("wallet/base/", "wallet/bitcoin/", "wallet/crypto/")


def layerOf(path):
    return path.split("/", 1)[0]


def brokenRule(path, target):
    """The rule that `path` breaks by including our own header `target`, or None."""
    if path.startswith("ui/shots/"):
        return None  # a program of its own that draws every page over the tests' scripted ports
    mine, theirs = layerOf(path), layerOf(target)
    sees = {"wallet": ["wallet"], "lightning": ["wallet", "lightning"], "app": ["wallet", "lightning", "app"],
            "ui": ["wallet", "lightning", "app", "ui"]}
    if theirs == "tests" or theirs not in sees[mine]:
        return f"{mine} may not include {theirs}"
    if mine == "lightning" and theirs == "wallet" and not target.startswith(LIGHTNING_SEES):
        return "lightning sees only wallet/{base,crypto,bitcoin}"
    if mine == theirs == "lightning":
        return brokenLightningOrder(path, target)
    if mine == "ui":
        return brokenWindowRule(path, target)
    if path.startswith(("app/store/", "app/practice/", "app/api/")) and target.startswith(("app/engine/", "app/daemon/")):
        return "this folder may not know the engine"
    return None


def brokenLightningOrder(path, target):
    here, there = path.split("/")[1], target.split("/")[1]
    if here in LIGHTNING_ORDER and there in LIGHTNING_ORDER and LIGHTNING_ORDER.index(there) > LIGHTNING_ORDER.index(here):
        return f"lightning/{here} comes before lightning/{there}"
    return None


def brokenWindowRule(path, target):
    if path == "ui/main.cpp":
        return None  # the composition root joins everything
    if layerOf(target) == "app" and not target.startswith("app/api/"):
        return "the window sees only app/api of the application"
    here, there = path.split("/")[1], target.split("/")[1]
    if layerOf(target) == "ui" and there in PAGES and there != here:
        return f"ui/{here} may not include the page ui/{there}"
    return None


def externalRule(path, target):
    if path.startswith(QT_FREE) and re.match(r"Q[A-Z]\w*(/|$)|Qt\w+/", target):
        return "no Qt here"
    if CRYPTO.match(target) and not path.startswith(CRYPTO_OWNERS):
        return "only wallet/crypto names this library"
    if target.startswith(("sqlcipher/", "sqlite3")) and not path.startswith("app/store/"):
        return "only app/store names SQLCipher"
    return None


def cycleIn(graph):
    """One cycle as a list of nodes, or None."""
    done, trail = set(), []

    def visit(node):
        if node in trail:
            return trail[trail.index(node):] + [node]
        if node in done:
            return None
        trail.append(node)
        for other in sorted(graph.get(node, ())):
            found = visit(other)
            if found:
                return found
        trail.pop()
        done.add(node)
        return None

    return next((found for found in map(visit, sorted(graph)) if found), None)


def check(root, files):
    complaints, between, folders = [], {}, {}
    for file in files:
        if not file.isCode or layerOf(file.path) == "tests":
            continue
        for found in INCLUDE.finditer(file.text):
            ours, target = found[1] == '"', found[2]
            target = target if not ours or (root / target).exists() else f"{file.folder}/{target}"
            known = ours and (root / target).exists()
            rule = brokenRule(file.path, target) if known else externalRule(file.path, target)
            if rule:
                complaints.append(file.complain(found.start(), f"includes {target}: {rule}"))
            if known:
                between.setdefault(file.path, set()).add(target)
                folder = target.rsplit("/", 1)[0]
                if folder != file.folder and not file.path.endswith("/main.cpp"):
                    folders.setdefault(file.folder, set()).add(folder)
    for kind, graph in (("files", between), ("folders", folders)):
        cycle = cycleIn(graph)
        if cycle:
            complaints.append(f"{cycle[0]}:1: a cycle of {kind}: {' -> '.join(cycle)}")
    return complaints


def tree(path, include, *existing):
    return {path: f"#include {include}\n", **{name: "" for name in existing}}


SAMPLES = {
    "wallet includes lightning": (tree("wallet/a.cpp", '"lightning/wire/b.h"', "lightning/wire/b.h"), True),
    "lightning includes wallet/keys": (tree("lightning/wire/a.h", '"wallet/keys/b.h"', "wallet/keys/b.h"), True),
    "lightning includes wallet/base": (tree("lightning/wire/a.h", '"wallet/base/b.h"', "wallet/base/b.h"), False),
    "wire includes channel": (tree("lightning/wire/a.h", '"lightning/channel/b.h"', "lightning/channel/b.h"), True),
    "channel includes wire": (tree("lightning/channel/a.h", '"lightning/wire/b.h"', "lightning/wire/b.h"), False),
    "a page includes another": (tree("ui/home/a.h", '"ui/send/b.h"', "ui/send/b.h"), True),
    "a page reaches into the engine": (tree("ui/home/a.h", '"app/engine/b.h"', "app/engine/b.h"), True),
    "a page uses a port": (tree("ui/home/a.h", '"app/api/b.h"', "app/api/b.h"), False),
    "the store includes Qt": (tree("app/store/a.cpp", "<QString>"), True),
    "the engine includes Qt": (tree("app/engine/a.cpp", "<QString>"), False),
    "the engine names OpenSSL": (tree("app/engine/a.cpp", "<openssl/evp.h>"), True),
    "two headers include each other": ({"app/net/a.h": '#include "app/net/b.h"\n', "app/net/b.h": '#include "app/net/a.h"\n'}, True),
    "two folders include each other": (
        {"app/net/a.h": '#include "app/chain/b.h"\n', "app/chain/b.h": "", "app/chain/c.h": '#include "app/net/d.h"\n', "app/net/d.h": ""},
        True),
}

if __name__ == "__main__":
    main(check, SAMPLES)
