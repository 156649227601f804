// SPDX-License-Identifier: MIT
#include "ui/send/send_form.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/format/rate_format.h"
#include "ui/send/coin_picker.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fee_picker.h"

#include <cmath>

namespace fulgurite::ui {

namespace {

constexpr int kEditsMs = 350;
const QString kNext = QStringLiteral("next");
const QString kHour = QStringLiteral("hour");
const QString kDay = QStringLiteral("day");

QString ratePerVb(double satPerVb)
{
    return rateText({static_cast<std::uint32_t>(std::lround(satPerVb * 250.0))});
}

} // namespace

SendForm::SendForm(QWidget* parent)
    : Card{{}, parent},
      m_amount{new AmountField{tr("Amount")}},
      m_message{new QLineEdit},
      m_messageField{new Field{tr("Message to the recipient (optional)"), m_message}},
      m_label{new QLineEdit},
      m_labelField{new Field{tr("Label, for you only (optional)"), m_label}},
      m_feeBox{new QWidget},
      m_fees{new FeePicker{{}}},
      m_coins{new CoinPicker}
{
    auto* column = body();
    column->setSpacing(scaled(space::kField));
    m_amount->offerAll(tr("Send all"));
    m_allButton = m_amount->findChild<Button*>();
    offerInMenus(m_allButton, PageAction::SendAll);
    m_message->setMaxLength(500);
    m_label->setMaxLength(200);
    column->addWidget(m_amount);
    column->addWidget(m_messageField);
    buildFees();
    column->addWidget(m_feeBox);
    column->addWidget(m_labelField);
    m_edits.setSingleShot(true);
    m_edits.setInterval(kEditsMs);
    connect(&m_edits, &QTimer::timeout, this, &SendForm::changed);
    connect(m_amount, &AmountField::amountChanged, this, [this](std::optional<Satoshi>) {
        m_all = false;
        touch();
    });
    connect(m_amount, &AmountField::allRequested, this, [this](bool all) {
        m_all = all;
        emit changed();
    });
    connect(m_message, &QLineEdit::textEdited, this, [this] { touch(); });
    connect(m_label, &QLineEdit::textEdited, this, [this] { touch(); });
}

void SendForm::touch()
{
    m_edits.start();
    emit edited();
}

void SendForm::buildFees()
{
    auto* column = new QVBoxLayout{m_feeBox};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kHair));
    column->addWidget(new Label{tr("Confirmed within"), TextRole::Caption, Token::Muted});
    column->addWidget(m_fees);
    column->addSpacing(scaled(space::kTight));
    column->addWidget(new Label{tr("Coins"), TextRole::Caption, Token::Muted});
    column->addWidget(m_coins);
    connect(m_coins, &CoinPicker::changed, this, [this] { touch(); });
    connect(m_fees, &FeePicker::picked, this, [this] { touch(); });
    connect(m_fees, &FeePicker::customRateChanged, this, [this](quint32 rate) {
        m_customRate = rate;
        m_fees->setCustomError(rate == 0 ? tr("Enter a number above zero") : QString{});
        touch();
    });
}

void SendForm::setWay(PayWay way, const app::Recognised& found)
{
    m_edits.stop();
    m_way = way;
    const QSignalBlocker quiet{m_amount};
    m_amount->setAll(false);
    m_all = false;
    m_amount->setError({});
    m_amount->setAmount(found.amount);
    m_allButton->setVisible(way == PayWay::OnChain);
    m_amountFixed = way == PayWay::Lightning && found.amountMsat.has_value();
    m_amount->setVisible(!m_amountFixed);
    m_messageField->setVisible(way == PayWay::Keysend);
    m_message->clear();
    m_coins->reset();
    m_feeBox->setVisible(way == PayWay::OnChain);
    m_label->setText(found.label);
    m_labelField->setHint(found.message.isEmpty() ? QString{}
                                                  : tr("They write: %1").arg(found.message));
    setVisible(way != PayWay::None);
}

void SendForm::setFees(const app::ChainPart& chain)
{
    m_next = chain.nextBlockSatPerVb;
    m_hour = chain.hourSatPerVb;
    m_day = chain.daySatPerVb;
    std::vector<FeeChoice> choices;
    if (chain.feesKnown)
        choices = {{kNext, tr("Next block"), tr("about 10 minutes"), ratePerVb(m_next)},
                   {kHour, tr("An hour"), tr("about six blocks"), ratePerVb(m_hour)},
                   {kDay, tr("A day"), tr("cheapest that arrives"), ratePerVb(m_day)}};
    m_fees->setChoices(choices);
    if (m_fees->current().isEmpty())
        m_fees->setCurrent(chain.feesKnown ? kHour : QString::fromLatin1(FeePicker::kCustomId));
}

std::optional<Satoshi> SendForm::amount() const { return m_amount->amount(); }

std::optional<double> SendForm::satPerVb() const
{
    const QString id = m_fees->current();
    if (id == kNext)
        return m_next;
    if (id == kHour)
        return m_hour;
    if (id == kDay)
        return m_day;
    return m_customRate > 0 ? std::optional{m_customRate / 250.0} : std::nullopt;
}

QStringList SendForm::coins() const { return m_coins->chosen(); }

QString SendForm::message() const { return m_message->text().trimmed(); }

QString SendForm::label() const { return m_label->text().trimmed(); }

bool SendForm::complete() const
{
    const bool amountKnown =
        m_amountFixed || m_all || m_amount->amount().value_or(Satoshi{}) > Satoshi{};
    return m_way != PayWay::None && amountKnown && (m_way != PayWay::OnChain || satPerVb());
}

void SendForm::setAmountError(const QString& sentence) { m_amount->setError(sentence); }

void SendForm::setAll(bool all) { m_amount->setAll(all); }

} // namespace fulgurite::ui
