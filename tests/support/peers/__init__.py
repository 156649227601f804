# SPDX-License-Identifier: MIT
"""Real peers on loopback for the regtest and interop tests. README.md beside this file says how to use them."""
from .bitcoind import Bitcoind
from .electrumx import ElectrumX
from .fees import EstimatingBitcoind, FeeSource
from .fulgurited import Fulgurited
from .lnd import SIMPLE_CLOSE, Lnd
from .proxy import Proxy
from .stage import Stage, TimedOut
from .window import Window, Xvfb
