# SPDX-License-Identifier: MIT
"""LND over its REST interface, one kept-alive connection a thread."""
import base64
import hashlib
import http.client
import json
import re
import secrets
import ssl
import threading

from . import lnd_install
from .process import HOST, Process, freePort
from .stage import NotYet

KEYSEND_RECORD = "5482373484"
MESSAGE_RECORD = "34349334"  # of a keysend: words for a person
SIMPLE_CLOSE = "--protocol.rbf-coop-close"  # option_simple_close (bit 61)

FIRST_ALIAS_BLOCK = 16_000_000  # of LND's aliases for channels
CLOSE_CONFIRMATIONS = 6  # blocks after which LND calls a channel of any size closed


def toBase64(data):
    return base64.b64encode(bytes.fromhex(data) if isinstance(data, str) else data).decode()


def fromBase64(text):
    return base64.b64decode(text).hex()


class LndError(Exception):
    """An error answer of LND, with its own words."""


class Lnd(Process):
    """`options`: further flags, as SIMPLE_CLOSE or --protocol.no-anchors. `impatient`: as funder it sends update_fee within
    seconds of a change of feerates."""

    def __init__(self, stage, bitcoind, name="lnd", options=(), impatient=False):
        super().__init__(stage, name)
        self.bitcoind = bitcoind
        self.options = list(options)
        self.impatient = impatient
        self.port, self.grpcPort, self.restPort = (freePort() for _ in range(3))
        self._local = threading.local()
        self._nodeId = None

    def arguments(self):
        chain = self.bitcoind
        return [
            lnd_install.impatientCommand() if self.impatient else lnd_install.command(), f"--lnddir={self.folder}",
            f"--alias={self.name}", "--noseedbackup", "--nobootstrap",
            "--bitcoin.regtest", "--bitcoin.node=bitcoind", f"--bitcoind.rpchost={HOST}:{chain.port}",
            f"--bitcoind.rpcuser={chain.user}", f"--bitcoind.rpcpass={chain.password}",
            f"--bitcoind.zmqpubrawblock=tcp://{HOST}:{chain.zmqBlockPort}",
            f"--bitcoind.zmqpubrawtx=tcp://{HOST}:{chain.zmqTxPort}", "--bitcoin.defaultchanconfs=1", "--accept-keysend",
            "--trickledelay=50", f"--listen={HOST}:{self.port}", f"--rpclisten={HOST}:{self.grpcPort}",
            f"--restlisten={HOST}:{self.restPort}", "--debuglevel=info", *self.options,
        ]

    @property
    def host(self):
        return f"{HOST}:{self.port}"

    @property
    def nodeId(self):
        if self._nodeId is None:
            self._nodeId = self.get("/v1/getinfo")["identity_pubkey"]
        return self._nodeId

    def start(self):
        """Ready means synced, and it calls itself synced only with a recent block: one is mined."""
        self.bitcoind.mine()
        return super().start()

    def ready(self):
        if self.get("/v1/state")["state"] != "SERVER_ACTIVE":
            return False
        return self.get("/v1/getinfo")["synced_to_chain"]

    # The interface itself
    def get(self, path):
        return self.call("GET", path)

    def post(self, path, **body):
        return self.call("POST", path, body)

    def call(self, method, path, body=None):
        """The answer as a dict. 64-bit numbers are strings, byte strings base64, as LND's REST has them."""
        return json.loads(self._request(method, path, body).read())

    def stream(self, method, path, body=None):
        """Each message of a streaming call, until the other side or the caller has enough."""
        response = self._request(method, path, body)
        try:
            for line in response:
                message = json.loads(line)
                if "error" in message:
                    raise LndError(message["error"].get("message", message))
                yield message["result"]
        finally:
            self._local.connection.close()  # an unread rest would spoil the next call

    def _request(self, method, path, body):
        connection = self._connection()
        try:
            connection.request(method, path, None if body is None else json.dumps(body), self._headers())
            response = connection.getresponse()
        except (OSError, http.client.HTTPException):
            connection.close()
            raise
        if response.status != 200:
            self._refuse(path, json.loads(response.read() or b"{}"))
        return response

    def _refuse(self, path, reply):
        said = reply.get("message") or reply.get("error", {}).get("message", str(reply))
        if any(word in said for word in ("waiting to start", "still in the process of starting", "starting up")):
            raise NotYet(said)
        raise LndError(f"{path}: {said}")

    def _headers(self):
        macaroon = self.folder / "data/chain/bitcoin/regtest/admin.macaroon"
        return {"Grpc-Metadata-Macaroon": macaroon.read_bytes().hex()} if macaroon.exists() else {}

    def _connection(self):
        if getattr(self._local, "connection", None) is None:
            context = ssl.create_default_context(cafile=self.folder / "tls.cert")
            context.check_hostname = False
            self._local.connection = http.client.HTTPSConnection(HOST, self.restPort, timeout=120, context=context)
        return self._local.connection

    # Coins
    def newAddress(self):
        return self.get("/v1/newaddress?type=WITNESS_PUBKEY_HASH")["address"]

    def fund(self, satoshi):
        """Confirmed coins for its wallet, from the Bitcoind's."""
        had = self.confirmedBalance()
        self.bitcoind.send(self.newAddress(), satoshi, mine=1)
        self.stage.wait_for(f"{self.name} to see its coins", lambda: self.confirmedBalance() >= had + satoshi)
        self.waitSynced()

    def confirmedBalance(self):
        return int(self.get("/v1/balance/blockchain")["confirmed_balance"])

    def waitSynced(self):
        def synced():
            info = self.get("/v1/getinfo")
            return info["synced_to_chain"] and info["block_height"] == self.bitcoind.height
        self.stage.wait_for(f"{self.name} to reach the tip", synced)

    # Peers and channels
    def connect(self, nodeId, host):
        self.post("/v1/peers", addr={"pubkey": nodeId, "host": host}, perm=False, timeout="30")

    def disconnect(self, nodeId):
        self.call("DELETE", f"/v1/peers/{nodeId}")

    def peers(self):
        return [peer["pub_key"] for peer in self.get("/v1/peers").get("peers", [])]

    def open(self, nodeId, satoshi, pushSatoshi=0, private=False, **more):
        """Begins a channel; the funding outpoint as `txid:index`. It needs a block to become usable."""
        point = self.post("/v1/channels", node_pubkey=toBase64(nodeId), local_funding_amount=str(satoshi),
                          push_sat=str(pushSatoshi), private=private, **more)
        txid = point.get("funding_txid_str") or base64.b64decode(point["funding_txid_bytes"])[::-1].hex()
        return f"{txid}:{point.get('output_index', 0)}"

    def channels(self):
        return self.get("/v1/channels").get("channels", [])

    def channel(self, point):
        """The open channel with this outpoint, or None."""
        return next((entry for entry in self.channels() if entry["channel_point"] == point), None)

    def pendingChannels(self):
        return self.get("/v1/channels/pending")

    def closedChannels(self):
        return self.get("/v1/channels/closed").get("channels", [])

    def waitActive(self, point):
        """Until it can be used. LND calls a channel active a moment before it has the peer's channel_ready, and refuses to
        pay in that moment; with a balance to spend, it is asked for a route too."""
        self.stage.wait_for(f"{self.name} to call {point} active", lambda: (self.channel(point) or {}).get("active"))
        entry = self.channel(point)
        if int(entry["local_balance"]) > int(entry["local_chan_reserve_sat"]) + 20_000:
            self.stage.wait_for(f"{self.name} to find a route over {point}", lambda: self._routeOver(entry))

    def waitAnnounced(self, point):
        """Until an announced channel stands in LND's graph under its real id, with the policies of both sides: at six blocks
        it takes the place of its alias, and in that moment LND counts no balance on it."""
        def announced():
            entry = self.channel(point)
            if not entry or int(entry["chan_id"]) >> 40 >= FIRST_ALIAS_BLOCK:
                return False
            edge = self.get(f"/v1/graph/edge/{entry['chan_id']}")
            return edge.get("node1_policy") and edge.get("node2_policy")
        self.stage.wait_for(f"{self.name} to announce {point}", lambda: self._orNotYet(announced))
        self.waitActive(point)

    @staticmethod
    def _orNotYet(ask):
        try:
            return ask()
        except LndError as none:
            raise NotYet(str(none)) from none

    def _routeOver(self, entry):
        path = f"/v1/graph/routes/{entry['remote_pubkey']}/1?outgoing_chan_id={entry['chan_id']}"
        return self._orNotYet(lambda: self.get(path)["routes"])

    def close(self, point, force=False, satPerVbyte=None):
        """Begins to close; the txid of the first closing transaction that LND broadcasts. A cooperative close waits for
        the channel's last HTLC to be gone."""
        if not force:
            self.waitNoHtlcs(point)
        path = f"/v1/channels/{point.replace(':', '/')}?force={str(force).lower()}"
        if satPerVbyte is not None:
            path += f"&sat_per_vbyte={satPerVbyte}"
        for update in self.stream("DELETE", path):
            if "close_pending" in update:
                return base64.b64decode(update["close_pending"]["txid"])[::-1].hex()
        raise LndError(f"LND ended the close of {point} without a word")

    def confirmClose(self, point):
        """Once a closing transaction is in the mempool, mines its CLOSE_CONFIRMATIONS. The first block comes alone: LND watches
        for what it publishes itself from the height at which bitcoind stands by then, so with more blocks it may look too late,
        for good. When its chain watcher waits for the rest, nothing can be missed."""
        self.stage.wait_for(f"a close of {point}", lambda: self.bitcoind.spender(point))
        self.bitcoind.mine()
        said = re.compile(rf"ChannelPoint\({point}\): waiting for \d+ confirmations")
        self.stage.wait_for(f"{self.name} to see the close of {point}", lambda: said.search(self.log.read_text(errors="replace")))
        self.bitcoind.mine(CLOSE_CONFIRMATIONS - 1)

    def closed(self, point):
        """What LND keeps of a channel that it calls closed, or None."""
        return next((entry for entry in self.closedChannels() if entry["channel_point"] == point), None)

    def waitNoHtlcs(self, point):
        self.stage.wait_for(f"{self.name} to have no HTLC on {point}", lambda: not self.channel(point)["pending_htlcs"])

    # Payments; hashes and preimages are hex
    def invoice(self, msat, memo="", **more):
        """A BOLT 11 invoice (0 msat: any amount): {payment_request, r_hash as hex}."""
        made = self.post("/v1/invoices", value_msat=str(msat), memo=memo, **more)
        return {"payment_request": made["payment_request"], "r_hash": fromBase64(made["r_hash"])}

    def holdInvoice(self, paymentHash, msat, **more):
        return self.post("/v2/invoices/hodl", hash=toBase64(paymentHash), value_msat=str(msat), **more)["payment_request"]

    def settle(self, preimage):
        self.post("/v2/invoices/settle", preimage=toBase64(preimage))

    def cancel(self, paymentHash):
        self.post("/v2/invoices/cancel", payment_hash=toBase64(paymentHash))

    def lookupInvoice(self, paymentHash):
        """LND's invoice: state OPEN, ACCEPTED (held), SETTLED or CANCELED, amt_paid_msat, htlcs …"""
        return self.get(f"/v1/invoice/{paymentHash}")

    def invoices(self):
        return self.get("/v1/invoices?num_max_invoices=10000").get("invoices", [])

    def pay(self, request, feeLimitMsat=100_000, timeout=60, **more):
        """Pays and waits; LND's last word: status SUCCEEDED or FAILED, payment_preimage, failure_reason, fee_msat."""
        return self._send(payment_request=request, fee_limit_msat=str(feeLimitMsat), timeout_seconds=timeout, **more)

    def payments(self):
        """What it paid: payment_hash, value_msat, fee_msat, payment_preimage of each that succeeded."""
        return self.get("/v1/payments?max_payments=10000").get("payments", [])

    def keysend(self, nodeId, msat, timeout=60, message=None):
        preimage = secrets.token_bytes(32)
        records = {KEYSEND_RECORD: toBase64(preimage)}
        if message is not None:
            records[MESSAGE_RECORD] = toBase64(message.encode())
        return self._send(dest=toBase64(nodeId), amt_msat=str(msat), timeout_seconds=timeout, fee_limit_msat="100000",
                          payment_hash=toBase64(hashlib.sha256(preimage).digest()),
                          dest_custom_records=records)

    def _send(self, **body):
        last = None
        for last in self.stream("POST", "/v2/router/send", {"no_inflight_updates": True, **body}):
            pass
        return last
