// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/snapshot.h"

namespace fulgurite::app {

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
    virtual Future<bool> confirmSeed() = 0; ///< the owner answered the three words rightly
};

} // namespace fulgurite::app
