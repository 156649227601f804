// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include "app/engine/local_engine.h"
#include "tests/support/test_registry.h"
#include "ui/demo/demo.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

/// What the demonstration writes with this seed number; empty when a step failed.
QByteArray transcriptOf(std::uint64_t seed)
{
    const QTemporaryDir folder;
    app::EngineOptions options;
    options.folder = folder.filePath(QStringLiteral("wallets/demo"));
    options.stateFolder = folder.filePath(QStringLiteral("state"));
    options.network = Network::Regtest;
    options.practiceSeed = seed;
    const auto engine = app::makeLocalEngine(std::move(options));
    QWidget window;
    Demo demo{*engine, window, [](const QString&) {}, folder.filePath(QStringLiteral("out"))};
    if (demo.run(folder.filePath(QStringLiteral("wallets"))) != 0)
        return {};
    QFile file{folder.filePath(QStringLiteral("out/transcript.txt"))};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class DemoTest : public QObject {
    Q_OBJECT

private slots:
    void oneSeedNumberOneTranscript()
    {
        const QByteArray first = transcriptOf(7);
        QVERIFY(first.contains("Restored from the 12 words"));
        QCOMPARE(transcriptOf(7), first);
        QVERIFY(transcriptOf(8) != first);
    }
};

FULGURITE_TEST(DemoTest)
#include "demo_test.moc"
