// SPDX-License-Identifier: MIT
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include "tests/support/test_registry.h"
#include "tests/support/ui/a11y_walk.h"
#include "tests/support/ui/layout_check.h"
#include "ui/format/plain_tip.h"
#include "ui/gallery/gallery.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/bar_layout.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/fee_picker.h"
#include "ui/widgets/label.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/seed_grid.h"
#include "ui/widgets/segmented_bar.h"

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

class WidgetsTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void partsOfABarFillItAndNoneVanishes()
    {
        const auto boxes = layoutBar({1, 0, 1'000'000'000, 2'000'000'000}, {0, 0, 300, 12}, 2, 4);
        QVERIFY(boxes[0].width() >= 4);
        QVERIFY(boxes[1].isEmpty());
        QCOMPARE(boxes[3].right(), 300.0);
        QCOMPARE(boxes[2].left(), boxes[0].right() + 2);
    }

    void figuresAreCopiedByKeyboard()
    {
        Amount total{1'234'567_sat, TextRole::Section};
        QVERIFY((total.focusPolicy() & Qt::TabFocus) != 0);
        QTest::keySequence(&total, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1234567"));
    }

    void aPeersWordsAreNoMarkupInATooltip()
    {
        const QString hostile =
            QStringLiteral("<b>Paid</b> <img src=\"/etc/hostname\"> & more of it\nand on");
        const auto read = [](const QString& tip) {
            QTextDocument shown;
            Qt::mightBeRichText(tip) ? shown.setHtml(tip) : shown.setPlainText(tip);
            return shown.toPlainText();
        };
        QCOMPARE(read(plainTip(hostile)), hostile);
        QCOMPARE(plainTip(QStringLiteral("Tom & Jerry")), QStringLiteral("Tom & Jerry"));
        Label label{hostile};
        label.resize(20, 20);
        label.setElideMode(Qt::ElideRight);
        QCOMPARE(read(label.toolTip()), hostile);
    }

    void anAddressBreaksIntoLinesThatFit()
    {
        CopyText address{QStringLiteral("Address"),
                         QStringLiteral("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"),
                         CopyShape::Address};
        address.show();
        QVERIFY(QTest::qWaitForWindowExposed(&address));
        const auto* shown = address.findChild<Label*>();
        for (int width = 120; width < 420; width += 7) {
            address.resize(width, 200);
            QCoreApplication::processEvents();
            for (const QString& line : shown->text().split(QLatin1Char{'\n'}))
                QVERIFY2(shown->fontMetrics().horizontalAdvance(line) <= shown->width(),
                         qPrintable(line));
        }
    }

    void aPaintedBarSpeaksEachOfItsParts()
    {
        SegmentedBar bar{
            {{MoneyKind::OnChain, 3'000'000_msat}, {MoneyKind::Lightning, 1'000'000_msat}}};
        bar.resize(400, 60);
        auto* node = QAccessible::queryAccessibleInterface(&bar);
        QVERIFY(node->text(QAccessible::Name).contains(QStringLiteral("3,000 satoshi")) ||
                node->text(QAccessible::Name).contains(QStringLiteral("3000 satoshi")));
        QCOMPARE(node->childCount(), 2);
        QCOMPARE(node->child(1)->text(QAccessible::Name), QStringLiteral("Lightning"));
        QVERIFY(node->child(1)->text(QAccessible::Value).contains(QStringLiteral("25")));
    }

    void hidingAmountsReachesEveryAmount()
    {
        Amount amount{12'345_sat};
        m_theme->setAmountStyle({AmountStyle::Unit::Sat, true});
        QVERIFY(!amount.text().contains(QLatin1Char{'1'}));
        QVERIFY(!amount.accessibleName().contains(QLatin1Char{'1'}));
        m_theme->setAmountStyle({AmountStyle::Unit::Btc, false});
        QVERIFY(amount.text().contains(QStringLiteral("BTC")));
        m_theme->setAmountStyle({});
    }

    void copyingAnAmountGivesPlainDigits()
    {
        Amount amount{12'345_sat};
        QTest::keyClick(&amount, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("12345"));
    }

    void anAmountFieldSaysWhatIsWrongByItself()
    {
        AmountField field{QStringLiteral("Amount")};
        auto* edit = field.findChild<QLineEdit*>();
        QTest::keyClicks(edit, QStringLiteral("12x"));
        QVERIFY(field.hasError());
        QVERIFY(!edit->accessibleDescription().isEmpty());
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("12 345"));
        QVERIFY(!field.hasError());
        QCOMPARE(field.amount(), std::optional{12'345_sat});
    }

    void aRateOfOnesOwnIsToldInWeightUnits()
    {
        FeePicker picker{{{QStringLiteral("a"), QStringLiteral("Next block"), {}, {}}}};
        quint32 told = 0;
        connect(&picker, &FeePicker::customRateChanged, this,
                [&told](quint32 rate) { told = rate; });
        QTest::keyClicks(picker.findChild<QLineEdit*>(), QStringLiteral("2.5"));
        QCOMPARE(told, 625U);
        QCOMPARE(picker.current(), QString::fromLatin1(FeePicker::kCustomId));
    }

    void aTakenPasswordLeavesTheFieldEmpty()
    {
        PasswordField field{QStringLiteral("Password"), PasswordField::Kind::New};
        QTest::keyClicks(field.editor(), QStringLiteral("hunter2"));
        const SecretBytes secret = field.take();
        QCOMPARE(secret.size(), std::size_t{7});
        QVERIFY(field.isEmpty());
    }

    void aQrCodeHasWholePixelsAndItsQuietZone()
    {
        QVERIFY(qrModules({}).isNull());
        QVERIFY(qrModules(QString(8000, QLatin1Char{'x'})).isNull());
        QrView view{QStringLiteral("address")};
        view.setText(QStringLiteral("BITCOIN:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
        view.resize(300, 300);
        const QImage drawn = view.grab().toImage();
        int greys = 0;
        for (int y = 20; y < 280; ++y) {
            for (int x = 20; x < 280; ++x) {
                const int grey = qGray(drawn.pixel(x, y));
                greys += grey > 0 && grey < 255 ? 1 : 0;
            }
        }
        QCOMPARE(greys, 0);
        QCOMPARE(qGray(drawn.pixel(12, 150)), 255);
    }

    void coveredSeedWordsAreNotSpoken()
    {
        const QByteArray words{"abandon ability able"};
        SeedGrid grid{SecretBytes{ByteView{reinterpret_cast<const std::uint8_t*>(words.constData()),
                                           static_cast<std::size_t>(words.size())}}};
        QCOMPARE(grid.parts().at(1).value, QStringLiteral("ability"));
        grid.setCovered(true);
        QVERIFY(grid.parts().at(1).value != QStringLiteral("ability"));
    }

    void theGalleryHasNoFaultInLayoutOrNames_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("scale");
        QTest::newRow("light") << false << 100;
        QTest::newRow("dark") << true << 100;
        QTest::newRow("large") << false << 150;
    }
    void theGalleryHasNoFaultInLayoutOrNames()
    {
        QFETCH(bool, dark);
        QFETCH(int, scale);
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m_theme->setScale(scale);
        const auto sheet = makeGallery();
        sheet->resize(1920 * scale / 100, 1500 * scale / 100);
        sheet->show();
        QVERIFY(QTest::qWaitForWindowExposed(sheet.get()));
        const QStringList faults =
            testing::layoutFaults(sheet.get()) + testing::accessibilityFaults(sheet.get());
        m_theme->setScale(100);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char{'\n'})));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(WidgetsTest)
#include "widgets_test.moc"
