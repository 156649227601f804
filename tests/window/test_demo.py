# SPDX-License-Identifier: MIT
"""The demonstration plays to its end through the real window, leaves its pictures, and is the same each time."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["FULGURITE_BIN"]) / "fulgurite"
SECONDS = 60
STEPS = ("A wallet of 12 words", "arrived on chain", "is open", 'for "coffee"', "paid our invoice", "Keysend of", "Closed together",
         "Restored from the 12 words")


def play(folder):
    """The transcript, with the folder's name taken out."""
    home = Path(folder) / "home"
    pictures = Path(folder) / "pictures"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home),
                   "XDG_RUNTIME_DIR": str(home), "LC_ALL": "C.UTF-8"}
    done = subprocess.run([PROGRAM, "--demo", str(pictures)], env=environment, capture_output=True, text=True, timeout=2 * SECONDS)
    return done, pictures, done.stdout.replace(str(pictures), "PICTURES")


class Demonstration(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def playIn(self, name):
        folder = self.folder / name
        folder.mkdir()
        return play(folder)

    def testItPlaysEveryStepAndDrawsThem(self):
        done, pictures, transcript = self.playIn("one")
        self.assertEqual(done.returncode, 0, transcript + done.stderr)
        for step in STEPS:
            self.assertIn(step, transcript)
        drawn = sorted(pictures.glob("*.png"))
        self.assertIn(f"Done: {len(drawn)} pictures", transcript)
        for picture in drawn:
            self.assertEqual(picture.read_bytes()[:8], b"\x89PNG\r\n\x1a\n", picture)
            self.assertGreater(picture.stat().st_size, 10_000, picture)

    def testOneSeedNumberGivesOneTranscript(self):
        self.assertEqual(self.playIn("one")[2], self.playIn("two")[2])


if __name__ == "__main__":
    unittest.main()
