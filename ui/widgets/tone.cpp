// SPDX-License-Identifier: MIT
#include "ui/widgets/tone.h"

#include <QtGlobal>

namespace fulgurite::ui {

Token tokenOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Muted;
    case Tone::Good:
        return Token::Good;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Bad:
        return Token::Bad;
    case Tone::Accent:
        return Token::Accent;
    case Tone::OnChain:
        return Token::OnChain;
    case Tone::Lightning:
        return Token::Lightning;
    case Tone::InFlight:
        return Token::InFlight;
    case Tone::Closing:
        return Token::Closing;
    }
    return Token::Muted;
}

Icon iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Icon::Info;
    case Tone::Good:
        return Icon::Check;
    case Tone::Warn:
        return Icon::Warning;
    case Tone::Bad:
        return Icon::Warning;
    case Tone::Accent:
        return Icon::Info;
    case Tone::OnChain:
        return Icon::Chain;
    case Tone::Lightning:
        return Icon::Bolt;
    case Tone::InFlight:
        return Icon::InFlight;
    case Tone::Closing:
        return Icon::Clock;
    }
    return Icon::Info;
}

} // namespace fulgurite::ui
