// SPDX-License-Identifier: MIT
#include "ui/channels/close_panel.h"

#include <QVBoxLayout>

#include "ui/channels/channel_words.h"
#include "ui/format/error_text.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/confirm_panel.h"
#include "ui/widgets/plain_scroll.h"

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
    m_channels.previewClose(row.channelId)
        .then(this, [this](const app::Answer<app::ClosePreview>& preview) { onPreview(preview); });
}

void ClosePanel::onPreview(const app::Answer<app::ClosePreview>& preview)
{
    if (!preview || (preview->obstacle && !m_force)) {
        m_banner->set(Tone::Bad, errorLine(preview ? *preview->obstacle : preview.error()),
                      tr("Back"));
        return bringIntoSight(this);
    }
    m_banner->hide();
    const CloseText text =
        closeTextOf(m_row, *preview, m_force, currentAmountStyle(), QDateTime::currentDateTime());
    m_panel = new ConfirmPanel{m_force ? Tone::Bad : Tone::Warn, text.title, text.text, text.deed};
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
            m_banner->set(Tone::Bad, errorLine(outcome.error()));
        });
}

} // namespace fulgurite::ui
