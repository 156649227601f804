// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/engine.h"

namespace fulgurite::app {

/// `--backup-folder`: every wallet that is opened keeps its second backup there, before it opens
/// any channel.
class BackupPlace final : public QObject {
    Q_OBJECT

public:
    BackupPlace(Engine& engine, QString folder, QObject* parent = nullptr);

private:
    void look();

    Engine& m_engine;
    QString m_folder;
    bool m_told = false; ///< the wallet that is open
};

} // namespace fulgurite::app
