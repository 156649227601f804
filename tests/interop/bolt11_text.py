# SPDX-License-Identifier: MIT
"""A BOLT 11 invoice of LND's taken apart, changed and signed anew by LND itself: for fields that its interface cannot ask for."""
import base64

from peers.lnd import toBase64

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
TIMESTAMP, SIGNATURE, CHECKSUM = 7, 104, 6  # in groups of five bits
NODE_KEY = {"key_family": 6, "key_index": 0}  # where LND keeps the key that is its node id


def checksum(prefix, groups):
    """Of bech32, in groups."""
    value = 1
    expanded = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    for group in [*expanded, *groups, *[0] * CHECKSUM]:
        top, value = value >> 25, (value & 0x1FFFFFF) << 5 ^ group
        for bit, factor in enumerate(GENERATOR):
            value ^= factor if top >> bit & 1 else 0
    return [(value ^ 1) >> 5 * (CHECKSUM - 1 - index) & 31 for index in range(CHECKSUM)]


def toGroups(data):
    """Bytes as groups, padded with zero bits at the end."""
    bits = "".join(f"{byte:08b}" for byte in data)
    return [int(bits[at:at + 5].ljust(5, "0"), 2) for at in range(0, len(bits), 5)]


def toBytes(groups):
    """The reverse, padded likewise."""
    bits = "".join(f"{group:05b}" for group in groups)
    return bytes(int(bits[at:at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


def fieldsOf(groups):
    """[(letter, groups)] of the tagged fields."""
    fields = []
    while groups:
        length = groups[1] * 32 + groups[2]
        fields.append((ALPHABET[groups[0]], groups[3:3 + length]))
        groups = groups[3 + length:]
    return fields


def featuresWith(groups, bit):
    """A feature field, which is one number in big endian, with one more bit."""
    number = int("".join(f"{group:05b}" for group in groups) or "0", 2) | 1 << bit
    return [number >> 5 * index & 31 for index in reversed(range((number.bit_length() + 4) // 5))]


def signedByLnd(lnd, prefix, timestamp, fields):
    """The whole invoice as text."""
    groups = list(timestamp)
    for letter, value in fields:
        groups += [ALPHABET.index(letter), len(value) // 32, len(value) % 32, *value]
    signature = base64.b64decode(lnd.post("/v2/signer/signmessage", msg=toBase64(prefix.encode() + toBytes(groups)), key_loc=NODE_KEY,
                                          compact_sig=True)["signature"])
    recovery, rest = (signature[0] - 27) & 3, signature[1:]  # Bitcoin's compact form begins with 27 or, for a short key, 31
    groups += toGroups(rest + bytes([recovery]))
    return f"{prefix}1" + "".join(ALPHABET[group] for group in groups + checksum(prefix, groups))


def withMetadata(lnd, request, metadata):
    """LND's invoice with payment_metadata, and the feature bit that makes a payer send it."""
    prefix, _, data = request.rpartition("1")
    groups = [ALPHABET.index(letter) for letter in data[:-CHECKSUM]]
    fields = [(letter, featuresWith(value, 48) if letter == "9" else value)
              for letter, value in fieldsOf(groups[TIMESTAMP:-SIGNATURE])]
    return signedByLnd(lnd, prefix, groups[:TIMESTAMP], [*fields, ("m", toGroups(metadata))])
