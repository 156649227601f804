// SPDX-License-Identifier: MIT
#include "ui/send/review_card.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/engine_words.h"
#include "ui/format/error_text.h"
#include "ui/format/id_format.h"
#include "ui/format/rate_format.h"
#include "ui/format/time_format.h"
#include "ui/send/send_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/loading_rows.h"

#include <cmath>

namespace fulgurite::ui {

namespace {

Amount* amountOf(MilliSatoshi amount)
{
    auto* shown = new Amount;
    shown->setAmount(amount);
    return shown;
}

Amount* amountOf(Satoshi amount) { return new Amount{amount}; }

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

/// Each by name while they are few; else how many and how much.
QString coinsText(const app::SendPreview& preview)
{
    constexpr std::size_t kMostNamed = 3;
    Satoshi sum;
    QStringList lines;
    for (const auto& coin : preview.coins) {
        sum = checkedAdd(sum, coin.value).value_or(sum);
        lines << tr("%1 at %2")
                     .arg(amountText(coin.value, currentAmountStyle()),
                          middleElided(coin.address, 8, 6));
    }
    if (lines.empty())
        return QString::number(preview.inputs);
    if (preview.coins.size() <= kMostNamed)
        return lines.join(QLatin1Char{'\n'});
    // lupdate reads no plural out of a translate().
    const char* many = QT_TRANSLATE_N_NOOP("fulgurite::ui", "%n coin(s), %1");
    return QCoreApplication::translate("fulgurite::ui", many, nullptr,
                                       static_cast<int>(preview.coins.size()))
        .arg(amountText(sum, currentAmountStyle()));
}

Feerate feerateOf(double satPerVb)
{
    return {static_cast<std::uint32_t>(std::lround(satPerVb * 250.0))};
}

} // namespace

ReviewCard::ReviewCard(QWidget* parent)
    : Card{{}, parent},
      m_note{new Banner{Tone::Warn, {}}},
      m_facts{new KeyValueList},
      m_loading{new LoadingRows{4}},
      m_cancel{new Button{tr("Cancel")}},
      m_pay{new Button{tr("Pay"), ButtonKind::Primary, Icon::Send}}
{
    setTitle(tr("Review"));
    auto* column = body();
    column->setSpacing(scaled(space::kField));
    column->addWidget(m_facts);
    column->addWidget(m_loading);
    column->addWidget(m_note);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(scaled(space::kTight));
    actions->addStretch(1);
    actions->addWidget(m_cancel);
    actions->addWidget(m_pay);
    column->addLayout(actions);
    offerInMenus(m_cancel, PageAction::PutDraftAway);
    connect(m_pay, &QPushButton::clicked, this, &ReviewCard::payRequested);
    connect(m_note, &Banner::actionTriggered, this, [this] { emit wayOutChosen(m_refused); });
    connect(m_cancel, &QPushButton::clicked, this, &ReviewCard::cancelled);
    onAmountStyle(this, [this] { restyle(); });
    setLoading();
}

void ReviewCard::restyle()
{
    const bool busy = m_busy;
    const auto shown = m_shown; // each way of showing puts itself in its place
    shown();
    if (busy)
        setBusy();
}

void ReviewCard::clear()
{
    m_busy = false;
    m_facts->clear();
    m_note->hide();
    m_loading->hide();
    m_pay->setText(tr("Pay"));
    m_pay->setEnabled(false);
}

void ReviewCard::setNote(Tone tone, const QString& text, const QString& action,
                         const QString& details)
{
    m_note->set(tone, text, action, details);
    m_note->setVisible(!text.isEmpty());
}

void ReviewCard::showTotal(const QString& amount)
{
    m_facts->setValuesTrailing(true);
    m_pay->setText(tr("Pay %1").arg(amount));
    m_pay->setEnabled(true);
}

void ReviewCard::setLoading()
{
    m_shown = [this] { setLoading(); };
    clear();
    m_loading->show();
}

void ReviewCard::setRefused(const app::ApiError& error)
{
    m_shown = [this, error] { setRefused(error); };
    clear();
    const ErrorText text = errorText(error, currentAmountStyle());
    m_refused = error.code;
    setNote(Tone::Warn, tr("%1 %2 %3").arg(text.cause, text.money, text.nextStep), text.button,
            error.detail);
}

void ReviewCard::setLightning(const app::PayPreview& preview, bool keysend)
{
    m_shown = [this, preview, keysend] { setLightning(preview, keysend); };
    clear();
    m_facts->setRow(tr("To"), preview.recipientAlias.isEmpty()
                                  ? middleElided(preview.recipient, 16, 16)
                                  : preview.recipientAlias);
    if (!preview.description.isEmpty())
        m_facts->setRow(tr("For"), preview.description);
    m_facts->setRow(tr("Amount"), amountOf(preview.amount));
    m_facts->setRow(tr("Fee, likely"), amountOf(preview.likelyFee));
    m_facts->setRow(tr("Fee, at most"), amountOf(preview.maxFee));
    m_facts->setRow(tr("Way"), preview.hops == 0   ? tr("Lightning")
                               : preview.hops == 1 ? tr("Lightning, straight to them")
                                                   : tr("Lightning, %1 hops").arg(preview.hops));
    if (preview.parts > 1)
        m_facts->setRow(tr("Parts"), QString::number(preview.parts));
    if (preview.chance > 0)
        m_facts->setRow(tr("Success"), chanceText(preview.chance));
    if (!keysend && preview.expiresAt.isValid())
        m_facts->setRow(tr("Invoice ends"),
                        relativeTime(preview.expiresAt, QDateTime::currentDateTime()));
    showTotal(amountText(preview.amount, currentAmountStyle()));
    if (preview.obstacle) {
        const ErrorText text = errorText(*preview.obstacle, currentAmountStyle());
        m_refused = preview.obstacle->code;
        setNote(Tone::Warn, text.cause + QLatin1Char{' '} + text.nextStep, text.button,
                preview.obstacle->detail);
        m_pay->setEnabled(false);
    }
}

void ReviewCard::setOnChain(const app::SendPreview& preview)
{
    m_shown = [this, preview] { setOnChain(preview); };
    clear();
    auto* address = new CopyText{tr("Address"), preview.address, CopyShape::Address};
    connect(address, &CopyText::copied, this, &ReviewCard::copied);
    m_facts->setRow(tr("To"), address);
    m_facts->setRow(tr("Amount"), amountOf(preview.amount));
    m_facts->setRow(tr("Fee"), amountOf(preview.fee));
    m_facts->setRow(tr("Fee rate"), rateText(feerateOf(preview.satPerVb)));
    m_facts->setRow(tr("Leaves your wallet"), new Amount{preview.total, TextRole::Strong});
    if (preview.change > Satoshi{})
        m_facts->setRow(tr("Change back to you"), amountOf(preview.change));
    m_facts->setRow(tr("Coins spent"), coinsText(preview));
    QStringList warnings;
    for (const auto warning : preview.warnings)
        warnings << warningText(warning);
    setNote(Tone::Warn, sentences(warnings));
    showTotal(amountText(preview.amount, currentAmountStyle()));
}

void ReviewCard::setBusy()
{
    m_busy = true;
    m_pay->setEnabled(false);
    m_pay->setText(tr("Paying"));
}

} // namespace fulgurite::ui
