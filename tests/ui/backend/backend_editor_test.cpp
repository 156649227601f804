// SPDX-License-Identifier: MIT
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/fakes/fake_connections.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/backend/backend_editor.h"
#include "ui/backend/backend_words.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;
using fulgurite::testing::FakeConnections;

namespace {

const QString kFingerprint = QStringLiteral("ab12").repeated(16);

app::BackendTest works()
{
    app::BackendTest test;
    test.ok = true;
    test.description = QStringLiteral("Electrum host:50002 (TLS)");
    return test;
}

} // namespace

/// Choosing and trying a chain server, in the wizard and in Network.
class BackendEditorTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_connections = std::make_unique<FakeConnections>();
        m_connections->onFindLocal.fail(app::ErrorCode::BackendUnreachable);
        m_editor = std::make_unique<BackendEditor>(*m_connections);
        m_editor->setNetwork(Network::Regtest);
        m_editor->resize(600, 500);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        edit()->setText(QStringLiteral("host:50002"));
    }
    void cleanup()
    {
        m_editor.reset();
        m_theme.reset();
    }

    void aCertificateSeenForTheFirstTimeIsShownBeforeItIsTrusted()
    {
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            auto test = works();
            test.fingerprint = kFingerprint;
            return test;
        });
        QSignalSpy passed{m_editor.get(), &BackendEditor::passed};
        QSignalSpy noted{m_editor.get(), &BackendEditor::noted};
        m_editor->test();
        QTRY_COMPARE(noted.count(), 1);
        QCOMPARE(passed.count(), 0);
        QVERIFY(shows(groupedFingerprint(kFingerprint)));
        checkFaults();
        QCOMPARE(m_editor->consentText(), QStringLiteral("Trust this certificate"));
        m_editor->test();
        QCOMPARE(passed.count(), 1);
        QCOMPARE(m_editor->choice().certificate, kFingerprint);
        QCOMPARE(m_connections->onTest.asked(), 1);
    }

    void anotherServerIsAnotherCertificate()
    {
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            auto test = works();
            test.fingerprint = kFingerprint;
            return test;
        });
        m_editor->test();
        QTRY_VERIFY(!m_editor->consentText().isEmpty());
        m_editor->test();
        QTest::keyClicks(edit(), QStringLiteral("1"));
        QVERIFY(m_editor->choice().certificate.isEmpty());
        QVERIFY(m_editor->consentText().isEmpty());
    }

    void aChangedCertificateIsRefusedUntilThePersonTrustsIt()
    {
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> {
            app::BackendTest test;
            test.fault = app::ApiError{app::ErrorCode::BackendCertificateChanged, {}, {}};
            test.fingerprint = kFingerprint;
            return test;
        });
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> { return works(); });
        QSignalSpy failed{m_editor.get(), &BackendEditor::failed};
        QSignalSpy passed{m_editor.get(), &BackendEditor::passed};
        m_editor->test();
        QTRY_COMPARE(failed.count(), 1);
        checkFaults();
        auto* trust = button(QStringLiteral("Trust the new certificate"));
        QVERIFY(trust);
        trust->click();
        QTRY_COMPARE(passed.count(), 1);
        QCOMPARE(m_connections->tested->certificate, kFingerprint);
    }

    void aNodeThatSyncsOrIsPrunedIsUsedOnlyKnowingly()
    {
        auto test = works();
        QVERIFY(noteOf(test, {}).sentence.isEmpty());
        test.prunedBelow = 800'000;
        QVERIFY(noteOf(test, {}).sentence.contains(QStringLiteral("800\u202F000")));
        test.syncing = true;
        QVERIFY(noteOf(test, {}).sentence.contains(QStringLiteral("still reading")));
        test.fingerprint = kFingerprint;
        QCOMPARE(noteOf(test, {}).fingerprint, kFingerprint);
        QVERIFY(noteOf(test, kFingerprint).fingerprint.isEmpty());
    }

    void aSecondServerStandsBehindTheFirst()
    {
        auto* more = field(QStringLiteral("another"));
        more->setText(QStringLiteral("host:50002"));
        QSignalSpy failed{m_editor.get(), &BackendEditor::failed};
        m_editor->test();
        QCOMPARE(failed.count(), 1); // the same again watches nobody
        checkFaults();
        more->setText(QStringLiteral("other.example.org"));
        const QStringList both{QStringLiteral("host:50002:s"),
                               QStringLiteral("other.example.org:50002:s")};
        QCOMPARE(m_editor->choice().electrumServers, both);
    }

    void aCookieElsewhereStandsForUserAndPassword()
    {
        m_connections->onTest.answer([]() -> app::Answer<app::BackendTest> { return works(); });
        chooseNode();
        field(QStringLiteral("http://"))->setText(QStringLiteral("192.0.2.7"));
        QSignalSpy failed{m_editor.get(), &BackendEditor::failed};
        QSignalSpy passed{m_editor.get(), &BackendEditor::passed};
        m_editor->test();
        QCOMPARE(failed.count(), 1);
        checkFaults();
        field(QStringLiteral("/path"))->setText(QStringLiteral("/mnt/node/.cookie"));
        m_editor->test();
        QTRY_COMPARE(passed.count(), 1);
        QCOMPARE(m_connections->tested->cookieFile, QStringLiteral("/mnt/node/.cookie"));
    }

    void everyTroubleIsASentence_data()
    {
        QTest::addColumn<app::ErrorCode>("code");
        QTest::newRow("unreachable") << app::ErrorCode::BackendUnreachable;
        QTest::newRow("other network") << app::ErrorCode::BackendWrongNetwork;
        QTest::newRow("lying") << app::ErrorCode::BackendLying;
        QTest::newRow("refused") << app::ErrorCode::BackendRefused;
    }
    void everyTroubleIsASentence()
    {
        QFETCH(app::ErrorCode, code);
        m_connections->onTest.fail(code);
        QSignalSpy failed{m_editor.get(), &BackendEditor::failed};
        m_editor->test();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.at(0).at(0).toString().size() > 20);
        checkFaults();
    }

private:
    [[nodiscard]] QLineEdit* edit() const
    {
        const auto all = m_editor->findChildren<QLineEdit*>();
        const auto found = std::ranges::find_if(all, &QWidget::isVisible);
        return found == all.end() ? nullptr : *found;
    }
    /// The one whose example begins so.
    [[nodiscard]] QLineEdit* field(const QString& example) const
    {
        const auto all = m_editor->findChildren<QLineEdit*>();
        return *std::ranges::find_if(all, [&example](const QLineEdit* one) {
            return one->isVisible() && one->placeholderText().startsWith(example);
        });
    }
    void chooseNode()
    {
        for (auto* button : m_editor->findChildren<QAbstractButton*>()) {
            if (button->text() == QStringLiteral("Bitcoin node elsewhere"))
                button->click();
        }
    }
    [[nodiscard]] QPushButton* button(const QString& text) const
    {
        const auto all = m_editor->findChildren<QPushButton*>();
        const auto found = std::ranges::find_if(all, [&text](const auto* candidate) {
            return candidate->isVisible() && candidate->text() == text;
        });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] bool shows(const QString& text) const
    {
        const auto labels = m_editor->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&text](const QLabel* label) {
            return label->isVisible() && label->text() == text;
        });
    }
    void checkFaults()
    {
        QCoreApplication::processEvents();
        const QStringList faults = fulgurite::testing::layoutFaults(m_editor.get()) +
                                   fulgurite::testing::accessibilityFaults(m_editor.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FakeConnections> m_connections;
    std::unique_ptr<BackendEditor> m_editor;
};

FULGURITE_TEST(BackendEditorTest)
#include "backend_editor_test.moc"
