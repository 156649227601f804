# SPDX-License-Identifier: MIT
"""pyln-client, unmodified, in a Python environment of its own: what programs of Core Lightning's world talk with."""
import json
import subprocess
import sys

from . import versions
from .cache import Unavailable, cacheRoot, run

# Runs one method and prints its result; an error answer is printed too and ends with status 1.
_CALL = """
import json, sys
from pyln.client import LightningRpc, RpcError
path, method, parameters = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
rpc = LightningRpc(path)
try:
    print(json.dumps(getattr(rpc, method)(**parameters), default=lambda value: int(value)))
except RpcError as refused:
    print(json.dumps(refused.error))
    sys.exit(1)
"""


def folder():
    return cacheRoot() / f"pyln-client-{versions.PYLN_CLIENT}"


def python():
    """The environment's interpreter; Unavailable when it is not installed."""
    if not (folder() / "complete").exists():
        raise Unavailable("pyln-client is not installed; ./dev test installs it")
    return folder() / "bin" / "python"


def install():
    if not (folder() / "complete").exists():
        print(f"peer pyln: installing pyln-client {versions.PYLN_CLIENT} with pip", flush=True)
        run([sys.executable, "-m", "venv", "--clear", folder()], "making a Python environment")
        run([folder() / "bin" / "pip", "install", "-q", "--disable-pip-version-check",
             f"pyln-client=={versions.PYLN_CLIENT}"], "installing pyln-client")
        (folder() / "complete").touch()
    return f"pyln-client {versions.PYLN_CLIENT}"


def call(socketPath, method, **parameters):
    """(True, result) or (False, error), as pyln-client's own method of that name gives them."""
    done = subprocess.run([python(), "-c", _CALL, str(socketPath), method, json.dumps(parameters)],
                          capture_output=True, text=True, check=False, timeout=120)
    if done.returncode not in (0, 1) or not done.stdout:
        raise AssertionError(f"pyln-client failed on {method}: {done.stderr.strip()}")
    return done.returncode == 0, json.loads(done.stdout)
