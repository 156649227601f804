// SPDX-License-Identifier: MIT
#include "ui/channels/close_panel.h"

#include <QVBoxLayout>

#include "ui/channels/channel_words.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/confirm_panel.h"
#include "ui/widgets/plain_scroll.h"

#include <algorithm>

namespace fulgurite::ui {

ClosePanel::ClosePanel(app::Channels& channels, const app::ChannelRow& row, bool force,
                       QWidget* parent)
    : QWidget{parent},
      m_channels{channels},
      m_row{row},
      m_force{force},
      m_column{new QVBoxLayout{this}},
      m_banner{new Banner{Tone::Neutral, tr("Asking what it costs…")}}
{
    m_column->setSpacing(scaled(space::kField));
    m_column->addWidget(m_banner);
    connect(m_banner, &Banner::actionTriggered, this, &ClosePanel::cancelled);
    force ? askForce() : askAgreed();
}

void ClosePanel::askAgreed()
{
    m_channels.previewClose(m_row.channelId)
        .then(this, [this](const app::Answer<app::ClosePreview>& preview) { onPreview(preview); });
}

/// The port's preview is of a close that both agree on as long as the peer is there.
void ClosePanel::askForce()
{
    m_channels.list().then(
        this, [this](const app::Answer<std::vector<app::ChannelDetail>>& details) {
            if (!details)
                return onPreview(std::unexpected(details.error()));
            const auto ours = std::ranges::find_if(*details, [this](const auto& detail) {
                return detail.row.channelId == m_row.channelId;
            });
            if (ours == details->end())
                return onPreview(app::refuse(app::ErrorCode::ChannelUnknown));
            onPreview(forcePreviewOf(*ours));
        });
}

void ClosePanel::onPreview(const app::Answer<app::ClosePreview>& preview)
{
    if (!preview || (preview->obstacle && !m_force)) {
        m_banner->setError(preview ? *preview->obstacle : preview.error(), tr("Back"));
        return bringIntoSight(this);
    }
    m_banner->hide();
    const auto textOf = [row = m_row, preview = *preview, force = m_force,
                         now = QDateTime::currentDateTime()] {
        return closeTextOf(row, preview, force, currentAmountStyle(), now);
    };
    const CloseText text = textOf();
    m_panel = new ConfirmPanel{m_force ? Tone::Bad : Tone::Warn, text.title, text.text, text.deed};
    onAmountStyle(m_panel, [panel = m_panel, textOf] {
        const CloseText anew = textOf();
        panel->set(anew.title, anew.text);
    });
    m_column->addWidget(m_panel);
    connect(m_panel, &ConfirmPanel::cancelled, this, &ClosePanel::cancelled);
    connect(m_panel, &ConfirmPanel::confirmed, this, &ClosePanel::onConfirmed);
    m_panel->bringUp();
}

void ClosePanel::takeFocus()
{
    if (m_panel)
        m_panel->bringUp();
    else
        setFocus();
}

void ClosePanel::onConfirmed()
{
    m_panel->setBusy(true);
    m_banner->set(Tone::InFlight, m_force ? tr("Broadcasting the commitment…")
                                          : tr("Agreeing on the closing transaction…"));
    m_banner->show();
    app::CloseRequest request;
    request.channelId = m_row.channelId;
    request.force = m_force;
    m_channels.close(std::move(request))
        .then(this, [this](const app::Answer<app::CloseOutcome>& outcome) {
            if (outcome) {
                emit closed(tr("The channel is closing."));
                return;
            }
            m_panel->setBusy(false);
            m_banner->setError(outcome.error());
        });
}

} // namespace fulgurite::ui
