// SPDX-License-Identifier: MIT
#include "app/daemon/unlocker.h"

#include <QFile>

#include "app/api/error_sentences.h"

namespace fulgurite::app {

namespace {

constexpr qint64 kLongestLine = 4096;

} // namespace

Unlocker::Unlocker(Engine& engine, QString passwordFile, QObject* parent)
    : QObject{parent},
      m_engine{engine},
      m_file{std::move(passwordFile)}
{
    connect(&engine.feed(), &EngineFeed::snapshotChanged, this, &Unlocker::look);
    // Later: whoever listens for failed() must be connected first.
    QMetaObject::invokeMethod(this, &Unlocker::look, Qt::QueuedConnection);
}

void Unlocker::look()
{
    const auto lifecycle = m_engine.feed().current().lifecycle;
    if (m_tried || !lifecycle || !std::holds_alternative<Locked>(lifecycle->state))
        return;
    m_tried = true;
    unlock();
}

void Unlocker::unlock()
{
    QFile file{m_file};
    if (!file.open(QIODevice::ReadOnly)) {
        emit failed(QStringLiteral("--password-file=%1: %2").arg(m_file, file.errorString()));
        return;
    }
    QByteArray line = file.readLine(kLongestLine);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    SecretBytes password{asBytes({line.constData(), static_cast<std::size_t>(line.size())})};
    wipe(line.data(), static_cast<std::size_t>(line.size()));
    m_engine.wallets().unlock(std::move(password)).then(this, [this](Future<bool> done) {
        const auto answer = done.takeResult();
        if (!answer)
            emit failed(QStringLiteral("--password-file=%1: %2")
                            .arg(m_file, socketSentence(answer.error())));
    });
}

} // namespace fulgurite::app
