// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QLocalServer;
class QLocalSocket;

namespace fulgurite::ui {

/// One window for each wallet folder. The second start hands its link over and ends; nothing is
/// ever sent by that.
class InstanceLink : public QObject {
    Q_OBJECT

public:
    explicit InstanceLink(const QString& walletFolder, QObject* parent = nullptr);

    /// True when a window of this wallet took the link (which may be empty: only come forward).
    [[nodiscard]] bool handOver(const QString& link) const;
    /// Takes links from now on.
    bool listen();

signals:
    void linkReceived(const QString& link);

private:
    void accept();
    void read(QLocalSocket* socket);

    QString m_name;
    QLocalServer* m_server;
};

/// A `bitcoin:` or `lightning:` link of bounded length and printable characters; else empty.
QString acceptableLink(const QByteArray& bytes);

} // namespace fulgurite::ui
