# SPDX-License-Identifier: MIT
"""What the network asks for a transaction, as a test wants it: a source for LND, and words put into bitcoind's mouth."""
import http.server
import json
import threading

from .process import HOST
from .proxy import Proxy

UNKNOWN = b'"errors":["Insufficient data or no feerate found"]'  # what estimatesmartfee says on regtest


class FeeSource:
    """An HTTP server for LND's --fee.url; `satPerVbyte` may be changed at any time and counts from the next question on."""

    def __init__(self, stage, satPerVbyte, name="fees"):
        self.name = name
        self.satPerVbyte = satPerVbyte
        self.questions = 0
        self._server = http.server.ThreadingHTTPServer((HOST, 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        stage.processes.append(self)

    def _handler(self):
        source = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):  # the name is http.server's
                source.questions += 1
                rate = source.satPerVbyte * 1000
                body = json.dumps({"fee_by_block_target": {"2": rate, "3": rate, "1008": rate}, "min_relay_feerate": 1000}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler

    @property
    def options(self):
        """For an Lnd."""
        return [f"--fee.url=http://{HOST}:{self._server.server_port}/", "--fee.min-update-timeout=1s", "--fee.max-update-timeout=2s"]

    # What a stage asks of everything on it
    running = True
    exitStatus = 0

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    kill = stop

    def lastLines(self, count=1):
        return [f"{self.satPerVbyte} sat/vB, asked {self.questions} times"][:count]


class EstimatingBitcoind:
    """A backend for a Fulgurited: the Bitcoind behind a proxy that gives it an estimate, `satPerVbyte`; None: none, as it is."""

    def __init__(self, stage, bitcoind, satPerVbyte=None):
        self.satPerVbyte = satPerVbyte
        self._node = bitcoind
        self._proxy = Proxy(stage, bitcoind.port, self._rewrite, "estimates")

    @property
    def url(self):
        return f"http://{self._node.user}:{self._node.password}@{self._proxy.host}"

    def _rewrite(self, line):
        if self.satPerVbyte is None:
            return line
        said = f'"feerate":{self.satPerVbyte / 100_000:.8f}'.encode()
        return line.replace(UNKNOWN, said.ljust(len(UNKNOWN)))  # the length was announced already
