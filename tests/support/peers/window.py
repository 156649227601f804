# SPDX-License-Identifier: MIT
"""The window program, on a display of its own or none, driven over the control socket that it serves as the daemon does."""
import os
import select
import shutil
import subprocess

from .fulgurited import PASSWORD, Fulgurited, binaries
from .process import endWithParent
from .stage import LIMIT


class Xvfb:
    """A display that nobody sees; ends with the stage."""

    def __init__(self, stage, name="xvfb"):
        self.name = name
        reading, writing = os.pipe()
        self._popen = subprocess.Popen(  # pylint: disable=consider-using-with
            [shutil.which("Xvfb") or "Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
            pass_fds=[writing], preexec_fn=endWithParent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            assert select.select([number], [], [], LIMIT)[0], f"Xvfb did not start within {LIMIT} s"
            self.display = f":{number.readline().strip()}"
        stage.processes.append(self)

    @property
    def running(self):
        return self._popen.poll() is None

    @property
    def exitStatus(self):
        return self._popen.poll()

    def stop(self):
        self._popen.terminate()
        self._popen.wait(timeout=30)

    kill = stop

    def lastLines(self, count=1):
        return [f"display {self.display}"][:count]


class Window(Fulgurited):
    """`takes`: a Fulgurited that has ended and whose wallet this one opens, as it was left. `display`: an Xvfb, else offscreen."""

    def __init__(self, stage, takes, name="window", options=(), display=None):
        super().__init__(stage, takes.backend, name, options)
        self._data = takes.dataFolder
        home = self.folder / "home"
        home.mkdir(mode=0o700)
        self.environment = {"QT_QPA_PLATFORM": "xcb" if display else "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                            "XDG_STATE_HOME": str(takes.folder / "state"), "XDG_RUNTIME_DIR": str(home)}
        if display:
            self.environment["DISPLAY"] = display.display

    @property
    def dataFolder(self):
        return self._data

    def arguments(self):
        return [binaries() / "fulgurite", f"--datadir={self.dataFolder}", "--network=regtest", *self.options]

    def ready(self):
        """It serves; the wallet is still locked."""
        return self.call("getinfo").get("wallet") is not None

    def unlock(self, password=PASSWORD):
        self.call("unlock", password)
        self.stage.wait_for(f"{self.name} to open the wallet", lambda: self.call("getinfo")["wallet"] == "open")
        return self
