# SPDX-License-Identifier: MIT
"""ElectrumX on top of a Bitcoind that was started with -txindex=1."""
import json
import socket
import subprocess

from . import electrumx_install
from .process import HOST, Process, freePort


class ElectrumX(Process):
    def __init__(self, stage, bitcoind, name="electrumx"):
        super().__init__(stage, name)
        self.bitcoind = bitcoind
        self.tcpPort, self.tlsPort, self.rpcPort = (freePort() for _ in range(3))
        self.certificate, self.key = self.folder / "tls.crt", self.folder / "tls.key"
        self._certify()
        self.environment = {
            "COIN": "Bitcoin", "NET": "regtest", "DB_ENGINE": "leveldb", "DB_DIRECTORY": str(self.folder),
            "DAEMON_URL": f"{bitcoind.url}/", "ALLOW_ROOT": "1", "PEER_DISCOVERY": "off", "PEER_ANNOUNCE": "",
            "SERVICES": f"tcp://{HOST}:{self.tcpPort},ssl://{HOST}:{self.tlsPort},rpc://{HOST}:{self.rpcPort}",
            "REPORT_SERVICES": "", "SSL_CERTFILE": str(self.certificate), "SSL_KEYFILE": str(self.key),
            "COST_SOFT_LIMIT": "0", "COST_HARD_LIMIT": "0", "REQUEST_SLEEP": "0",
            "DAEMON_POLL_INTERVAL_BLOCKS": "200", "DAEMON_POLL_INTERVAL_MEMPOOL": "200",
        }

    def _certify(self):
        """A self-signed certificate; calling it again gives another one, as a server does that changed hands."""
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "30", "-subj", "/CN=localhost", "-keyout", self.key, "-out", self.certificate],
                       check=True, capture_output=True)

    def changeCertificate(self):
        self.stop()
        self._certify()
        return self.start()

    def arguments(self):
        return [electrumx_install.program()]

    def server(self, tls=False):
        """HOST:PORT:t or HOST:PORT:s, as `--electrum` takes it."""
        return f"{HOST}:{self.tlsPort}:s" if tls else f"{HOST}:{self.tcpPort}:t"

    def ask(self, method, *parameters):
        """One request over a connection of its own; the result."""
        with socket.create_connection((HOST, self.tcpPort), timeout=30) as link, link.makefile("rw") as lines:
            for number, (name, values) in enumerate([("server.version", ["rig", "1.4"]), (method, parameters)]):
                lines.write(json.dumps({"jsonrpc": "2.0", "id": number, "method": name, "params": values}) + "\n")
                lines.flush()
                reply = json.loads(lines.readline() or '{"error": "connection closed"}')
        if "error" in reply:
            raise OSError(f"{method}: {reply['error']}")
        return reply["result"]

    def ready(self):
        return self.ask("blockchain.headers.subscribe")["height"] == self.bitcoind.height

    def waitSynced(self):
        self.stage.wait_for(f"{self.name} to reach the tip", self.ready)
