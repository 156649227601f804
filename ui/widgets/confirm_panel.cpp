// SPDX-License-Identifier: MIT
#include "ui/widgets/confirm_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/plain_scroll.h"

namespace fulgurite::ui {

ConfirmPanel::ConfirmPanel(Tone tone, const QString& title, const QString& text,
                           const QString& deed, QWidget* parent)
    : QFrame{parent},
      m_tone{tone},
      m_title{new Label{title, TextRole::Section}},
      m_text{new Label{text}},
      m_content{new QVBoxLayout},
      m_deed{new Button{deed, tone == Tone::Bad ? ButtonKind::Danger : ButtonKind::Primary}},
      m_cancel{new Button{tr("Cancel")}}
{
    setAccessibleName(title);
    auto* row = new QHBoxLayout{this};
    const int padding = scaled(space::kCard);
    row->setContentsMargins(padding, padding, padding, padding);
    row->setSpacing(scaled(space::kField));
    row->addWidget(new IconLabel{iconOf(tone), tokenOf(tone), size::kTarget}, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(scaled(space::kTight));
    column->addWidget(m_title->wrapped());
    column->addWidget(m_text->wrapped());
    column->addLayout(m_content);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, scaled(space::kTight), 0, 0);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_deed);
    column->addLayout(buttons);
    row->addLayout(column, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_deed, &QPushButton::clicked, this, &ConfirmPanel::confirmed);
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmPanel::cancelled);
}

void ConfirmPanel::set(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
}

void ConfirmPanel::setContent(QWidget* content) { m_content->addWidget(content); }

void ConfirmPanel::setBusy(bool busy)
{
    m_deed->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
}

void ConfirmPanel::bringUp()
{
    show(); // what was laid out just now is shown later only, and has no focus until then
    m_cancel->setFocus();
    bringIntoSight(this);
}

void ConfirmPanel::setDeedEnabled(bool enabled) { m_deed->setEnabled(enabled); }

void ConfirmPanel::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    const QColor edge = mixed(tokens[Token::Surface], tokens[tokenOf(m_tone)], 0.6);
    roundedBox(&painter, rect(), scaled(radius::kCard), tokens[Token::Surface], edge);
}

void ConfirmPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace fulgurite::ui
