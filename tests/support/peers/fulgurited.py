# SPDX-License-Identifier: MIT
"""Our own daemon, started with its real flags and driven over its real socket."""
import itertools
import json
import os
import socket
import threading
from pathlib import Path

from .process import HOST, Process, freePort

PASSWORD = "correct horse battery staple"


def binaries():
    """The folder of our programs: FULGURITE_BIN (ctest sets it), else build/ci/bin of this tree."""
    return Path(os.environ.get("FULGURITE_BIN") or Path(__file__).parents[3] / "build" / "ci" / "bin")


class RpcError(Exception):
    """An error answer: `code`, `message`, `data` as the daemon sent them."""

    def __init__(self, method, error):
        super().__init__(f"{method}: {error['code']} {error['message']}")
        self.code = error["code"]
        self.message = error["message"]
        self.data = error.get("data")


class SocketRpc:
    """JSON-RPC over the unix socket, one connection; notifications gather in `notifications`."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(120)
        self._socket.connect(str(path))
        self._buffer = b""
        self._ids = itertools.count(1)
        self.notifications = []

    def close(self):
        self._socket.close()

    def send(self, method, parameters):
        """Sends a request without waiting; its id."""
        number = next(self._ids)
        request = {"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}
        self._socket.sendall(json.dumps(request).encode())
        return number

    def receive(self):
        """The next message; each ends with two newlines."""
        while b"\n\n" not in self._buffer:
            got = self._socket.recv(65536)
            if not got:
                raise ConnectionError("the daemon closed the socket")
            self._buffer += got
        message, self._buffer = self._buffer.split(b"\n\n", 1)
        return json.loads(message)

    def call(self, method, parameters):
        number = self.send(method, parameters)
        while True:
            message = self.receive()
            if message.get("id") != number:
                self.notifications.append(message)
            elif "error" in message:
                raise RpcError(method, message["error"])
            else:
                return message["result"]


class Fulgurited(Process):
    """`backend`: a Bitcoind or an ElectrumX rig, or the word "practice". `options`: further flags."""

    def __init__(self, stage, backend, name="fulgurited", options=(), tls=False):
        super().__init__(stage, name)
        self.backend = backend
        self.options = list(options)
        self.tls = tls
        self.port = freePort()
        self.passwordFile = self.folder / "password"
        self.environment = {"XDG_STATE_HOME": str(self.folder / "state")}
        self._local = threading.local()

    @property
    def dataFolder(self):
        return self.folder / "data"

    @property
    def socketPath(self):
        return self.dataFolder / "regtest" / "lightning-rpc"

    @property
    def host(self):
        return f"{HOST}:{self.port}"

    def backendFlags(self):
        if self.backend == "practice":
            return ["--backend=practice"]
        if hasattr(self.backend, "server"):
            flags = ["--backend=electrum", f"--electrum={self.backend.server(self.tls)}"]
            return flags + ([f"--electrum-cert={self.backend.certificate}"] if self.tls else [])
        return ["--backend=bitcoind", f"--bitcoind-url={self.backend.url}"]

    def arguments(self):
        flags = [binaries() / "fulgurited", f"--datadir={self.dataFolder}", "--network=regtest", *self.backendFlags(),
                 f"--listen={self.host}", f"--alias={self.name}", *self.options]
        if self.passwordFile.exists():
            flags.append(f"--password-file={self.passwordFile}")
        return flags

    def ready(self):
        """It serves at once; with a password file it is ready when it has unlocked."""
        wallet = self.call("getinfo").get("wallet")
        return wallet == "open" if self.passwordFile.exists() else wallet is not None

    def connection(self):
        """A connection of its own, for what must not wait for other calls."""
        return SocketRpc(self.socketPath)

    def call(self, method, *positional, **named):
        """call("getinfo"), call("connect", id, host), call("invoice", amount_msat=1000, label="a", description="b")."""
        assert not (positional and named), "by position or by name, not both"
        rpc = getattr(self._local, "rpc", None)
        if rpc is None:
            rpc = self._local.rpc = self.connection()
        try:
            return rpc.call(method, named or list(positional))
        except OSError:
            rpc.close()
            self._local.rpc = None
            raise

    def createWallet(self, password=PASSWORD, **more):
        """Makes a wallet; the seed words. From the next start on the daemon unlocks by itself."""
        words = self.call("createwallet", password=password, **more)["mnemonic"]
        self._remember(password)
        return words

    def restoreWallet(self, mnemonic, password=PASSWORD, **more):
        result = self.call("restorewallet", mnemonic=mnemonic, password=password, **more)
        self._remember(password)
        return result

    def _remember(self, password):
        self.passwordFile.write_text(password + "\n", encoding="utf-8")
        self.passwordFile.chmod(0o600)

    def isFollowingTheChain(self):
        return self.call("readiness")["stages"][0]["state"] == "ready"

    @property
    def nodeId(self):
        return self.call("getinfo")["id"]

    def logFiles(self):
        return [self.log, *sorted(self.dataFolder.glob("**/*.log"))]
