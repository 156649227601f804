# SPDX-License-Identifier: MIT
"""ElectrumX in a Python environment of its own."""
import sys

from . import versions
from .cache import Unavailable, cacheRoot, freshFolder, run


def folder():
    return cacheRoot() / f"electrumx-{versions.ELECTRUMX}"


def program():
    """The server's start script; Unavailable when it is not installed."""
    script = folder() / "bin" / "electrumx_server"
    if not script.exists():
        raise Unavailable("ElectrumX is not installed; ./dev test installs it")
    return script


def install():
    if not (folder() / "complete").exists():
        print(f"peer electrumx: installing e-x {versions.ELECTRUMX} with pip", flush=True)
        run([sys.executable, "-m", "venv", "--clear", folder()], "making a Python environment")
        run([folder() / "bin" / "pip", "install", "-q", "--disable-pip-version-check", f"e-x=={versions.ELECTRUMX}",
             f"plyvel>={versions.PLYVEL_MINIMUM}"], "installing e-x")
        (folder() / "complete").touch()
    return f"ElectrumX {versions.ELECTRUMX}"
