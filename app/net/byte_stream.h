// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>

namespace fulgurite::app {

/// Bytes both ways, from wherever: TCP, TLS, a proxy, or a pipe in memory. Lives on the engine
/// thread.
class ByteStream : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Written in order; kept until connected. A peer that does not read is cut off when
    /// `mostUnsent` bytes wait.
    virtual void write(const QByteArray& bytes) = 0;
    /// What was written is sent first. `closed` follows once.
    virtual void close() = 0;
    /// HOST:PORT of the other side.
    [[nodiscard]] virtual QString peerName() const = 0;

    static constexpr qint64 kMostUnsent = 16 * 1024 * 1024;

signals:
    void opened();
    void received(const QByteArray& bytes);
    /// The last signal. `reason` is one technical sentence, empty when we closed it.
    void closed(const QString& reason);
};

} // namespace fulgurite::app
