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
        self.environment = {**os.environ, "HOME": scratch.name, "XDG_RUNTIME_DIR": scratch.name, "LC_ALL": "C.UTF-8"}
        for place in ("CONFIG", "DATA", "STATE", "CACHE"):
            self.environment[f"XDG_{place}_HOME"] = scratch.name

    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, "--network=regtest", *arguments], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)

    def stop(self, process):
        process.terminate()
        process.wait(LIMIT)
        process.stdout.close()

    def testItHandsOverAndEnds(self):
        first = self.start()
        self.addCleanup(self.stop, first)
        # Until the first listens a second start would open a window of its own: the answer to ask for is that it ended.
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            second = self.start("bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080")
            try:
                code = second.wait(5)
                output = second.stdout.read()
                second.stdout.close()
                break
            except subprocess.TimeoutExpired:
                self.stop(second)
        else:
            self.fail("no second start was taken in")
        self.assertEqual(code, 0, output)
        self.assertIsNone(first.poll(), "the first window ended too")


if __name__ == "__main__":
    unittest.main()
