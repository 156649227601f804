# SPDX-License-Identifier: MIT
"""Which peers the tests meet, and in which version: the one place that says so."""

LND = "v0.21.3-beta"
LND_TAGS = "signrpc walletrpc chainrpc invoicesrpc routerrpc peersrpc"
GO_MINIMUM = (1, 25)

BITCOIND_PACKAGE = "bitcoin-knots"  # Debian sid's; a bitcoind of the user's own is taken first
BITCOIND_MINIMUM = (28, 0)

ELECTRUMX = "1.20.0"  # the Python package e-x
PLYVEL_MINIMUM = "1.5"

PYLN_CLIENT = "26.6.9"  # what programs made for Core Lightning speak with
