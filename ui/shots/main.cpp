// SPDX-License-Identifier: MIT
// fulgurite-shots DIR [VARIANT [STATE...]]: draws the gallery and every page in every state into
// DIR, and fails when a text is clipped, laid over another or too faint.
#include <QApplication>

#include "ui/shots/shot_run.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <cstdio>

using namespace fulgurite::ui;

namespace {

/// Those of the names asked for; all when none is.
template <typename Item> std::vector<Item> chosen(std::vector<Item> items, const QStringList& names)
{
    if (!names.isEmpty())
        std::erase_if(items, [&names](const Item& item) { return !names.contains(item.name); });
    return items;
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application{argc, argv};
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    const QStringList arguments = QCoreApplication::arguments();
    const QDir folder{arguments.value(1)};
    const auto variants = chosen(allVariants(), arguments.mid(2, 1));
    const auto states = chosen(allStates(), arguments.mid(3));
    const bool gallery = argc == 2 || arguments.value(2) == QLatin1String{"gallery"};
    const bool any = gallery || !(variants.empty() || states.empty());
    if (argc < 2 || !folder.mkpath(QStringLiteral(".")) || !any) {
        std::fprintf(stderr, "usage: fulgurite-shots DIR [VARIANT [STATE...]]\n");
        return 2;
    }
    Theme theme;
    QStringList faults;
    if (gallery)
        faults += drawGallery(theme, folder);
    for (const auto& variant : variants)
        faults += drawStates(variant, states, theme, folder);
    for (const auto& fault : faults)
        std::fprintf(stderr, "%s\n", qPrintable(fault));
    return faults.isEmpty() ? 0 : 1;
}
