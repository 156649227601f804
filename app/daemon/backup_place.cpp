// SPDX-License-Identifier: MIT
#include "app/daemon/backup_place.h"

#include <utility>

namespace fulgurite::app {

BackupPlace::BackupPlace(Engine& engine, QString folder, QObject* parent)
    : QObject{parent},
      m_engine{engine},
      m_folder{std::move(folder)}
{
    connect(&engine.feed(), &EngineFeed::snapshotChanged, this, &BackupPlace::look);
    look();
}

/// What fails here is told where every fault of the backup is, and no channel is opened meanwhile.
void BackupPlace::look()
{
    const Snapshot now = m_engine.feed().current();
    const bool isOpen = std::holds_alternative<Running>(now.lifecycle->state);
    if (!std::exchange(m_told, isOpen) && isOpen)
        m_engine.backups().setFolder(m_folder);
}

} // namespace fulgurite::app
