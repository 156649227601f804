// SPDX-License-Identifier: MIT
#include "ui/backend/backend_words.h"

#include <QCoreApplication>

#include "ui/format/rate_format.h"

namespace fulgurite::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Backend)
};

constexpr qsizetype kGroup = 4;

} // namespace

BackendNote noteOf(const app::BackendTest& test, const QString& trusted)
{
    if (!test.fingerprint.isEmpty() && test.fingerprint != trusted)
        return {Words::tr("The server answers, and shows a certificate that was never seen before. "
                          "Compare its fingerprint with what the server's owner says."),
                Words::tr("Trust this certificate"), test.fingerprint};
    if (test.syncing)
        return {Words::tr("The node is still reading the chain itself: balances lag until it is "
                          "done. Nothing needs to be done."),
                Words::tr("Use it"),
                {}};
    if (test.prunedBelow)
        return {Words::tr("The node has pruned its blocks below %1. A new wallet needs none of "
                          "them; a restored one finds its coins, but cannot list older payments.")
                    .arg(heightText(*test.prunedBelow)),
                Words::tr("Use it"),
                {}};
    return {};
}

QString groupedFingerprint(const QString& hex)
{
    QString grouped;
    for (qsizetype i = 0; i < hex.size(); i += kGroup) {
        if (i > 0)
            grouped += QLatin1Char{' '};
        grouped += hex.mid(i, kGroup).toUpper();
    }
    return grouped;
}

} // namespace fulgurite::ui
