// SPDX-License-Identifier: MIT
#include "app/engine/backup_writer.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/crypto/aead.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

/// The older form, which is read still: what it seals is the same.
constexpr std::string_view kMagic = "FULGSCB1";

const SecretBytes kKey{Bytes(32, 1)};
const BackupOwner kOwner{kKey, Network::Regtest};

/// The input as the content behind a tag that holds: only someone with the seed can make that.
Bytes sealed(ByteView plain)
{
    const Nonce96 nonce{};
    ByteWriter out;
    out.bytes(asBytes(kMagic));
    out.bytes(nonce);
    out.bytes(aeadSeal(kKey.expose(), nonce, asBytes(kMagic), plain));
    return out.take();
}

void open(ByteView file)
{
    const auto backup = openBackup(kOwner, file);
    if (!backup)
        return;
    SeededRandom random{1};
    const auto again = openBackup(kOwner, sealBackup(kOwner, *backup, random));
    mustHold(again.has_value() && *again == *backup);
}

} // namespace

/// The channel backup that lies in a folder of the owner's, where anything may happen to it.
void fuzzOne(ByteView input)
{
    open(input);
    open(sealed(input));
    open(sealed(withChecksum(input, 4)));
}
