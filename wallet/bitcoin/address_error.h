// SPDX-License-Identifier: MIT
#pragma once

namespace fulgurite {

/// What is wrong with an address, a WIF key or their base58 and bech32 text.
enum class AddressError {
    Empty,
    UnknownFormat, ///< neither base58 nor a segwit prefix we know
    BadCharacter,
    MixedCase,
    BadChecksum,
    BadLength,
    WrongChecksumKind, ///< bech32 where bech32m is due, or the reverse
    BadWitnessVersion,
    BadPadding,
    WrongNetwork, ///< sound, but of another network; the detail names it
    NoAddress,    ///< the script has no address form
};

} // namespace fulgurite
