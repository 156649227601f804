// SPDX-License-Identifier: MIT
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"

namespace fulgurite::ui {

Banner::Banner(Tone tone, const QString& text, const QString& action, QWidget* parent)
    : QFrame{parent},
      m_tone{tone},
      m_icon{new IconLabel{iconOf(tone), tokenOf(tone)}},
      m_text{new Label{text}},
      m_action{new Button{action}}
{
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(scaled(space::kField), scaled(space::kTight), scaled(space::kTight),
                            scaled(space::kTight));
    row->setSpacing(scaled(space::kField));
    row->addWidget(m_icon);
    row->addWidget(m_text->wrapped(), 1);
    row->addWidget(m_action);
    setMinimumHeight(scaled(48));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    set(tone, text, action);
}

void Banner::set(Tone tone, const QString& text, const QString& action)
{
    m_tone = tone;
    m_icon->setIcon(iconOf(tone), tokenOf(tone));
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    if (text == accessibleName())
        return;
    setAccessibleName(text);
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    const QColor color = tokens[tokenOf(m_tone)];
    const int corner = scaled(radius::kCard);
    roundedBox(&painter, rect(), corner, tokens[Token::Surface],
               mixed(tokens[Token::Surface], color, 0.5));
}

} // namespace fulgurite::ui
