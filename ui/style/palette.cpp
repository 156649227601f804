// SPDX-License-Identifier: MIT
#include "ui/style/palette.h"

#include <QWidget>

namespace fulgurite::ui {

QPalette paletteFrom(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens[Token::Window]);
    palette.setColor(QPalette::WindowText, tokens[Token::Text]);
    palette.setColor(QPalette::Base, tokens[Token::Surface]);
    palette.setColor(QPalette::AlternateBase, tokens[Token::Surface]);
    palette.setColor(QPalette::Text, tokens[Token::Text]);
    palette.setColor(QPalette::PlaceholderText, tokens[Token::Muted]);
    palette.setColor(QPalette::Button, tokens[Token::Surface]);
    palette.setColor(QPalette::ButtonText, tokens[Token::Text]);
    palette.setColor(QPalette::BrightText, tokens[Token::Text]);
    palette.setColor(QPalette::ToolTipBase, tokens[Token::Text]);
    palette.setColor(QPalette::ToolTipText, tokens[Token::Surface]);
    palette.setColor(QPalette::Highlight, tokens[Token::Selection]);
    palette.setColor(QPalette::HighlightedText, tokens[Token::Text]);
    palette.setColor(QPalette::Link, tokens[Token::Accent]);
    palette.setColor(QPalette::LinkVisited, tokens[Token::Accent]);
    palette.setColor(QPalette::Light, tokens[Token::Surface]);
    palette.setColor(QPalette::Midlight, tokens[Token::Sidebar]);
    palette.setColor(QPalette::Mid, tokens[Token::Line]);
    palette.setColor(QPalette::Dark, tokens[Token::Edge]);
    palette.setColor(QPalette::Shadow, tokens[Token::Line]);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, tokens[Token::Muted]);
    return palette;
}

bool isDark(const QPalette& palette)
{
    constexpr int kMiddleGrey = 128;
    return palette.color(QPalette::Active, QPalette::Window).lightness() < kMiddleGrey;
}

const Tokens& tokensOf(const QPalette& palette)
{
    return isDark(palette) ? kDarkTokens : kLightTokens;
}

const Tokens& tokensOf(const QWidget* widget) { return tokensOf(widget->palette()); }

} // namespace fulgurite::ui
