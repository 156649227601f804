// SPDX-License-Identifier: MIT
#include "ui/channels/closed_words.h"

#include <QCoreApplication>

#include "ui/format/time_format.h"

namespace fulgurite::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ClosedChannels)
};

bool isMutual(const app::ClosedChannel& closed) { return closed.type == QLatin1String{"mutual"}; }

bool byPeer(const app::ClosedChannel& closed) { return closed.closer == QLatin1String{"remote"}; }

QString whoOf(const app::ClosedChannel& closed)
{
    if (isMutual(closed))
        return Words::tr("You and the peer together");
    return byPeer(closed) ? Words::tr("The peer") : Words::tr("You");
}

QString whyOf(const app::ClosedChannel& closed)
{
    if (closed.type == QLatin1String{"unopened"})
        return Words::tr("The channel was never opened: its funding did not confirm.");
    if (isMutual(closed))
        return Words::tr("Both sides agreed on a closing transaction.");
    if (byPeer(closed))
        return Words::tr("The peer broadcast its commitment, without asking.");
    return Words::tr("Your commitment was broadcast: a close by force.");
}

} // namespace

ClosedText closedTextOf(const app::ClosedChannel& closed)
{
    ClosedText text;
    text.who = whoOf(closed);
    text.why = whyOf(closed);
    text.when = closed.closedAt.isValid() ? dateText(closed.closedAt.toLocalTime())
                                          : Words::tr("not known");
    text.cost = closed.cost;
    return text;
}

QString closingCauseOf(const app::ChannelDetail& detail)
{
    if (detail.row.state == app::ChannelState::ForceClosing)
        return detail.closer == QLatin1String{"remote"}
                   ? Words::tr("The peer broadcast its commitment, without asking.")
                   : Words::tr("Your commitment was broadcast: a close by force.");
    if (detail.row.state == app::ChannelState::Closing)
        return Words::tr("Both sides agreed on a closing transaction.");
    return {};
}

} // namespace fulgurite::ui
