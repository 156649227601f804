// SPDX-License-Identifier: MIT
// What may be put into Send's field besides typing: a picture, a file, text; from the clipboard or
// dropped.
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/test_registry.h"
#include "tests/support/ui/qr_picture.h"
#include "ui/send/send_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/smart_field.h"

using namespace fulgurite;
using namespace fulgurite::ui;

namespace {

const QString kRequest =
    QStringLiteral("bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080?amount=0.001");

} // namespace

class SendIntakeTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_page = std::make_unique<SendPage>(m_payments, m_coins);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aPictureInTheClipboardIsRead()
    {
        QGuiApplication::clipboard()->setImage(testing::qrPicture(kRequest));
        m_page->paste(); // the field's button and the Tools menu do the same
        QCOMPARE(field()->text(), kRequest);
    }
    void textInTheClipboardTakesThePlaceOfWhatStoodThere()
    {
        field()->setText(QStringLiteral("something older"));
        QGuiApplication::clipboard()->setText(QStringLiteral("  ") + kRequest + QLatin1Char{'\n'});
        m_page->paste();
        QCOMPARE(field()->text(), kRequest);
    }
    void aDroppedFilePictureOrTextIsTaken()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("request.png"));
        QVERIFY(testing::qrPicture(kRequest).save(path));
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(path)});
        drop(file);
        QCOMPARE(field()->text(), kRequest);

        field()->setText({});
        QMimeData picture;
        picture.setImageData(testing::qrPicture(kRequest));
        drop(picture);
        QCOMPARE(field()->text(), kRequest);

        field()->setText({});
        QMimeData link;
        link.setText(kRequest);
        drop(link);
        QCOMPARE(field()->text(), kRequest);
    }
    void aPictureWithoutACodeLeavesTheFieldAndSaysSo()
    {
        field()->setText(kRequest);
        QSignalSpy said{m_page.get(), &SendPage::said};
        QMimeData picture;
        QImage empty{64, 64, QImage::Format_RGB32};
        empty.fill(Qt::white);
        picture.setImageData(empty);
        drop(picture);
        QCOMPARE(field()->text(), kRequest);
        QCOMPARE(said.count(), 1);
    }

private:
    [[nodiscard]] SmartField* field() const { return m_page->findChild<SmartField*>(); }
    void drop(const QMimeData& mime)
    {
        auto* edit = field()->findChild<QLineEdit*>();
        QDragEnterEvent enter{{5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(edit, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped{QPointF{5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(edit, &dropped);
        QVERIFY(dropped.isAccepted());
    }

    std::unique_ptr<Theme> m_theme;
    testing::FakePayments m_payments;
    testing::FakeCoins m_coins;
    std::unique_ptr<SendPage> m_page;
};

FULGURITE_TEST(SendIntakeTest)
#include "send_intake_test.moc"
