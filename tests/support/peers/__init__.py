# SPDX-License-Identifier: MIT
"""Real peers on loopback for the regtest and interop tests. README.md beside this file says how to use them."""
