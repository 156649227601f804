// SPDX-License-Identifier: MIT
#include "ui/send/send_start.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/card.h"
#include "ui/widgets/column_pair.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/smart_field.h"

namespace fulgurite::ui {

namespace {

QWidget* line(Icon icon, Token color, const QString& title, const QString& sentence)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->setSpacing(scaled(space::kField));
    row->addWidget(new IconLabel{icon, color}, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget((new Label{title, TextRole::Strong})->wrapped());
    words->addWidget((new Label{sentence, TextRole::Body, Token::Muted})->wrapped());
    row->addLayout(words, 1);
    return host;
}

QWidget* figure(const QString& name, Amount* amount)
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setSpacing(0);
    column->addWidget(new Label{name, TextRole::Caption, Token::Muted});
    amount->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    amount->setAccessibleDescription(name);
    column->addWidget(amount);
    return host;
}

} // namespace

SendStart::SendStart(SmartField& field, QWidget* parent)
    : QWidget{parent},
      m_field{field},
      m_byLightning{new QWidget},
      m_onChain{new Amount{{}, TextRole::Section}},
      m_lightning{new Amount{{}, TextRole::Section}}
{
    setAcceptDrops(true);
    m_lightningLine = figure(tr("Over Lightning, at most"), m_lightning);
    auto* column = new QVBoxLayout{this};
    column->addWidget(new ColumnPair{ways(), means()});
    connect(&field, &SmartField::edited, this,
            [this](const QString& text) { setVisible(text.isEmpty()); });
}

Card* SendStart::ways()
{
    auto* card = new Card{tr("What can be paid here")};
    card->body()->addWidget(line(Icon::Chain, Token::OnChain,
                                 tr("A Bitcoin address or payment link"),
                                 tr("On chain: it arrives with one of the next blocks.")));
    auto* lightning = new QVBoxLayout{m_byLightning};
    lightning->setSpacing(scaled(space::kField));
    lightning->addWidget(line(Icon::Bolt, Token::Lightning, tr("A Lightning invoice"),
                              tr("It arrives in seconds. The fee is shown before you pay.")));
    lightning->addWidget(line(Icon::Key, Token::Lightning, tr("The key of a node"),
                              tr("Without an invoice, with a message of yours.")));
    card->body()->addWidget(m_byLightning);
    card->body()->addWidget(line(Icon::Image, Token::Muted, tr("A picture of a QR code"),
                                 tr("Drop it anywhere here, or choose the file above.")));
    card->body()->addStretch(1);
    return card;
}

Card* SendStart::means()
{
    auto* card = new Card{tr("What you can send")};
    card->body()->addWidget(figure(tr("On chain, less the fee"), m_onChain));
    card->body()->addWidget(m_lightningLine);
    card->body()->addWidget(
        (new Label{tr("Nothing is sent before you have seen what it costs and pressed Pay."),
                   TextRole::Body, Token::Muted})
            ->wrapped());
    card->body()->addStretch(1);
    return card;
}

void SendStart::show(const app::Balances& balances, bool lightning)
{
    m_onChain->setAmount(floorToSat(balances.onChain));
    m_lightning->setAmount(floorToSat(balances.canSend));
    m_lightningLine->setVisible(lightning);
    m_byLightning->setVisible(lightning);
}

void SendStart::dragEnterEvent(QDragEnterEvent* event)
{
    if (SmartField::takes(*event->mimeData()))
        event->acceptProposedAction();
}

void SendStart::dropEvent(QDropEvent* event)
{
    m_field.take(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace fulgurite::ui
