// SPDX-License-Identifier: MIT
#include "ui/widgets/button.h"

#include <QEvent>

#include "ui/format/plain_tip.h"
#include "ui/style/fonts.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

Button::Button(const QString& text, ButtonKind kind, Icon icon, QWidget* parent)
    : QPushButton{text, parent},
      m_icon{icon}
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setKind(kind);
}

void Button::setKind(ButtonKind kind)
{
    setButtonKind(this, kind);
    restyle();
}

void Button::setIcon(Icon icon)
{
    m_icon = icon;
    restyle();
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        restyle();
}

void Button::restyle()
{
    const ButtonKind kind = buttonKindOf(this);
    const Token color = kind == ButtonKind::Primary  ? Token::OnAccent
                        : kind == ButtonKind::Danger ? Token::Bad
                                                     : Token::Text;
    QPushButton::setIcon(ui::icon(m_icon, color));
    // A button without an icon gets its words later.
    const bool iconAlone = text().isEmpty() && m_icon != Icon::None;
    const int side = scaled(iconAlone ? size::kIcon : size::kIconSmall);
    setIconSize({side, side});
    setFont(fontFor(iconAlone ? TextRole::Body : TextRole::Strong));
}

IconButton::IconButton(Icon icon, const QString& name, QWidget* parent)
    : Button{QString{}, ButtonKind::Quiet, icon, parent}
{
    setAccessibleName(name);
    setToolTip(plainTip(name));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

} // namespace fulgurite::ui
