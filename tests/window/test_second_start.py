# SPDX-License-Identifier: MIT
"""A second start on the same wallet hands over its link and ends; the first window goes on."""
import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["FULGURITE_BIN"]) / "fulgurite"
LIMIT = 60


class SecondStart(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.home = Path(scratch.name)
        self.environment = {**os.environ, "HOME": scratch.name, "XDG_RUNTIME_DIR": scratch.name, "TMPDIR": scratch.name, "LC_ALL": "C.UTF-8"}
        for place in ("CONFIG", "DATA", "STATE", "CACHE"):
            self.environment[f"XDG_{place}_HOME"] = scratch.name

    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, "--network=regtest", *arguments], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)

    def stop(self, process):
        process.terminate()
        process.wait(LIMIT)
        process.stdout.close()

    def waitUntilItListens(self, process):
        """The socket's file is the first sign that a link would be taken."""
        end = time.monotonic() + LIMIT
        while not list(self.home.glob("fulgurite-*")):
            self.assertIsNone(process.poll(), "the first window ended")
            self.assertLess(time.monotonic(), end, "the first window never listened")
            time.sleep(0.05)

    def testItHandsOverAndEnds(self):
        first = self.start()
        self.addCleanup(self.stop, first)
        self.waitUntilItListens(first)
        second = self.start("bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080")
        self.addCleanup(second.stdout.close)
        self.assertEqual(second.wait(LIMIT), 0)
        self.assertIsNone(first.poll(), "the first window ended too")


if __name__ == "__main__":
    unittest.main()
