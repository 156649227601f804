// SPDX-License-Identifier: MIT
#include <QApplication>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/theme.h"

using namespace fulgurite::ui;

class TokensTest final : public QObject {
    Q_OBJECT

private slots:
    void everyTextColourIsReadableOnEveryGround()
    {
        for (const Tokens* tokens : {&kLightTokens, &kDarkTokens}) {
            for (const Token ground : {Token::Window, Token::Surface, Token::Sidebar}) {
                for (const Token text : {Token::Text, Token::Muted, Token::Good, Token::Warn,
                                         Token::Bad, Token::Accent})
                    QVERIFY2(contrast((*tokens)[text], (*tokens)[ground]) >= 5.1 - 0.05,
                             qPrintable((*tokens)[text].name()));
            }
            QVERIFY(contrast((*tokens)[Token::OnAccent], (*tokens)[Token::Accent]) >=
                    kLeastTextContrast);
        }
    }

    void everyKindOfMoneyIsVisibleOnTheSurface()
    {
        for (const Tokens* tokens : {&kLightTokens, &kDarkTokens}) {
            for (const Token kind : {Token::OnChain, Token::Lightning, Token::InFlight,
                                     Token::Closing, Token::Reserve, Token::Edge})
                QVERIFY(contrast((*tokens)[kind], (*tokens)[Token::Surface]) >= 3.4);
        }
    }

    void everyIconIsDrawnInTheColourAskedFor()
    {
        const Theme theme;
        for (int i = 1; i < static_cast<int>(Icon::Count); ++i) {
            const QImage drawn = iconPixmap(static_cast<Icon>(i), Qt::red, 24, 1.0).toImage();
            bool red = false;
            for (int at = 0; at < 24 * 24 && !red; ++at)
                red = qAlpha(drawn.pixel(at % 24, at / 24)) > 90 &&
                      drawn.pixelColor(at % 24, at / 24).red() > 200;
            QVERIFY2(red, qPrintable(iconName(static_cast<Icon>(i))));
        }
    }

    void themeAndScaleReachTheApplication()
    {
        Theme theme;
        theme.setChoice(ThemeChoice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        theme.setChoice(ThemeChoice::Light);
        QVERIFY(!isDark(QApplication::palette()));
        theme.setScale(150);
        QCOMPARE(scaled(space::kPage), 37);
        theme.setScale(100);
        QCOMPARE(scaled(space::kPage), 24);
    }
};

FULGURITE_TEST(TokensTest)
#include "tokens_test.moc"
