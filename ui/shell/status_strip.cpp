// SPDX-License-Identifier: MIT
#include "ui/shell/status_strip.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/widgets/status_item.h"

namespace fulgurite::ui {

namespace {

void showIn(StatusItem* item, const StatusText& text)
{
    item->setState(text.text, text.tone);
    item->setVisible(!text.text.isEmpty());
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget{parent},
      m_lock{new StatusItem{tr("Lock the wallet (Ctrl+L)"), Icon::Unlock}},
      m_chain{new StatusItem{tr("Chain")}},
      m_lightning{new StatusItem{tr("Lightning")}},
      m_feerate{new StatusItem{tr("Fee rate for the next block"), Icon::Gauge}},
      m_backup{new StatusItem{tr("Backup"), Icon::Shield}}
{
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(scaled(space::kTight), scaled(3), scaled(space::kTight), scaled(2));
    row->setSpacing(scaled(space::kHair));
    for (auto* item : {m_lock, m_chain, m_lightning, m_feerate})
        row->addWidget(item);
    row->addStretch(1);
    row->addWidget(m_backup);
    m_lock->setState(tr("Unlocked"));
    connect(m_lock, &QAbstractButton::clicked, this, &StatusStrip::lockRequested);
    connect(m_chain, &QAbstractButton::clicked, this,
            [this] { emit go({PageId::Network, QStringLiteral("chain")}); });
    connect(m_lightning, &QAbstractButton::clicked, this,
            [this] { emit go({PageId::Channels, {}}); });
    connect(m_feerate, &QAbstractButton::clicked, this,
            [this] { emit go({PageId::Network, QStringLiteral("fees")}); });
    connect(m_backup, &QAbstractButton::clicked, this,
            [this] { emit go({PageId::Settings, QStringLiteral("backup")}); });
}

void StatusStrip::show(const ShellState& state)
{
    showIn(m_chain, state.chain);
    showIn(m_lightning, state.lightning);
    showIn(m_feerate, {state.feerate, Tone::Neutral});
    showIn(m_backup, state.backup);
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.fillRect(QRect{0, 0, width(), 1}, tokensOf(this)[Token::Line]);
}

} // namespace fulgurite::ui
