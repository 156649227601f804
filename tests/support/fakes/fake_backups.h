// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/backups.h"
#include "tests/support/fakes/script.h"

namespace fulgurite::testing {

class FakeBackups final : public app::Backups {
public:
    Script<app::BackupPart> onStatus, onProve, onSetFolder;
    Script<bool> onExport, onConfirmSeed;
    Script<std::vector<app::ImportedChannel>> onImport;
    QString folder, file;

    app::Future<app::BackupPart> status() override { return onStatus.ask(); }
    app::Future<app::BackupPart> prove() override { return onProve.ask(); }
    app::Future<app::BackupPart> setFolder(QString chosen) override
    {
        folder = chosen;
        return onSetFolder.ask();
    }
    app::Future<bool> exportTo(QString target) override
    {
        file = target;
        return onExport.ask();
    }
    app::Future<std::vector<app::ImportedChannel>> importFrom(QString source) override
    {
        file = source;
        return onImport.ask();
    }
    app::Future<bool> confirmSeed() override { return onConfirmSeed.ask(); }
};

} // namespace fulgurite::testing
