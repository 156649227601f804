// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

namespace fulgurite::ui {

/// What a colour is for. Every pixel we paint names one of these, never a literal.
enum class Token {
    Window,
    Surface, ///< cards, fields, tables
    Sidebar, ///< sidebar and chips
    Line,    ///< decoration
    Edge,    ///< the outline of something one can act on
    Text,
    Muted,
    Accent,
    OnAccent,
    Selection,
    Good,
    Warn,
    Bad,
    OnChain,
    Lightning,
    InFlight,
    Closing,
    Reserve,
    Count
};

/// One colour per token, as 0xAARRGGBB in the order of Token.
struct Tokens {
    QRgb values[static_cast<std::size_t>(Token::Count)];

    [[nodiscard]] QColor operator[](Token token) const
    {
        return QColor::fromRgba(values[static_cast<std::size_t>(token)]);
    }
};

inline constexpr Tokens kLightTokens{{
    0xFFF6F5F2,
    0xFFFFFFFF,
    0xFFECEAE4,
    0xFFDAD6CD,
    0xFF857F73,
    0xFF1E1C19,
    0xFF5D584F,
    0xFF4A3FBF,
    0xFFFFFFFF,
    0xFFE6E3FA,
    0xFF1A6B3A,
    0xFF7F4D00,
    0xFFB0261D,
    0xFFB8650B,
    0xFF4A3FBF,
    0xFF0B7A8A,
    0xFF6E675C,
    0xFF8A8478,
}};
inline constexpr Tokens kDarkTokens{{
    0xFF171613,
    0xFF201F1B,
    0xFF121110,
    0xFF38352F,
    0xFF8A8478,
    0xFFECE9E2,
    0xFFABA598,
    0xFFA99FFF,
    0xFF17132E,
    0xFF332F57,
    0xFF6FCF90,
    0xFFEDB34F,
    0xFFFF8F85,
    0xFFE39A45,
    0xFFA99FFF,
    0xFF4FB9C9,
    0xFFA59E90,
    0xFF857F73,
}};

/// A QR code is dark on white in every theme: cameras need it so.
inline constexpr QRgb kQrDark = 0xFF000000;
inline constexpr QRgb kQrLight = 0xFFFFFFFF;

/// Pixels at a display scale of 100 %; pass through scaled() before use.
namespace space {
inline constexpr int kHair = 4;
inline constexpr int kTight = 8;
inline constexpr int kField = 12;
inline constexpr int kCard = 16;
inline constexpr int kPage = 24;
inline constexpr int kWide = 32;
} // namespace space

namespace radius {
inline constexpr int kControl = 6;
inline constexpr int kCard = 10;
} // namespace radius

namespace size {
inline constexpr int kControl = 32;
inline constexpr int kRow = 28;
inline constexpr int kRowCompact = 24;
inline constexpr int kIcon = 20;
inline constexpr int kIconSmall = 16;
inline constexpr int kTarget = 24; ///< the smallest thing one may have to hit
inline constexpr int kSidebar = 176;
inline constexpr int kSidebarCompact = 56;
inline constexpr int kSidebarBreak = 1000; ///< below this window width the sidebar is compact
inline constexpr int kForm = 640;
inline constexpr int kColumn = 1040;
inline constexpr int kWindowMinWidth = 960;
inline constexpr int kWindowMinHeight = 640;
inline constexpr int kWindowWidth = 1180;
inline constexpr int kWindowHeight = 760;
inline constexpr int kFocusRing = 2;
inline constexpr int kFocusOffset = 2;
inline constexpr int kBar = 12;    ///< height of money bars
inline constexpr int kBarGap = 2;  ///< surface between the parts of a bar
inline constexpr int kBarPart = 4; ///< the least width of a part
} // namespace size

inline constexpr double kHoverTint = 0.06;
inline constexpr double kPressedTint = 0.12;
inline constexpr double kLeastTextContrast = 4.5;
inline constexpr int kMotionMs = 150;

/// `under` tinted towards `over`: 0 is `under`, 1 is `over`.
QColor mixed(const QColor& under, const QColor& over, double share);
/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& one, const QColor& other);

} // namespace fulgurite::ui
