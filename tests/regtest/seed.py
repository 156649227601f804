# SPDX-License-Identifier: MIT
"""Where money lies that belongs to seed words, found without any of our code: BIP 39 by Python's hashes, BIP 32 and the
addresses by bitcoind's descriptors."""
import hashlib
import hmac
import unicodedata

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
TPRV = bytes.fromhex("04358394")  # BIP 32's version of a private key on the test networks
STANDARDS = {44: "pkh({})", 49: "sh(wpkh({}))", 84: "wpkh({})", 86: "tr({})"}  # BIP: descriptor of its addresses
RECEIVE, CHANGE = 0, 1


def masterKey(words, passphrase=""):
    """The BIP 32 root of these words as base58, as a descriptor has it."""
    words, passphrase = (unicodedata.normalize("NFKD", text).encode() for text in (words, passphrase))
    entropy = hashlib.pbkdf2_hmac("sha512", words, b"mnemonic" + passphrase, 2048)
    digest = hmac.new(b"Bitcoin seed", entropy, hashlib.sha512).digest()
    key, chainCode = digest[:32], digest[32:]
    return base58Check(TPRV + bytes(9) + chainCode + b"\0" + key)


def base58Check(payload):
    """Base58 with its checksum, of bytes that do not begin with a zero."""
    checksum = hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(payload + checksum, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return text


def descriptor(bitcoind, root, standard, chain=RECEIVE):
    """The addresses of a standard's first account, as bitcoind takes them."""
    text = STANDARDS[standard].format(f"{root}/{standard}h/1h/0h/{chain}/*")
    return f"{text}#{bitcoind.rpc('getdescriptorinfo', text)['checksum']}"


def addresses(bitcoind, root, standard, chain=RECEIVE, count=40):
    return bitcoind.rpc("deriveaddresses", descriptor(bitcoind, root, standard, chain), [0, count - 1])
