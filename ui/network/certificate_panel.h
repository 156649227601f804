// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/connections.h"
#include "ui/widgets/confirm_panel.h"

namespace fulgurite::ui {

class KeyValueList;

/// A server of the wallet shows another TLS certificate than the one trusted: both fingerprints,
/// and the button that trusts the new one.
class CertificatePanel : public ConfirmPanel {
    Q_OBJECT

public:
    explicit CertificatePanel(app::Connections& connections, QWidget* parent = nullptr);
    /// Nothing hides it. One that was put aside stays so until another certificate is shown.
    void show(const std::optional<app::OtherCertificate>& seen);
    using QWidget::show;

signals:
    void said(const QString& message);

private:
    void trust();

    app::Connections& m_connections;
    KeyValueList* m_fingerprints;
    std::optional<app::OtherCertificate> m_seen, m_aside;
};

} // namespace fulgurite::ui
