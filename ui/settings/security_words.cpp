// SPDX-License-Identifier: MIT
#include "ui/settings/security_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace fulgurite::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Security)
};

constexpr double kTenth = 0.1;

} // namespace

ChangeProblem problemOfChange(bool hasOld, bool hasNew, bool same)
{
    if (!hasOld)
        return ChangeProblem::OldMissing;
    if (!hasNew)
        return ChangeProblem::NewMissing;
    return same ? ChangeProblem::None : ChangeProblem::Differ;
}

QString changeProblemText(ChangeProblem problem)
{
    switch (problem) {
    case ChangeProblem::None:
        return {};
    case ChangeProblem::OldMissing:
    case ChangeProblem::NewMissing:
        return Words::tr("Type a password.");
    case ChangeProblem::Differ:
        return Words::tr("The two passwords differ.");
    }
    return {};
}

int tenthsOf(double seconds)
{
    return std::clamp(static_cast<int>(std::lround(seconds / kTenth)), kFewestTenths, kMostTenths);
}

double secondsOf(int tenths) { return tenths * kTenth; }

QString unlockTimeText(int tenths)
{
    return Words::tr("About %1 seconds on this computer, from the next change of the password on.")
        .arg(QLocale{}.toString(secondsOf(tenths), 'f', 1));
}

} // namespace fulgurite::ui
