// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QPixmap>

#include "ui/style/tokens.h"

namespace fulgurite::ui {

/// Our one family of line icons, resources/icons/NAME.svg.
enum class Icon {
    None,
    Activity,
    Backup,
    Bolt,
    Calendar,
    Chain,
    Channels,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Coins,
    Contacts,
    Copy,
    Cross,
    Display,
    Edit,
    External,
    Eye,
    EyeOff,
    Filter,
    Folder,
    Gauge,
    Globe,
    Help,
    Home,
    Image,
    InFlight,
    Info,
    Key,
    List,
    Lock,
    Menu,
    Minus,
    More,
    Network,
    Paste,
    Pause,
    Peer,
    Play,
    Plus,
    Qr,
    Receive,
    Refresh,
    Scan,
    Search,
    Send,
    Settings,
    Shield,
    Snow,
    Trash,
    Unlock,
    Warning,
    Count
};

/// An icon that takes its colour when it is painted, so it follows the theme; muted when disabled.
QIcon icon(Icon which, Token color = Token::Text);

/// One drawing of `pixels` logical pixels for a device ratio; drawn once for each colour, size and
/// ratio, then cached.
QPixmap iconPixmap(Icon which, const QColor& color, int pixels, double deviceRatio);

/// The application's icon.
QIcon appIcon();

/// The resource name of an icon, "in-flight".
QString iconName(Icon which);

} // namespace fulgurite::ui
