// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

#include <vector>

namespace fulgurite::app {

/// What importing did with one channel of a backup.
struct ImportedChannel {
    enum class Fate {
        Added,       ///< unknown so far: its peer is asked to close it
        Quarantined, ///< its row cannot be read: its funding is watched, its peer is not told
        Known,       ///< from an earlier backup
        Live,        ///< the wallet has it: nothing is changed
        Closed,      ///< it was closed long ago
    };
    QString channelId, peerId;
    Fate fate = Fate::Known;
};

/// The static channel backup: written, re-opened and proven before any funding is broadcast.
class Backups {
public:
    Backups() = default;
    Backups(const Backups&) = delete;
    Backups& operator=(const Backups&) = delete;
    virtual ~Backups() = default;

    virtual Future<BackupPart> status() = 0;
    /// Re-opens every copy from the seed alone and derives each channel's keys.
    virtual Future<BackupPart> prove() = 0;
    virtual Future<BackupPart> setFolder(QString folder) = 0;
    virtual Future<bool> exportTo(QString file) = 0;
    /// Merges the channels of a backup of this wallet with those that are known. Errors:
    /// BackupDamaged, BackupOfAnotherWallet, BackupOfAnotherNetwork: nothing is changed then.
    virtual Future<std::vector<ImportedChannel>> importFrom(QString file) = 0;
    virtual Future<bool> confirmSeed() = 0; ///< the owner answered the three words rightly
};

} // namespace fulgurite::app
