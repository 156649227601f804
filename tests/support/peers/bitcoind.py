# SPDX-License-Identifier: MIT
"""bitcoind on regtest, driven over JSON-RPC."""
import base64
import decimal
import http.client
import json
import threading

from . import bitcoind_install
from .process import HOST, Process, freePort
from .stage import NotYet

WARMING_UP = -28
# P2WSH of the script OP_TRUE: where blocks go when nobody wants the coins.
NOBODY = "bcrt1qft5p2uhsdcdc3l2ua4ap5qqfg4pjaqlp250x7us7a8qqhrxrxfsqseac85"


class RpcError(Exception):
    """An error answer; `code` is its number."""

    def __init__(self, method, code, message):
        super().__init__(f"{method}: {code} {message}")
        self.code = code


class Bitcoind(Process):
    """`options`: further flags, as -prune=1 -fastprune, -disablewallet, -txindex=1. `connect`: another Bitcoind to follow."""

    def __init__(self, stage, name="bitcoind", options=(), connect=None):
        super().__init__(stage, name)
        self.options = list(options)
        self.connect = connect
        self.port, self.p2pPort, self.zmqBlockPort, self.zmqTxPort = (freePort() for _ in range(4))
        self.user, self.password = "rig", "rig"
        self._local = threading.local()
        # Knots takes a locktime of 21 for spam, and its wallet draws one now and then on so short a chain. A bitcoind that does
        # not know the word passes over it in a file, on the command line it would not start.
        (self.folder / "bitcoin.conf").write_text("rejectparasites=0\n")

    def arguments(self):
        return [
            *bitcoind_install.command(), "-regtest", "-server", f"-datadir={self.folder}", "-dnsseed=0", "-fixedseeds=0",
            "-listenonion=0", "-fallbackfee=0.0001", "-dbcache=16", "-maxmempool=20", f"-rpcport={self.port}",
            *([f"-rpcuser={self.user}", f"-rpcpassword={self.password}"] if self.user else []), f"-bind={HOST}:{self.p2pPort}",
            f"-zmqpubrawblock=tcp://{HOST}:{self.zmqBlockPort}", f"-zmqpubrawtx=tcp://{HOST}:{self.zmqTxPort}",
            f"-connect={HOST}:{self.connect.p2pPort}" if self.connect else "-connect=0", *self.options,
        ]

    @property
    def url(self):
        return f"http://{self.user}:{self.password}@{HOST}:{self.port}"

    @property
    def secret(self):
        """USER:PASSWORD; without a user, the cookie of this run."""
        return f"{self.user}:{self.password}" if self.user else self.cookieFile.read_text()

    @property
    def cookieFile(self):
        return self.folder / "regtest" / ".cookie"

    def logFiles(self):
        return [self.log]

    def ready(self):
        self.rpc("getblockchaininfo")
        if "-disablewallet" not in self.options and not self.rpc("listwallets"):
            self._openWallet()
        return True

    def _openWallet(self):
        known = [entry["name"] for entry in self.rpc("listwalletdir")["wallets"]]
        self.rpc("loadwallet" if "rig" in known else "createwallet", "rig")

    def rpc(self, method, *parameters):
        """The result; amounts are Decimal. Each thread keeps one connection alive."""
        body = json.dumps({"id": 0, "method": method, "params": parameters}, default=str)
        reply = json.loads(self._post(body), parse_float=decimal.Decimal)
        if reply["error"]:
            if reply["error"]["code"] == WARMING_UP:
                raise NotYet(reply["error"]["message"])
            raise RpcError(method, reply["error"]["code"], reply["error"]["message"])
        return reply["result"]

    def _post(self, body):
        connection = getattr(self._local, "connection", None)
        fresh = connection is None
        if fresh:
            connection = self._local.connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        token = base64.b64encode(self.secret.encode()).decode()
        try:
            connection.request("POST", "/", body, {"Authorization": f"Basic {token}"})
            return connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            connection.close()
            self._local.connection = None
            if fresh:
                raise
            return self._post(body)  # a kept connection that the other side had closed

    # What tests do with a chain
    @property
    def height(self):
        return self.rpc("getblockcount")

    @property
    def tip(self):
        return self.rpc("getbestblockhash")

    def newAddress(self, kind="bech32"):
        return self.rpc("getnewaddress", "", kind)

    def mine(self, blocks=1, address=NOBODY):
        """Mines what is in the mempool; returns the hashes."""
        return self.rpc("generatetoaddress", blocks, address)

    def fund(self):
        """Ripe coins for its own wallet: 101 blocks, 50 BTC."""
        self.mine(1, self.newAddress())
        self.mine(100)

    def send(self, address, satoshi, mine=0):
        """Pays from its wallet; the txid."""
        txid = self.rpc("sendtoaddress", address, f"{decimal.Decimal(satoshi) / 100_000_000:.8f}")
        if mine:
            self.mine(mine)
        return txid

    def reorg(self, depth, extra=1, keep=True):
        """Replaces the last `depth` blocks by `depth + extra`. With keep=False the new blocks are empty: what was
        confirmed in the old ones waits in the mempool again."""
        self.rpc("invalidateblock", self.rpc("getblockhash", self.height - depth + 1))
        if keep:
            return self.mine(depth + extra)
        return [self.rpc("generateblock", NOBODY, [])["hash"] for _ in range(depth + extra)]

    def inMempool(self, txid):
        return txid in self.rpc("getrawmempool")

    def spender(self, point):
        """The id of the transaction in the mempool that spends `txid:index`, or None."""
        txid, index = point.split(":")
        return self.rpc("gettxspendingprevout", [{"txid": txid, "vout": int(index)}])[0].get("spendingtxid")
