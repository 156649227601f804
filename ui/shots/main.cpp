// SPDX-License-Identifier: MIT
// fulgurite-shots DIR: draws every registered sheet, light and dark, into DIR.
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QWidget>

#include "ui/format/english_plurals.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/shell_shots.h"
#include "ui/gallery/shot_registry.h"
#include "ui/gallery/shot_runner.h"
#include "ui/shots/control_shots.h"
#include "ui/shots/page_shots.h"
#include "ui/style/theme.h"

#include <cstdio>

using namespace fulgurite::ui;

int main(int argc, char** argv)
{
    const QApplication application{argc, argv};
    fulgurite::ui::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    if (argc != 2 || !QDir{}.mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "usage: fulgurite-shots DIR\n");
        return 2;
    }
    Theme theme;
    ShotRegistry registry;
    registry.add(
        {QStringLiteral("gallery"), {1460, 0}, [](const ShotContext&) { return makeGallery(); }});
    addShellShots(registry);
    addHomeShots(registry);
    addReceiveShots(registry);
    addSendShots(registry);
    addActivityShots(registry);
    addSetupShots(registry);
    addChannelShots(registry);
    addNetworkShots(registry);
    addSettingsShots(registry);
    return drawShots(registry, theme, QDir{QString::fromLocal8Bit(argv[1])}) ? 0 : 1;
}
