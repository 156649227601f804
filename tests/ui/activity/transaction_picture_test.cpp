// SPDX-License-Identifier: MIT
#include <QAccessible>
#include <QPainter>
#include <QPicture>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/activity/activity_detail.h"
#include "ui/activity/transaction_picture.h"
#include "ui/style/theme.h"

#include <cmath>
#include <numeric>

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kAddress = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
constexpr FlowMeasure kMeasure{307, 90, 90, 32, 64, 12, 8, false};

using Side = app::TransactionDetail::Side;

/// Two of ours pay one of theirs; the rest comes back.
app::TransactionDetail paid()
{
    app::TransactionDetail detail;
    detail.inputs = {{kAddress, 80'000_sat, true}, {kAddress, 40'000_sat, true}};
    detail.outputs = {{kAddress, 4'500_sat, false}, {kAddress, 115'341_sat, true}};
    return detail;
}

app::TransactionDetail paidToMany(int many)
{
    app::TransactionDetail detail = paid();
    for (int i = 0; i < many; ++i)
        detail.outputs.push_back({kAddress, Satoshi{static_cast<std::uint64_t>(i) + 1}, false});
    return detail;
}

QList<FlowKind> kindsOf(const std::vector<FlowEnd>& ends)
{
    QList<FlowKind> kinds;
    for (const auto& end : ends)
        kinds << end.kind;
    return kinds;
}

double thickness(const std::vector<FlowBand>& bands)
{
    return std::accumulate(bands.begin(), bands.end(), 0.0, [](double sum, const FlowBand& band) {
        return sum + band.inner.height();
    });
}

/// Neither the words nor the bands of one lie over those of the next.
bool apart(const std::vector<FlowBand>& bands)
{
    for (std::size_t i = 1; i < bands.size(); ++i) {
        if (bands[i].slot.top() < bands[i - 1].slot.bottom() ||
            bands[i].inner.top() < bands[i - 1].inner.bottom())
            return false;
    }
    return true;
}

QImage drawn(TransactionPicture& picture)
{
    picture.resize(307, picture.minimumSizeHint().height());
    QImage image{picture.size(), QImage::Format_RGB32};
    image.fill(Qt::white);
    picture.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

} // namespace

class TransactionPictureTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setChoice(ThemeChoice::Light);
    }
    void cleanup() { m_theme->setAmountStyle({}); }
    void cleanupTestCase() { m_theme.reset(); }

    void whatComesInGoesToThemBackAndToTheFee()
    {
        const TransactionFlow flow = transactionFlow(paid(), app::HistoryKind::Sent);
        QCOMPARE(kindsOf(flow.from), (QList{FlowKind::Ours, FlowKind::Ours}));
        QCOMPARE(kindsOf(flow.to), (QList{FlowKind::Theirs, FlowKind::Change, FlowKind::Fee}));
        QCOMPARE(flow.to.back().value, 159_sat);
    }

    void whatIsNotKnownIsNotInvented()
    {
        app::TransactionDetail detail = paid();
        detail.inputs = {Side{}, Side{}};
        const TransactionFlow flow = transactionFlow(detail, app::HistoryKind::Received);
        QCOMPARE(flow.from.size(), std::size_t{1});
        QVERIFY(!flow.from[0].known);
        QCOMPARE(flow.from[0].count, 2);
        QCOMPARE(kindsOf(flow.to), (QList{FlowKind::Theirs, FlowKind::Ours})); // and no fee
        detail.inputs.clear();
        QVERIFY(transactionFlow(detail, app::HistoryKind::Received).from.empty());
    }

    void aChannelAndDataAreNamed()
    {
        app::TransactionDetail detail = paid();
        detail.outputs.push_back({});
        const TransactionFlow opened = transactionFlow(detail, app::HistoryKind::ChannelOpen);
        QCOMPARE(kindsOf(opened.to),
                 (QList{FlowKind::Channel, FlowKind::Change, FlowKind::Data, FlowKind::Fee}));
        detail.inputs = {{kAddress, 120'000_sat, false}};
        const TransactionFlow closed = transactionFlow(detail, app::HistoryKind::ChannelClose);
        QCOMPARE(kindsOf(closed.from), QList{FlowKind::Channel});
        QVERIFY(kindsOf(closed.to).contains(FlowKind::Ours));
    }

    void manyOutputsFoldAndNoneIsLost()
    {
        const TransactionFlow flow = transactionFlow(paidToMany(200), app::HistoryKind::Sent);
        QVERIFY(flow.to.size() <= 7);
        int count = 0;
        std::uint64_t sum = 0;
        for (const auto& end : flow.to) {
            count += end.count;
            sum += end.value.value();
        }
        QCOMPARE(count, 202);
        QVERIFY(kindsOf(flow.to).contains(FlowKind::Change));
        QVERIFY(std::ranges::any_of(flow.to, &FlowEnd::folded));
        QCOMPARE(flow.to.front().value, 4'500_sat); // the largest is told by itself
        QVERIFY(sum >= 4'500 + 115'341 + 200 * 201 / 2);
    }

    void theBandsSumToTheWholeAndLieApart()
    {
        for (const int many : {0, 3, 200}) {
            const TransactionFlow flow = transactionFlow(paidToMany(many), app::HistoryKind::Sent);
            const FlowLayout layout = layoutFlow(flow, kMeasure);
            for (const auto* side : {&layout.from, &layout.to}) {
                const double gaps = 2.0 * static_cast<double>(side->size() - 1);
                QVERIFY(std::abs(thickness(*side) + gaps - kMeasure.trunk) < 0.01);
                QVERIFY(apart(*side));
                for (const auto& band : *side) {
                    QVERIFY(band.outer.height() >= 4);
                    QVERIFY(band.slot.height() >= 24);
                    QVERIFY(band.slot.top() >= 0 && band.slot.bottom() <= layout.height + 0.01);
                }
            }
        }
    }

    void hiddenAmountsAreNotToldByThickness()
    {
        app::TransactionDetail other = paid();
        other.outputs[0].value = 90'000_sat;
        other.outputs[1].value = 29'841_sat;
        TransactionPicture one;
        TransactionPicture two;
        one.setFlow(transactionFlow(paid(), app::HistoryKind::Sent));
        two.setFlow(transactionFlow(other, app::HistoryKind::Sent));
        QVERIFY(drawn(one) != drawn(two));
        m_theme->setAmountStyle({AmountStyle::Unit::Sat, true});
        QCOMPARE(drawn(one), drawn(two));
        QVERIFY(!one.sentence().contains(QStringLiteral("4500")));
        for (const auto& part : one.parts())
            QVERIFY2(part.value.contains(QStringLiteral("hidden")), qPrintable(part.value));
    }

    void aReaderHearsEachEnd()
    {
        TransactionPicture picture;
        picture.setFlow(transactionFlow(paid(), app::HistoryKind::Sent));
        drawn(picture);
        auto* whole = QAccessible::queryAccessibleInterface(&picture);
        QVERIFY(whole != nullptr);
        QCOMPARE(whole->text(QAccessible::Value),
                 QStringLiteral("From Yours: 80000 satoshi; Yours: 40000 satoshi. To Theirs: "
                                "4500 satoshi; Change: 115341 satoshi; Fee: 159 satoshi."));
        QCOMPARE(whole->childCount(), 5);
        QCOMPARE(whole->child(2)->text(QAccessible::Name), QStringLiteral("To Theirs"));
        QCOMPARE(whole->child(2)->text(QAccessible::Value),
                 QStringLiteral("4500 satoshi, %1").arg(kAddress));
        for (const auto& part : picture.parts()) {
            QVERIFY(picture.rect().contains(part.box));
            QVERIFY(part.box.height() >= 24);
        }
    }

    void theKeyboardMarksAnEnd()
    {
        TransactionPicture picture;
        picture.setFlow(transactionFlow(paid(), app::HistoryKind::Sent));
        const QImage before = drawn(picture);
        QTest::keyClick(&picture, Qt::Key_Right);
        QCOMPARE(picture.currentPart(), 0);
        QVERIFY(drawn(picture) != before);
    }

    void itIsDrawnOnPaperToo()
    {
        const TransactionFlow flow = transactionFlow(paid(), app::HistoryKind::Sent);
        QPicture paper;
        QPainter painter{&paper};
        paintTransaction(painter, {0, 0, 480, 200}, flow, QPalette{});
        painter.end();
        QVERIFY(!paper.boundingRect().isEmpty());
    }

    void theDetailShowsItWhenBothSidesAreKnown()
    {
        app::HistoryRow row;
        row.kind = app::HistoryKind::Sent;
        ActivityDetail detail{row};
        detail.setTransaction({});
        auto* picture = detail.findChild<TransactionPicture*>();
        QVERIFY(picture->isHidden());
        detail.setTransaction(paid());
        QVERIFY(!picture->isHidden());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

FULGURITE_TEST(TransactionPictureTest)
#include "transaction_picture_test.moc"
