# SPDX-License-Identifier: MIT
"""On the main network the daemon keeps coins and refuses Lightning. No chain backend answers, and none is needed."""
import socket

from peers import Fulgurited, fulgurited, runner
from peers.process import HOST, freePort

REFUSAL = "Lightning on network bitcoin is refused until this version can punish a revoked commitment; on-chain use works"
NODE = "02466d7fcae563e5cb09a0d1870bb580344804617879a14949cf22285f1bae3f27"
INVOICE = ("lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5"
           "rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfeg"
           "ext0eh0ymjpf39tuven09sam30g4vgpfna3rh")


class Mainnet(Fulgurited):
    """A daemon on network bitcoin whose bitcoind is not there."""

    def backendFlags(self):
        return ["--backend=bitcoind", f"--bitcoind-url=http://nobody:nothing@{HOST}:{self.backend}"]

    def arguments(self):
        return ["--network=bitcoin" if flag == "--network=regtest" else flag for flag in super().arguments()]

    @property
    def socketPath(self):
        return self.dataFolder / "bitcoin" / "lightning-rpc"


def refuses(wallet, method, **parameters):
    try:
        answer = wallet.call(method, **parameters)
    except fulgurited.RpcError as error:
        assert (error.code, error.message) == (-1, REFUSAL), error
        return
    raise AssertionError(f"{method} answered {answer}")


def lightningIsRefused(wallet):
    for method, parameters in (("connect", {"id": NODE, "host": HOST, "port": 9735}), ("fundchannel", {"id": NODE, "amount": 100_000}),
                               ("previewopen", {"id": NODE, "amount": 100_000}), ("close", {"id": NODE}),
                               ("invoice", {"amount_msat": 1_000, "label": "tea", "description": ""}), ("pay", {"bolt11": INVOICE}),
                               ("xpay", {"invstring": INVOICE}), ("keysend", {"destination": NODE, "amount_msat": 1_000})):
        refuses(wallet, method, **parameters)
    with socket.socket() as peer:
        assert peer.connect_ex((HOST, wallet.port)) != 0, "it listens for peers"


def coinsAreKept(wallet):
    assert wallet.call("newaddr")["bech32"].startswith("bc1q")
    assert wallet.call("listfunds") == {"outputs": [], "channels": []} and wallet.call("balances")["total_msat"] == 0


def test_lightning_is_refused_and_coins_are_not(stage):
    wallet = Mainnet(stage, freePort()).start()
    wallet.createWallet()
    for begin in (lambda: None, wallet.restart):
        begin()
        lightningIsRefused(wallet)
        coinsAreKept(wallet)


if __name__ == "__main__":
    runner.main(needs=["fulgurited"])
