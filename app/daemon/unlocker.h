// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "app/api/engine.h"

namespace fulgurite::app {

/// `--password-file`: unlocks once, as soon as the engine says that the wallet is locked.
class Unlocker final : public QObject {
    Q_OBJECT

public:
    Unlocker(Engine& engine, QString passwordFile, QObject* parent = nullptr);

signals:
    /// One sentence: the file cannot be read, or the wallet refuses what it holds.
    void failed(const QString& problem);

private:
    void look();
    void unlock();

    Engine& m_engine;
    QString m_file;
    bool m_tried = false;
};

} // namespace fulgurite::app
