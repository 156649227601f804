# SPDX-License-Identifier: MIT
"""chain-probe: our chain clients as a process that takes commands and prints events."""
import json
import subprocess
import threading

from .fulgurited import binaries


class ChainProbe:
    """`events` grows as they come. Built for bitcoind rigs and, with `servers`, for Electrum."""

    def __init__(self, stage, *arguments):
        self.stage = stage
        self.events = []
        self.process = subprocess.Popen([binaries() / "chain-probe", *arguments], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=self._read, daemon=True).start()

    @classmethod
    def bitcoind(cls, stage, node):
        return cls(stage, "bitcoind", f"http://127.0.0.1:{node.port}", node.user, node.password)

    @classmethod
    def electrum(cls, stage, *servers):
        return cls(stage, "electrum", *servers)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            print("\n".join(json.dumps(event) for event in self.events[-40:]), flush=True)
        self.process.stdin.close()
        self.process.wait(30)

    def _read(self):
        for line in self.process.stdout:
            self.events.append(json.loads(line))

    def say(self, *words):
        self.process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.process.stdin.flush()

    def wait(self, kind, since=0, **members):
        """The first event of that kind with these members, from number `since` on."""
        def find():
            for event in self.events[since:]:
                if event["event"] == kind and all(event.get(key) == value for key, value in members.items()):
                    return event
            return None
        return self.stage.wait_for(f"{kind} {members}", find)

    @property
    def mark(self):
        return len(self.events)
