// SPDX-License-Identifier: MIT
#include "ui/widgets/preview_pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/plain_scroll.h"

namespace fulgurite::ui {

PreviewPane::PreviewPane(QWidget* parent)
    : QFrame{parent},
      m_title{new Label{{}, TextRole::Section}},
      m_scroll{new PlainScroll}
{
    setAccessibleName(tr("Details"));
    auto* column = new QVBoxLayout{this};
    const int padding = scaled(space::kCard);
    column->setContentsMargins(padding, padding, 1, 1);
    column->setSpacing(scaled(space::kField));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, scaled(space::kTight), 0);
    m_title->setElideMode(Qt::ElideRight);
    auto* close = new IconButton{Icon::Cross, tr("Close the details")};
    head->addWidget(m_title, 1);
    head->addWidget(close);
    column->addLayout(head);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);
    setFocusProxy(close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(close, &QPushButton::clicked, this, &PreviewPane::closed);
}

void PreviewPane::setTitle(const QString& title) { m_title->setText(title); }

void PreviewPane::setContent(QWidget* content)
{
    auto* host = new QWidget;
    auto* column = new QVBoxLayout{host};
    column->setContentsMargins(0, 0, scaled(space::kCard), scaled(space::kCard));
    column->addWidget(content);
    column->addStretch(1);
    m_scroll->setWidget(host);
    host->installEventFilter(this);
    host->setAutoFillBackground(false);
}

QSize PreviewPane::sizeHint() const { return {scaled(340), scaled(480)}; }

QSize PreviewPane::minimumSizeHint() const
{
    const QWidget* content = m_scroll->widget();
    const int inside = content ? content->minimumSizeHint().width() : 0;
    return {inside + scaled(space::kCard) + m_scroll->verticalScrollBar()->sizeHint().width(),
            scaled(120)};
}

bool PreviewPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry(); // a scroll area does not pass on what its content needs
    return QFrame::eventFilter(watched, event);
}

void PreviewPane::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    roundedBox(&painter, rect(), scaled(radius::kCard), tokens[Token::Surface],
               tokens[Token::Line]);
}

void PreviewPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace fulgurite::ui
