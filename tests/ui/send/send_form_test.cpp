// SPDX-License-Identifier: MIT
#include <QLabel>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/send/send_form.h"
#include "ui/style/theme.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::ui;

class SendFormTest final : public QObject {
    Q_OBJECT

private slots:
    void whatTheLinksMakerWritesIsShownAndGoesWithTheLink()
    {
        const Theme theme;
        SendForm form;
        form.resize(600, 500);
        form.show();
        const auto shows = [&form](const QString& part) {
            const auto labels = form.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&part](const QLabel* label) {
                return label->isVisible() && label->text().contains(part);
            });
        };
        app::Recognised found;
        found.kind = app::RecognisedKind::Bip21;
        found.message = QStringLiteral("Invoice 42, thank you");
        form.setWay(PayWay::OnChain, found);
        QVERIFY(shows(QStringLiteral("Invoice 42, thank you")));
        found.message.clear();
        form.setWay(PayWay::OnChain, found);
        QVERIFY(!shows(QStringLiteral("Invoice 42")));
    }
};

FULGURITE_TEST(SendFormTest)
#include "send_form_test.moc"
