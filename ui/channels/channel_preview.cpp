// SPDX-License-Identifier: MIT
#include "ui/channels/channel_preview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/channels/channel_words.h"
#include "ui/channels/close_panel.h"
#include "ui/channels/closed_words.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/state_chip.h"
#include "ui/widgets/technical_details.h"

#include <utility>

namespace fulgurite::ui {

namespace {

constexpr std::size_t kMostHtlcsShown = 8;

QString text(MilliSatoshi amount) { return amountText(floorToSat(amount), currentAmountStyle()); }

} // namespace

ChannelPreview::ChannelPreview(app::Channels& channels, const app::ChannelRow& row, QWidget* parent)
    : QWidget{parent},
      m_channels{channels},
      m_column{new QVBoxLayout{this}},
      m_chip{new StateChip{{}}},
      m_sentence{new Label{{}, TextRole::Body, Token::Muted}},
      m_cause{new Label{{}, TextRole::Body, Token::Muted}},
      m_bar{new ChannelBar},
      m_facts{new KeyValueList},
      m_limits{new KeyValueList},
      m_pending{new KeyValueList},
      m_status{new TechnicalDetails},
      m_close{new Button{tr("Close…")}},
      m_force{new Button{tr("Force close…"), ButtonKind::Quiet}}
{
    m_column->setSpacing(scaled(space::kField));
    m_facts->setValuesTrailing(true);
    m_limits->setValuesTrailing(true);
    m_pending->setValuesTrailing(true);
    m_column->addWidget(m_chip, 0, Qt::AlignLeading);
    m_column->addWidget(m_sentence->wrapped());
    m_column->addWidget(m_cause->wrapped());
    m_cause->hide();
    m_column->addWidget(m_bar);
    m_column->addWidget(m_facts);
    m_column->addWidget(m_limits);
    m_limits->hide();
    m_column->addWidget(m_pending);
    m_row = row;
    addId(tr("Peer"), row.peerId);
    addId(tr("Channel"), row.channelId);
    if (!row.fundingTxid.isEmpty())
        addId(tr("Funding"), QStringLiteral("%1:%2").arg(row.fundingTxid).arg(row.fundingOutput));
    m_column->addWidget(m_status);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_close);
    buttons->addWidget(m_force);
    buttons->addStretch(1);
    m_column->addLayout(buttons);
    offerInMenus(m_close, PageAction::CloseChannel);
    offerInMenus(m_force, PageAction::ForceClose);
    connect(m_close, &QPushButton::clicked, this, [this] { askToClose(false); });
    connect(m_force, &QPushButton::clicked, this, [this] { askToClose(true); });
    onAmountStyle(this, [this] {
        show(m_row);
        if (m_detail)
            setDetail(app::ChannelDetail{*m_detail});
    });
    show(row);
}

void ChannelPreview::addId(const QString& what, const QString& text)
{
    m_column->addWidget(new Label{what, TextRole::Caption, Token::Muted});
    auto* copy = new CopyText{what, text, CopyShape::Id};
    m_column->addWidget(copy);
    connect(copy, &CopyText::copied, this,
            [this](const QString& name) { emit said(tr("%1 copied").arg(name)); });
}

void ChannelPreview::show(const app::ChannelRow& row)
{
    m_row = row;
    const auto state = stateTextOf(row, QDateTime::currentDateTime());
    m_chip->setState(state.word, state.tone, state.icon);
    m_sentence->setText(state.sentence);
    m_bar->setValue(barOf(row));
    m_facts->setRow(tr("Can send"), text(row.spendable));
    m_facts->setRow(tr("Can receive"), text(row.receivable));
    m_facts->setRow(tr("Yours"), text(row.local));
    m_facts->setRow(tr("Reserve"), text(row.reserve));
    m_facts->setRow(tr("Capacity"), amountText(row.capacity, currentAmountStyle()));
    m_facts->setRow(tr("Cost of closing"),
                    tr("about %1").arg(amountText(row.closeCost, currentAmountStyle())));
    m_facts->setRow(tr("Wait after a force close"),
                    tr("%n block(s), %1", nullptr, static_cast<int>(row.toSelfDelay))
                        .arg(aboutSpan(row.toSelfDelay)));
    m_facts->setRow(tr("Opened by"), row.weOpened ? tr("you") : tr("the peer"));
    m_facts->setRow(tr("Announced"), row.isPrivate ? tr("no, private") : tr("yes, public"));
    if (!row.shortChannelId.isEmpty())
        m_facts->setRow(tr("Short channel id"), row.shortChannelId);
    m_status->setText(row.statusText);
    m_close->setVisible(canClose(row) && !m_panel);
    m_close->setEnabled(row.connected);
    m_close->setToolTip(row.connected ? QString{}
                                      : tr("The peer is not connected: it has to sign the close."));
    m_force->setVisible(canClose(row) && !m_panel);
}

void ChannelPreview::setDetail(const app::ChannelDetail& detail)
{
    m_detail = detail;
    setHtlcs(detail.htlcs);
    showLimits();
    const QString cause = closingCauseOf(detail);
    m_cause->setText(cause);
    m_cause->setVisible(!cause.isEmpty());
}

/// What one side allows the other binds the other: their limits are for what we send.
void ChannelPreview::showLimits()
{
    const app::ChannelDetail& detail = *m_detail;
    const auto range = [this](const QString& name, MilliSatoshi least, MilliSatoshi most,
                              std::uint32_t count) {
        m_limits->setRow(
            name, tr("at least %1, together %2, in %n payment(s)", nullptr, static_cast<int>(count))
                      .arg(amountText(least, currentAmountStyle()), text(most)));
    };
    if (detail.maxHtlcsTheirs > 0)
        range(tr("In flight from you"), detail.htlcMinimumTheirs, detail.maxInFlightTheirs,
              detail.maxHtlcsTheirs);
    if (detail.maxHtlcsOurs > 0)
        range(tr("In flight to you"), detail.htlcMinimumOurs, detail.maxInFlightOurs,
              detail.maxHtlcsOurs);
    if (detail.dustOurs > Satoshi{})
        m_limits->setRow(tr("Too small for the chain"),
                         tr("below %1").arg(amountText(detail.dustOurs, currentAmountStyle())));
    m_limits->setVisible(detail.maxHtlcsTheirs > 0 || detail.maxHtlcsOurs > 0);
}

void ChannelPreview::setHtlcs(const std::vector<app::HtlcRow>& htlcs)
{
    m_pending->clear();
    for (std::size_t i = 0; i < htlcs.size() && i < kMostHtlcsShown; ++i) {
        const auto& htlc = htlcs[i];
        m_pending->setRow((htlc.incoming ? tr("Incoming %1") : tr("Outgoing %1")).arg(htlc.id),
                          tr("%1, until block %2").arg(text(htlc.amount), heightText(htlc.expiry)));
    }
    if (htlcs.size() > kMostHtlcsShown)
        m_pending->setRow(tr("Pending"),
                          tr("%n more", nullptr, static_cast<int>(htlcs.size() - kMostHtlcsShown)));
    m_pending->setVisible(!htlcs.empty());
}

void ChannelPreview::askToClose(bool force)
{
    endAsking();
    auto* panel = new ClosePanel{m_channels, m_row, force};
    m_panel = panel;
    m_column->insertWidget(3, panel);
    // Its buttons are not there yet, and the one that was pressed goes: the focus must not fall
    // back to the sidebar.
    panel->show();
    panel->takeFocus();
    connect(panel, &ClosePanel::cancelled, this, &ChannelPreview::endAsking);
    connect(panel, &ClosePanel::closed, this, [this](const QString& message) {
        endAsking();
        emit said(message);
    });
    show(m_row);
}

void ChannelPreview::endAsking()
{
    QWidget* ended = std::exchange(m_panel, nullptr);
    show(m_row);
    if (!ended)
        return;
    m_close->isEnabled() ? m_close->setFocus() : m_force->setFocus();
    ended->hide();
    ended->deleteLater();
}

} // namespace fulgurite::ui
