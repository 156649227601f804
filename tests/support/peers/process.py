# SPDX-License-Identifier: MIT
"""One program of a test, with a folder and a log of its own; stopped by its id, never by its name."""
import ctypes
import os
import random
import signal
import socket
import subprocess
import threading

PR_SET_PDEATHSIG = 1
HOST = "127.0.0.1"
_libc = ctypes.CDLL(None)  # loaded here: a child that loads between fork and exec could wait for a lock that a thread of ours held
_taken = set()


def freePort():
    """A loopback port that nobody listens on, below the range the kernel hands out to outgoing connections. No port is given
    twice: it is bound only later, and a peer that restarts finds its own again."""
    for port in random.sample(range(10_000, 32_000), 2000):
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
        if port not in _taken:
            _taken.add(port)
            return port
    raise OSError("no free loopback port between 10000 and 32000")


def endWithParent():
    """In the child: when the test dies, however it dies, the program dies with it."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Process:
    """Subclasses give `arguments()` and `ready()`; `name` is what a time-out report calls it."""

    def __init__(self, stage, name):
        self.stage = stage
        self.name = name
        self.folder = stage.folder / name
        self.folder.mkdir(parents=True)
        self.log = self.folder / "output.log"
        self.environment = {}
        self._popen = None
        stage.processes.append(self)

    def arguments(self):
        raise NotImplementedError

    def ready(self):
        """True when it answers; may raise OSError while it does not yet."""
        raise NotImplementedError

    @property
    def running(self):
        return self._popen is not None and self._popen.poll() is None

    @property
    def exitStatus(self):
        """None while it runs; negative: the signal that ended it."""
        return None if self._popen is None else self._popen.poll()

    @property
    def pid(self):
        return self._popen.pid

    def launch(self):
        """Starts it without waiting for it to answer."""
        assert not self.running, f"{self.name} runs already"
        assert threading.current_thread() is threading.main_thread(), "a peer dies with the thread that started it"
        with open(self.log, "ab") as log:
            self._popen = subprocess.Popen(  # pylint: disable=consider-using-with
                [str(part) for part in self.arguments()], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, env={**os.environ, **self.environment}, preexec_fn=endWithParent)
        return self

    def start(self):
        self.launch()
        self.stage.wait_for(f"{self.name} to be ready", self._readyOrDead)
        return self

    def _readyOrDead(self):
        if not self.running:
            raise AssertionError(f"{self.name} ended with status {self.exitStatus} before it was ready")
        return self.ready()

    def stop(self):
        """SIGTERM and the time to end well; SIGKILL when it does not. Returns the exit status."""
        if self.running:
            self.resume()
            self._popen.terminate()
            try:
                self._popen.wait(timeout=60)
            except subprocess.TimeoutExpired:
                print(f"{self.name} did not end within 60 s of SIGTERM and is killed", flush=True)
                self.kill()
        return self.exitStatus

    def kill(self):
        """SIGKILL: what a power cut leaves behind."""
        if self.running:
            self._popen.kill()
            self._popen.wait()

    def restart(self):
        self.stop()
        return self.start()

    def pause(self):
        """SIGSTOP: connections stay open and nothing answers, as with a stalled machine."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self):
        os.kill(self.pid, signal.SIGCONT)

    def logFiles(self):
        """Every file whose last lines help to explain a failure."""
        return [self.log]

    def lastLines(self, count=15):
        lines = []
        for path in self.logFiles():
            if path.exists():
                lines += path.read_text(errors="replace").splitlines()[-count:]
        return lines
