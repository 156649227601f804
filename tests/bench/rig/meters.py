# SPDX-License-Identifier: MIT
"""What a bench reads off a process: CPU seconds, resident memory, calls that wait for the disk; and the disk itself."""
import os
import re
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

TICKS = os.sysconf("SC_CLK_TCK")


def cpuSeconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def residentMebibytes(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def syncSeconds(folder=None):
    """Median time of an fdatasync after 4 kB, on the disk the nodes live on."""
    times = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(200):
            os.pwrite(file.fileno(), os.urandom(4096), 0)
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - started)
    return statistics.median(times)


def load():
    """How many processes want to run: above the number of cores every figure here is too slow."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


class SyncCalls:
    """`with SyncCalls(process) as calls:` counts its fsync and fdatasync calls with strace; `calls.count` is None without."""

    def __init__(self, process):
        self.process = process
        self.count = None
        self._strace = None

    def __enter__(self):
        if shutil.which("strace"):
            self._strace = subprocess.Popen(["strace", "-f", "-qq", "-c", "-e", "trace=fsync,fdatasync", "-p", str(self.process.pid)],
                                            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
            self._awaitAttached()
        return self

    def _awaitAttached(self):
        until = time.monotonic() + 10
        while time.monotonic() < until and self._strace.poll() is None:
            with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
                if not re.search(r"TracerPid:\s*0$", status.read(), re.MULTILINE):
                    return
            time.sleep(0.01)

    def __exit__(self, *_):
        if self._strace is None:
            return
        self._strace.send_signal(signal.SIGINT)
        said = self._strace.communicate(timeout=30)[1]
        rows = re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(?:fsync|fdatasync)$", said, re.MULTILINE)
        if rows or "calls" in said or not said.strip():
            self.count = sum(map(int, rows))
