# SPDX-License-Identifier: MIT
"""What the benches of this folder share."""
