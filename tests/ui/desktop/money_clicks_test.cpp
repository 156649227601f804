// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fakes/fake_coins.h"
#include "tests/support/fakes/fake_history.h"
#include "tests/support/fakes/fake_payments.h"
#include "tests/support/fakes/fake_requests.h"
#include "tests/support/test_registry.h"
#include "ui/home/home_page.h"
#include "ui/receive/receive_page.h"
#include "ui/send/send_page.h"
#include "ui/shell/main_window.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/sidebar.h"

#include <algorithm>

using namespace fulgurite;
using namespace fulgurite::literals;
using namespace fulgurite::ui;

namespace {

const QString kInvoice = QStringLiteral(
    "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqq"
    "syqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpm"
    "dla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh");

app::Snapshot running()
{
    app::Snapshot snapshot;
    app::Lifecycle lifecycle;
    lifecycle.state = app::Running{};
    snapshot.lifecycle = std::make_shared<const app::Lifecycle>(lifecycle);
    app::Balances balances;
    balances.lightning = balances.total = balances.canSend = balances.canReceive =
        1'000'000'000_msat;
    snapshot.balances = std::make_shared<const app::Balances>(balances);
    return snapshot;
}

template <typename Page> ShellPage* told(Page* page)
{
    if constexpr (requires { page->setSnapshot(running()); })
        page->setSnapshot(running());
    else
        page->show(running());
    return page;
}

} // namespace

/// How many clicks the two commonest errands take, from the first page on.
class MoneyClicksTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        m_theme = std::make_unique<Theme>();
    }
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_memory = std::make_unique<WindowMemory>(m_folder.filePath(QStringLiteral("window.ini")));
        m_memory->setPage(QStringLiteral("home"));
        m_window = std::make_unique<MainWindow>(
            std::vector<PageEntry>{{PageId::Home, Icon::Home, QStringLiteral("Home"),
                                    [this] { return told(new HomePage{m_history}); }},
                                   {PageId::Send, Icon::Send, QStringLiteral("Send"),
                                    [this] { return told(new SendPage{m_payments, m_coins}); }},
                                   {PageId::Receive, Icon::Receive, QStringLiteral("Receive"),
                                    [this] { return told(new ReceivePage{m_requests, m_coins}); }}},
            allShellActions(), *m_memory);
    }
    void cleanup() { m_window.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aCodeToBePaidIsOneClickAway()
    {
        app::RequestDetail made;
        made.row.label = QStringLiteral("one");
        made.row.invoice = QStringLiteral("lnbc1abc");
        made.row.address = QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4");
        testing::answers(m_requests.onCreate, made);
        start();
        click(QStringLiteral("Receive"));
        auto* code = m_window->page(PageId::Receive)->findChild<QrView*>();
        QTRY_VERIFY(code->isVisible() && code->fits());
    }

    void anInvoiceInTheClipboardIsPaidByTwoClicks()
    {
        app::PayPreview preview;
        preview.paymentHash = QStringLiteral("00ff");
        preview.amount = 250'000'000_msat;
        preview.madeAt = QDateTime::currentDateTime();
        testing::answers(m_payments.onPreview, preview);
        QGuiApplication::clipboard()->setText(kInvoice);
        start();
        click(QStringLiteral("Review and pay"));
        QCOMPARE(m_payments.onPay.asked(), 0);
        click(QStringLiteral("Pay 250\u202F000\u202Fsat"));
        QCOMPARE(m_payments.onPay.asked(), 1);
        QCOMPARE(m_payments.lastPay.text, kInvoice);
    }

private:
    void start()
    {
        ShellState state;
        state.face = ShellFace::Running;
        m_window->setState(state);
        m_window->show();
    }
    /// The one visible button of this text on the page shown.
    void click(const QString& text)
    {
        const auto all = m_window->page(m_window->currentPage())->findChildren<Button*>();
        const auto found = std::ranges::find_if(all, [&text](const Button* button) {
            return button->isVisible() && button->text() == text;
        });
        QVERIFY2(found != all.end(), qPrintable(text));
        (*found)->click();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    testing::FakeHistory m_history;
    testing::FakePayments m_payments;
    testing::FakeRequests m_requests;
    testing::FakeCoins m_coins;
    std::unique_ptr<WindowMemory> m_memory;
    std::unique_ptr<MainWindow> m_window;
};

FULGURITE_TEST(MoneyClicksTest)
#include "money_clicks_test.moc"
