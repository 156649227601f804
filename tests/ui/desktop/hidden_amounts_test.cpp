// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/fakes/fake_requests.h"
#include "tests/support/test_registry.h"
#include "ui/activity/activity_page.h"
#include "ui/channels/channels_page.h"
#include "ui/home/home_page.h"
#include "ui/receive/receive_page.h"
#include "ui/send/coin_picker.h"
#include "ui/send/review_card.h"
#include "ui/send/send_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/painted.h"

#include <algorithm>
#include <functional>

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kAddress = QStringLiteral("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080");
const QString kInvoice = QStringLiteral(
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh");
const QString kId{64, QLatin1Char{'a'}};

// Every amount of these pages has these digits, and nothing else has.
constexpr MilliSatoshi kMuch{7'777'777'000};
constexpr Satoshi kCoin{7'777'777};
constexpr Satoshi kFee{7'777};
const QString kDigits = QStringLiteral("7777");

app::Snapshot snapshot()
{
    app::Snapshot out;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    lifecycle.network = Network::Regtest;
    out.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.onChain = balances.lightning = balances.closing = balances.canSend =
        balances.canReceive = kMuch;
    balances.total = MilliSatoshi{77'777'777'000};
    out.balances = std::make_shared<const app::Balances>(balances);
    app::ChainPart chain;
    chain.height = 100;
    chain.feesKnown = true;
    chain.nextBlockSatPerVb = chain.hourSatPerVb = chain.daySatPerVb = 2;
    out.chain = std::make_shared<const app::ChainPart>(chain);
    app::ChannelRow channel;
    channel.channelId = kId;
    channel.peerId = QStringLiteral("02") + kId;
    channel.state = app::ChannelState::Ready;
    channel.connected = true;
    channel.capacity = kCoin;
    channel.local = channel.remote = channel.spendable = channel.receivable = kMuch;
    channel.reserve = MilliSatoshi{7'777'000};
    channel.closeCost = kFee;
    channel.pendingHtlcs = 1;
    out.channels = std::make_shared<const app::ChannelList>(app::ChannelList{{channel}});
    app::RequestRow request;
    request.label = request.description = QStringLiteral("Bread");
    request.amount = kMuch;
    request.expiresAt = QDateTime::currentDateTime().addSecs(600);
    out.requests = std::make_shared<const app::OpenRequests>(app::OpenRequests{{request}});
    return out;
}

app::CoinRow coin()
{
    app::CoinRow row;
    row.outpoint = QStringLiteral("aa:0");
    row.address = kAddress;
    row.value = kCoin;
    row.confirmations = 3;
    return row;
}

/// All that a person, a screen reader or a pointer at rest meets of `widget` alone.
QStringList wordsOf(QWidget* widget)
{
    QStringList words{widget->accessibleName(), widget->accessibleDescription(), widget->toolTip(),
                      widget->windowTitle()};
    if (const auto* label = qobject_cast<QLabel*>(widget))
        words << label->text();
    if (const auto* button = qobject_cast<QAbstractButton*>(widget))
        words << button->text();
    if (const auto* amount = qobject_cast<Amount*>(widget))
        words << amount->text();
    if (const auto* painted = qobject_cast<Painted*>(widget)) {
        words << painted->sentence();
        for (const auto& part : painted->parts())
            words << part.name << part.value;
    }
    const auto* view = qobject_cast<QAbstractItemView*>(widget);
    const auto* model = view != nullptr ? view->model() : nullptr;
    for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role :
                 {int{Qt::DisplayRole}, int{Qt::ToolTipRole}, int{Qt::AccessibleTextRole}})
                words << model->index(row, column).data(role).toString();
        }
    }
    return words;
}

bool tellsAnAmount(QString text)
{
    for (const QChar gap : {QChar{0x202F}, QChar{0xA0}, QChar{','}, QChar{'.'}, QChar{' '}})
        text.remove(gap);
    return text.contains(kDigits);
}

/// The texts in sight that tell an amount. What a person types into a field is left out: it is on
/// its way into a payment.
QStringList amountsIn(QWidget* page)
{
    QStringList found;
    for (auto* widget : page->findChildren<QWidget*>()) {
        if (!widget->isVisible() || qobject_cast<QLineEdit*>(widget) != nullptr)
            continue;
        for (const QString& text : wordsOf(widget)) {
            if (tellsAnAmount(text))
                found << QStringLiteral("%1: %2").arg(
                    QString::fromLatin1(widget->metaObject()->className()), text);
        }
    }
    return found;
}

/// Which of the pictures were painted since.
class PaintWatch final : public QObject {
public:
    explicit PaintWatch(QWidget* page)
    {
        for (auto* painted : page->findChildren<Painted*>()) {
            if (!painted->isVisible() || painted->visibleRegion().isEmpty())
                continue;
            painted->installEventFilter(this);
            m_stale << painted;
        }
    }
    [[nodiscard]] bool done() const { return m_stale.isEmpty(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_stale.removeAll(watched);
        return false;
    }

private:
    QList<QObject*> m_stale;
};

} // namespace

/// Ctrl+Shift+H: what stood there before says no amount any more, on any page.
class HiddenAmountsTest final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
        m_theme->setAmountStyle({});
        QGuiApplication::clipboard()->clear();
    }
    void cleanup()
    {
        m_theme->setAmountStyle({});
        m_theme.reset();
    }

    void inALightningReview()
    {
        app::PayPreview preview;
        preview.amount = preview.likelyFee = preview.maxFee = kMuch;
        preview.madeAt = QDateTime::currentDateTime();
        testing::answers(m_payments.onPreview, preview);
        SendPage page{m_payments, m_coins};
        bring(page, [&] { page.show(lightningOf(Network::Bitcoin)); });
        page.open(kInvoice);
        hidesAll(page);
    }
    void inAReviewOnChainAndItsCoins()
    {
        app::SendPreview preview;
        preview.address = kAddress;
        preview.amount = preview.total = preview.change = kCoin;
        preview.fee = kFee;
        preview.coins = {coin()};
        preview.madeAt = QDateTime::currentDateTime();
        testing::answers(m_coins.onPreview, preview);
        testing::answers(m_coins.onList, std::vector<app::CoinRow>{coin()});
        SendPage page{m_payments, m_coins};
        bring(page, [&] { page.show(snapshot()); });
        page.open(QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress));
        page.findChild<CoinPicker*>()->findChild<Button*>()->click();
        QTRY_VERIFY(page.findChild<ReviewCard*>()->payButton()->isEnabled());
        hidesAll(page);
    }
    void inARefusal()
    {
        m_coins.onPreview = {};
        m_coins.onPreview.answer([]() -> app::Answer<app::SendPreview> {
            return app::refuse(app::ErrorCode::AmountAboveBalance,
                               {{QStringLiteral("amount"), QStringLiteral("7777777")},
                                {QStringLiteral("available"), QStringLiteral("7777")}});
        });
        SendPage page{m_payments, m_coins};
        bring(page, [&] { page.show(snapshot()); });
        page.open(QStringLiteral("bitcoin:%1?amount=0.001").arg(kAddress));
        hidesAll(page);
    }
    void inAPaymentThatEnded()
    {
        app::PayPreview preview;
        preview.paymentHash = kId;
        preview.madeAt = QDateTime::currentDateTime();
        m_payments.onPreview = {};
        testing::answers(m_payments.onPreview, preview);
        app::PaymentDetail paid;
        paid.row.id = kId;
        paid.row.state = app::PaymentState::Paid;
        paid.row.amount = paid.row.fee = kMuch;
        testing::answers(m_payments.onPay, paid);
        SendPage page{m_payments, m_coins};
        bring(page, [&] { page.show(lightningOf(Network::Bitcoin)); });
        page.open(kInvoice);
        page.findChild<ReviewCard*>()->payButton()->click();
        hidesAll(page);
    }
    void inARequestThatWasPaid()
    {
        app::RequestDetail made;
        made.row.label = QStringLiteral("one");
        made.row.invoice = QStringLiteral("lnbcrt1abc");
        made.row.address = kAddress;
        testing::answers(m_requests.onCreate, made);
        made.row.status = app::RequestStatus::Paid;
        made.row.received = kMuch;
        testing::answers(m_requests.onWait, made);
        ReceivePage page{m_requests, m_coins};
        bring(page, [&] { page.setSnapshot(snapshot()); });
        QTRY_COMPARE(m_requests.onWait.asked(), 1);
        hidesAll(page);
    }
    void inTheHistoryAndItsDetails()
    {
        app::HistoryPage rows;
        app::HistoryRow row;
        row.id = kId;
        row.layer = app::HistoryLayer::Lightning;
        row.amount = row.fee = kMuch;
        row.time = QDateTime::currentDateTime();
        rows.rows = {row};
        rows.total = 1;
        testing::answers(m_history.onPage, rows);
        app::PaymentDetail detail;
        detail.row.failure = app::ApiError{app::ErrorCode::FeeAboveLimit,
                                           {{QStringLiteral("fee"), QStringLiteral("7777000")},
                                            {QStringLiteral("maximum"), QStringLiteral("7777000")}},
                                           {}};
        detail.parts = {{QStringLiteral("Dave"), kMuch, kMuch, app::PaymentState::Paid, {}}};
        testing::answers(m_payments.onDetail, detail);
        ActivityPage page{m_history, m_payments, m_coins};
        bring(page, [&] { page.show(snapshot()); });
        page.open(kId);
        hidesAll(page);
    }
    void inAChannelAndThePriceOfItsClose()
    {
        app::ChannelDetail detail;
        detail.row = snapshot().channels->channels.front();
        detail.maxHtlcsOurs = detail.maxHtlcsTheirs = 30;
        detail.htlcMinimumTheirs = detail.maxInFlightTheirs = kMuch;
        detail.htlcs.push_back(
            {.id = 1, .amount = kMuch, .expiry = 100, .paymentHash = {}, .state = {}});
        testing::answers(m_channels.onList, std::vector{detail});
        ChannelsPage page{m_channels, m_connections};
        bring(page, [&] { page.setSnapshot(snapshot()); });
        page.open(kId);
        press(page, QStringLiteral("Force close…"));
        hidesAll(page);
    }
    void inTheOpeningOfAChannel()
    {
        testing::answers(m_connections.onConnect, app::ConnectedPeer{});
        app::OpenPreview preview;
        preview.amount = preview.reserve = kCoin;
        preview.spendable = preview.receivable = kMuch;
        preview.fundingFee = preview.commitmentFee = preview.closeCost = kFee;
        preview.madeAt = QDateTime::currentDateTime();
        testing::answers(m_channels.onPreviewOpen, preview);
        ChannelsPage page{m_channels, m_connections};
        bring(page, [&] { page.setSnapshot(snapshot()); });
        page.open(QStringLiteral("open:02aa@host:9735"));
        press(page, QStringLiteral("Continue"));
        auto* amount = page.findChild<AmountField*>();
        QTRY_VERIFY(amount->isVisible());
        QTest::keyClicks(amount->findChild<QLineEdit*>(), QStringLiteral("100000"));
        QTRY_VERIFY(!amountsIn(&page).isEmpty());
        hidesAll(page);
        press(page, QStringLiteral("Continue"));
        hidesAll(page);
    }
    void inTheClosedChannels()
    {
        app::ClosedChannel closed;
        closed.row.channelId = kId;
        closed.row.local = kMuch;
        closed.returned = closed.row.capacity = kCoin;
        closed.cost = kFee;
        closed.type = QStringLiteral("mutual");
        testing::answers(m_channels.onListClosed, std::vector{closed});
        ChannelsPage page{m_channels, m_connections};
        bring(page, [&] { page.setSnapshot(snapshot()); });
        page.open(QStringLiteral("closed"));
        hidesAll(page);
    }
    void atHome()
    {
        HomePage page{m_history};
        bring(page, [&] { page.show(snapshot()); });
        hidesAll(page);
    }

private:
    static app::Snapshot lightningOf(Network network)
    {
        app::Snapshot out = snapshot();
        app::Lifecycle lifecycle = *out.lifecycle;
        lifecycle.network = network;
        out.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
        return out;
    }
    static void bring(QWidget& page, const std::function<void()>& tell)
    {
        page.resize(1100, 900);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        tell();
        QCoreApplication::processEvents();
    }
    static void press(QWidget& page, const QString& text)
    {
        const auto all = page.findChildren<QAbstractButton*>();
        const auto found = std::ranges::find_if(all, [&text](const QAbstractButton* button) {
            return button->isVisible() && button->text() == text;
        });
        QVERIFY2(found != all.end(), qPrintable(text));
        (*found)->click();
    }
    void hidesAll(QWidget& page)
    {
        QCoreApplication::processEvents();
        QVERIFY2(!amountsIn(&page).isEmpty(), "the page tells no amount to hide");
        const PaintWatch watch{&page};
        m_theme->setAmountStyle({AmountStyle::Unit::Sat, true});
        const QStringList left = amountsIn(&page);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char{'\n'})));
        QTRY_VERIFY2(watch.done(), "a picture still shows what it showed");
        m_theme->setAmountStyle({});
        QVERIFY2(!amountsIn(&page).isEmpty(), "shown again");
    }

    std::unique_ptr<Theme> m_theme;
    testing::FakePayments m_payments;
    testing::FakeCoins m_coins;
    testing::FakeRequests m_requests;
    testing::FakeHistory m_history;
    testing::FakeChannels m_channels;
    testing::FakeConnections m_connections;
};

FULGURITE_TEST(HiddenAmountsTest)
#include "hidden_amounts_test.moc"
