// SPDX-License-Identifier: MIT
#include "ui/network/certificate_panel.h"

#include "ui/backend/backend_words.h"
#include "ui/format/error_text.h"
#include "ui/widgets/key_value_list.h"

namespace fulgurite::ui {

namespace {

Label* fingerprint(const QString& hex)
{
    auto* label = new Label{groupedFingerprint(hex), TextRole::MonoSmall};
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label->wrapped();
}

} // namespace

CertificatePanel::CertificatePanel(app::Connections& connections, QWidget* parent)
    : ConfirmPanel{Tone::Warn,
                   tr("The server's certificate has changed"),
                   {},
                   tr("Trust the new one"),
                   parent},
      m_connections{connections},
      m_fingerprints{new KeyValueList}
{
    setContent(m_fingerprints);
    hide();
    connect(this, &ConfirmPanel::confirmed, this, &CertificatePanel::trust);
    connect(this, &ConfirmPanel::cancelled, this, [this] {
        m_aside = m_seen;
        hide();
    });
}

void CertificatePanel::show(const std::optional<app::OtherCertificate>& seen)
{
    const bool known = m_seen == seen;
    m_seen = seen;
    setVisible(seen && seen != m_aside);
    if (!seen || known)
        return;
    set(tr("The server's certificate has changed"),
        tr("%1 shows another certificate than the one you trusted, and is not spoken to until you "
           "decide. It may have been renewed; or somebody stands in between. Ask its owner for the "
           "fingerprint.")
            .arg(seen->server));
    m_fingerprints->setRow(tr("Trusted so far"), fingerprint(seen->pinned));
    m_fingerprints->setRow(tr("Shown now"), fingerprint(seen->offered));
}

void CertificatePanel::trust()
{
    if (!m_seen)
        return;
    setBusy(true);
    m_connections.trustCertificate(*m_seen).then(this, [this](const app::Answer<bool>& answer) {
        setBusy(false);
        if (answer)
            hide();
        emit said(answer ? tr("The new certificate is trusted") : errorLine(answer.error()));
    });
}

} // namespace fulgurite::ui
