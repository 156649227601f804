# SPDX-License-Identifier: MIT
"""`python3 -m peers.doctor`: which peers are installed; installs nothing."""
from . import bitcoind_install, electrumx_install, lnd_install, pyln, versions
from .cache import Unavailable


def lnd():
    lnd_install.command()
    return f"lnd {versions.LND}"


def electrumx():
    electrumx_install.program()
    return f"ElectrumX {versions.ELECTRUMX}"


def pylnClient():
    pyln.python()
    return f"pyln-client {versions.PYLN_CLIENT}"


def main():
    for name, ask in {
        "bitcoind": lambda: bitcoind_install.versionOf(bitcoind_install.command())[0],
        "electrumx": electrumx,
        "pyln": pylnClient,
        "lnd": lnd,
    }.items():
        try:
            print(f"installed  peer {name}: {ask()}")
        except Unavailable as missing:
            print(f"MISSING    peer {name}: {missing}")


if __name__ == "__main__":
    main()
