// SPDX-License-Identifier: MIT
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/style/amount_style.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/technical_details.h"

namespace fulgurite::ui {

Banner::Banner(Tone tone, const QString& text, const QString& action, QWidget* parent)
    : QFrame{parent},
      m_tone{tone},
      m_icon{new IconLabel{iconOf(tone), tokenOf(tone)}},
      m_text{new Label{text}},
      m_action{new Button{action}},
      m_details{new TechnicalDetails}
{
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(scaled(space::kField), scaled(space::kTight), scaled(space::kTight),
                               scaled(space::kTight));
    column->setSpacing(scaled(space::kHair));
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kField));
    row->addWidget(m_icon);
    row->addWidget(m_text->wrapped(), 1);
    row->addWidget(m_action);
    column->addLayout(row);
    column->addWidget(m_details);
    setMinimumHeight(scaled(48));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    onAmountStyle(this, [this] {
        if (m_error)
            setError(app::ApiError{*m_error}, m_action->text(), m_tone);
    });
    set(tone, text, action);
}

void Banner::setError(const app::ApiError& error, const QString& action, Tone tone)
{
    set(tone, errorLine(error, currentAmountStyle()), action, error.detail);
    m_error = error;
}

void Banner::set(Tone tone, const QString& text, const QString& action, const QString& details)
{
    m_error.reset();
    m_details->setText(details);
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
