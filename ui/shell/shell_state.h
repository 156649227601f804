// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// Which face the window wears; one for each lifecycle of the engine.
enum class ShellFace { Setup, Locked, Opening, Running, Stopped, Closing };

/// Words and temper of one field of the status bar; empty words hide it.
struct StatusText {
    QString text;
    Tone tone = Tone::Neutral;
    friend bool operator==(const StatusText&, const StatusText&) = default;
};

/// The engine stopped: what, what it means for the money, what to do, and the raw words for those
/// who ask.
struct StoppedText {
    QString cause;
    QString money;
    QString next;
    QString meanwhile; ///< what goes on although the engine rests; may be empty
    QString raw;
    friend bool operator==(const StoppedText&, const StoppedText&) = default;
};

/// All the shell shows that is not a page. No amount and no name of a contact is ever in it.
struct ShellState {
    ShellFace face = ShellFace::Opening;
    QString stage;       ///< of Opening: "Reading the database"
    StoppedText stopped; ///< of Stopped
    QString walletName;  ///< the window's title while unlocked
    QString band;        ///< "Regtest: these coins are worth nothing"; empty on mainnet
    bool practice = false;
    bool channelsOffered = true; ///< Lightning is not refused on this network
    StatusText chain;
    StatusText lightning;
    QString feerate;
    StatusText backup;
    friend bool operator==(const ShellState&, const ShellState&) = default;
};

} // namespace fulgurite::ui
