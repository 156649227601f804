# SPDX-License-Identifier: MIT
"""A TCP middleman on loopback that cuts, stalls or rewrites: a bad network, or a server that lies."""
import selectors
import socket
import threading

from .process import HOST

CHUNK = 65536


class _Pair:
    """One connection through the proxy: two sockets that feed each other."""

    def __init__(self, proxy, near, far):
        self.proxy = proxy
        self.other = {near: far, far: near}
        self.near = near
        self.partial = b""

    def move(self, source):
        """False when the connection is over."""
        data = source.recv(CHUNK)
        if not data:
            return False
        self.proxy.bytesMoved += len(data)
        if source is not self.near and self.proxy.rewrite:
            data = self._rewritten(data)
        if source is self.near and self.proxy.rewriteAsked:
            data = self.proxy.rewriteAsked(data)
        self.other[source].sendall(data)
        return True

    def _rewritten(self, data):
        *lines, self.partial = (self.partial + data).split(b"\n")
        return b"".join(self.proxy.rewrite(line) + b"\n" for line in lines)

    def close(self):
        for end in self.other:
            end.close()


class Proxy:
    """Forwards `host:port`. `rewrite`, a function from line to line (bytes without its newline), changes what the server
    answers: with it ElectrumX becomes a liar. `rewriteAsked` changes pieces of what it is asked. Begins at once and ends
    with the stage."""

    def __init__(self, stage, port, rewrite=None, name="proxy", rewriteAsked=None):
        self.name = name
        self.target = (HOST, port)
        self.rewrite, self.rewriteAsked = rewrite, rewriteAsked
        self.bytesMoved = 0
        self.running = True
        self._moving = threading.Event()
        self._moving.set()
        self._pairs = []
        self._lock = threading.Lock()
        self._listener = socket.create_server((HOST, 0))
        self.port = self._listener.getsockname()[1]
        self._accepting = True
        threading.Thread(target=self._accept, daemon=True).start()
        stage.processes.append(self)

    @property
    def host(self):
        return f"{HOST}:{self.port}"

    def _accept(self):
        while self.running:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._accepting:
                near.close()
                continue
            threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near):
        try:
            pair = _Pair(self, near, socket.create_connection(self.target, timeout=30))
        except OSError:
            near.close()
            return
        with self._lock:
            self._pairs.append(pair)
        try:
            self._pump(pair)
        except (OSError, ValueError):
            pass  # cut from outside, or by one of its ends
        pair.close()

    def _pump(self, pair):
        with selectors.DefaultSelector() as waiting:
            for end in pair.other:
                waiting.register(end, selectors.EVENT_READ)
            while self.running:
                if not self._moving.wait(timeout=0.05):
                    continue
                for key, _ in waiting.select(timeout=0.05):
                    if self._moving.is_set() and not pair.move(key.fileobj):
                        return

    def cut(self):
        """Ends every connection at once; new ones are taken."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair.other:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def refuse(self, refused=True):
        """With True every connection is cut and new ones are closed as they come."""
        self._accepting = not refused
        if refused:
            self.cut()

    def pause(self):
        """Nothing moves any more, and nobody is told."""
        self._moving.clear()

    def resume(self):
        self._moving.set()

    # What a stage asks of everything on it
    def stop(self):
        self.running = False
        self._listener.close()
        self.cut()

    kill = stop
    exitStatus = 0

    def lastLines(self, count=1):
        return [f"{self.bytesMoved} bytes moved, {len(self._pairs)} connections so far"][:count]
