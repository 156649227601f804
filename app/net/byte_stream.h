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

    /// Written in order; kept until connected. Who does not read is cut off by the first write
    /// that finds more waiting than the stream's limit: one write of any size is never too much.
    virtual void write(const QByteArray& bytes) = 0;
    /// What was written is sent first, for as long as 20 s. `closed` follows once.
    virtual void close() = 0;
    /// At once: what is unsent is forgotten. `closed` follows with `reason`.
    virtual void drop(const QString& reason) = 0;
    /// Bytes that were written and wait in memory of ours.
    [[nodiscard]] virtual qint64 unsent() const = 0;
    /// HOST:PORT of the other side.
    [[nodiscard]] virtual QString peerName() const = 0;

    /// To a peer: two of the largest batches, 483 HTLCs of 1.5 kB each.
    static constexpr qint64 kMostUnsent = 2 * 1024 * 1024;
    /// To a server of the owner's choice: a large wallet asks for all of its scripts at once.
    static constexpr qint64 kMostUnsentToServer = 16 * 1024 * 1024;

signals:
    void opened();
    void received(const QByteArray& bytes);
    /// The last signal. `reason` is one technical sentence, empty when we closed it.
    void closed(const QString& reason);
};

} // namespace fulgurite::app
