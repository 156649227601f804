// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/receive/qr_dialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/toast.h"

using namespace fulgurite::ui;

class QrDialogTest final : public QObject {
    Q_OBJECT

private slots:
    void aCopyIsAnsweredWithAWord()
    {
        const Theme theme;
        QWidget window;
        window.show();
        auto* dialog = new QrDialog{QStringLiteral("LNBC1"), QStringLiteral("lnbc1"), &window};
        dialog->open();
        for (auto* button : dialog->findChildren<QAbstractButton*>()) {
            if (button->accessibleName().startsWith(QStringLiteral("Copy")))
                button->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("lnbc1"));
        QVERIFY(dialog->findChild<Toast*>()->isVisible());
    }
};

FULGURITE_TEST(QrDialogTest)
#include "qr_dialog_test.moc"
