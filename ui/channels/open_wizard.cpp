// SPDX-License-Identifier: MIT
#include "ui/channels/open_wizard.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/format/id_format.h"
#include "ui/format/rate_format.h"
#include "ui/format/review_age.h"
#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/widgets/amount_field.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/column_pair.h"
#include "ui/widgets/fee_picker.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/step_stack.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/technical_details.h"

#include <cmath>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kPeer = 0;
constexpr int kAmount = 1;
constexpr int kSign = 2;
constexpr int kPreviewDelayMs = 250;
constexpr int kAgeingMs = 10'000;
constexpr double kSatPerKwToVb = 0.004;
const QString kNextBlock = QStringLiteral("next");
const QString kHour = QStringLiteral("hour");
const QString kDay = QStringLiteral("day");

/// What has a greatest width would stand in the middle of a wider column.
QWidget* leading(QWidget* content)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(content, 1000);
    row->addStretch(1);
    return host;
}

QString text(Satoshi amount) { return amountText(amount, currentAmountStyle()); }

} // namespace

OpenWizard::OpenWizard(app::Channels& channels, app::Connections& connections, QWidget* parent)
    : QWidget{parent},
      m_channels{channels},
      m_connections{connections},
      m_stepper{new Stepper{{tr("Peer"), tr("Amount"), tr("Sign")}}},
      m_stack{new StepStack},
      m_banner{new Banner{Tone::Bad, {}}},
      m_back{new Button{tr("Cancel"), ButtonKind::Quiet}},
      m_next{new Button{tr("Continue"), ButtonKind::Primary}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    column->addWidget(m_stepper);
    for (QWidget* step : {peerStep(), amountStep(), signStep()})
        m_stack->addStep(step);
    column->addWidget(m_stack);
    column->addWidget(m_banner);
    m_buttons = new QWidget;
    auto* buttons = new QHBoxLayout{m_buttons};
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_next);
    column->addWidget(leading(m_buttons));
    column->addStretch(1);
    m_previewSoon.setSingleShot(true);
    m_previewSoon.setInterval(kPreviewDelayMs);
    connect(&m_previewSoon, &QTimer::timeout, this, &OpenWizard::requestPreview);
    m_ageing.setInterval(kAgeingMs);
    connect(&m_ageing, &QTimer::timeout, this, &OpenWizard::renewStale);
    onAmountStyle(this, [this] {
        if (m_hasPreview || m_preview.obstacle)
            showPreview();
    });
    connect(m_back, &QPushButton::clicked, this, &OpenWizard::back);
    connect(m_next, &QPushButton::clicked, this, &OpenWizard::next);
    show(kPeer);
}

QWidget* OpenWizard::peerStep()
{
    auto* card = new Card;
    m_peerEdit = new QLineEdit;
    m_peerEdit->setPlaceholderText(tr("02abc…@host:9735"));
    m_peerEdit->setClearButtonEnabled(true);
    m_peer = new Field{tr("Node to open with"), m_peerEdit};
    m_peer->setHint(tr("Its key, an @, its address. An explorer, or the node's owner, has it."));
    m_peerDetails = new TechnicalDetails;
    card->body()->addWidget(m_peer);
    card->body()->addWidget(m_peerDetails);
    connect(m_peerEdit, &QLineEdit::textEdited, this, [this] {
        m_peer->setError({});
        m_peerDetails->setText({});
    });
    connect(m_peerEdit, &QLineEdit::returnPressed, this, &OpenWizard::next);
    card->setMaximumWidth(scaled(size::kForm));
    return leading(card);
}

QWidget* OpenWizard::amountStep()
{
    auto* left = new QWidget;
    auto* column = new QVBoxLayout{left};
    column->setSpacing(scaled(space::kCard));
    auto* card = new Card;
    m_peerName = new Label{{}, TextRole::Caption, Token::Muted};
    m_peerName->setElideMode(Qt::ElideMiddle);
    m_amount = new AmountField{tr("Amount to put in")};
    m_amount->offerAll(tr("All"));
    m_announce = new QCheckBox{tr("Announce it, so that others may route through it")};
    card->body()->addWidget(m_peerName);
    card->body()->addWidget(m_amount);
    card->body()->addWidget(m_announce);
    column->addWidget(card);
    auto* fees = new Card{tr("Fee of the funding")};
    m_fees = new FeePicker{{}};
    fees->body()->addWidget(m_fees);
    column->addWidget(fees);
    auto* preview = new Card{tr("What you will have")};
    m_facts = new KeyValueList;
    m_facts->setValuesTrailing(true);
    m_noFacts = new Label{tr("What you can send and receive, and what it costs, stands here once "
                             "an amount is typed."),
                          TextRole::Body, Token::Muted};
    preview->body()->addWidget(m_noFacts->wrapped());
    preview->body()->addWidget(m_facts);
    preview->body()->addStretch(1);
    connect(m_announce, &QCheckBox::clicked, this, [this] { m_announceChosen = true; });
    connect(m_amount, &AmountField::amountChanged, this, &OpenWizard::dropPreview);
    connect(m_amount, &AmountField::allRequested, this, [this](bool all) {
        m_all = all;
        m_amount->setAll(all);
        if (all)
            m_amount->setAmount(m_spendable);
        dropPreview();
    });
    connect(m_fees, &FeePicker::picked, this, &OpenWizard::dropPreview);
    connect(m_fees, &FeePicker::customRateChanged, this, [this](quint32 satPerKw) {
        m_customRate = satPerKw > 0 ? std::optional{satPerKw * kSatPerKwToVb} : std::nullopt;
        m_fees->setCustomError(m_customRate ? QString{} : tr("Enter a number above zero"));
        dropPreview();
    });
    return new ColumnPair{left, preview};
}

QWidget* OpenWizard::signStep()
{
    auto* card = new Card{tr("Review")};
    m_review = new KeyValueList;
    m_review->setValuesTrailing(true);
    card->body()->addWidget(m_review);
    card->setMaximumWidth(scaled(size::kForm));
    return leading(card);
}

void OpenWizard::begin(const QString& target)
{
    m_peerEdit->setText(target);
    m_amount->setAmount(std::nullopt);
    m_amount->setAll(false);
    m_all = m_announceChosen = false;
    m_hasPreview = false;
    m_preview = {};
    m_peerDetails->setText({});
    m_peer->setError({});
    m_facts->clear();
    m_noFacts->show();
    m_connected = {};
    show(kPeer);
    m_peer->setFocus();
}

void OpenWizard::setChain(const app::ChainPart& chain)
{
    m_height = chain.height;
    if (chain.nextBlockSatPerVb == m_nextBlock && chain.hourSatPerVb == m_hour &&
        chain.daySatPerVb == m_day)
        return;
    m_nextBlock = chain.nextBlockSatPerVb;
    m_hour = chain.hourSatPerVb;
    m_day = chain.daySatPerVb;
    const auto rate = [](double satPerVb) {
        return rateText({static_cast<std::uint32_t>(std::lround(satPerVb / kSatPerKwToVb))});
    };
    m_fees->setChoices({{kNextBlock, tr("Next block"), tr("about 10 minutes"), rate(m_nextBlock)},
                        {kHour, tr("Within an hour"), tr("about 6 blocks"), rate(m_hour)},
                        {kDay, tr("Within a day"), tr("cheapest"), rate(m_day)}});
    if (m_fees->current().isEmpty())
        m_fees->setCurrent(kHour);
}

void OpenWizard::setSpendable(Satoshi onChain) { m_spendable = onChain; }

app::OpenRequest OpenWizard::request() const
{
    app::OpenRequest request;
    request.nodeId = m_connected.nodeId;
    request.address = m_connected.address;
    request.amount = m_all ? Satoshi{} : m_amount->amount().value_or(Satoshi{});
    request.all = m_all;
    if (m_announceChosen)
        request.announce = m_announce->isChecked();
    const QString fee = m_fees->current();
    request.satPerVb = fee == kNextBlock                            ? m_nextBlock
                       : fee == kDay                                ? m_day
                       : fee == QLatin1String{FeePicker::kCustomId} ? m_customRate.value_or(0)
                                                                    : m_hour;
    return request;
}

void OpenWizard::connectPeer()
{
    const QString target = m_peerEdit->text().trimmed();
    if (target.isEmpty()) {
        m_peer->setError(tr("Type or paste the node's key and address."));
        return m_peer->focusError();
    }
    setBusy(true, tr("Connecting…"));
    m_connections.connectPeer(target).then(
        this, [this](const app::Answer<app::ConnectedPeer>& peer) {
            setBusy(false);
            if (!peer) {
                m_peer->setError(errorLine(peer.error(), currentAmountStyle()));
                m_peerDetails->setText(peer.error().detail);
                return m_peer->focusError();
            }
            m_connected = *peer;
            m_peerName->setText(tr("Connected to %1").arg(middleElided(peer->nodeId, 12, 12)));
            show(kAmount);
            m_amount->setFocus();
        });
}

/// What was reviewed is no longer what the form says.
void OpenWizard::dropPreview()
{
    ++m_round;
    m_hasPreview = m_waiting = m_goOn = false;
    m_ageing.stop();
    m_previewSoon.start();
}

void OpenWizard::requestPreview()
{
    m_previewSoon.stop();
    m_hasPreview = m_waiting = false;
    m_ageing.stop();
    const auto round = ++m_round;
    m_asked = request();
    const bool ownRate = m_fees->current() == QLatin1String{FeePicker::kCustomId};
    if ((!m_asked.all && m_asked.amount == Satoshi{}) || (ownRate && !m_customRate))
        return;
    m_waiting = true;
    m_channels.previewOpen(m_asked).then(
        this,
        [this, round](const app::Answer<app::OpenPreview>& preview) { onPreview(round, preview); });
}

void OpenWizard::onPreview(std::uint64_t round, const app::Answer<app::OpenPreview>& preview)
{
    if (round != m_round)
        return;
    m_waiting = false;
    const bool goOn = std::exchange(m_goOn, false);
    if (!preview) {
        m_amount->setError({});
        return showError(preview.error());
    }
    if (m_step != kSign)
        m_banner->hide();
    m_preview = *preview;
    m_reviewed = m_asked;
    m_reviewHeight = m_height;
    if (!m_announceChosen)
        m_announce->setChecked(m_preview.announce);
    m_hasPreview = !m_preview.obstacle;
    m_ageing.start();
    m_noFacts->hide();
    if (!m_hasPreview && m_step == kSign)
        show(kAmount);
    showPreview();
    if (goOn && m_hasPreview)
        show(kSign);
}

/// Renewed by themselves while they stand there, as they are signed as they stand.
void OpenWizard::renewStale()
{
    if (!m_busy && m_hasPreview && isStale())
        requestPreview();
}

bool OpenWizard::isStale() const
{
    return reviewStale(m_preview.madeAt, m_reviewHeight, QDateTime::currentDateTime(), m_height);
}

void OpenWizard::showPreview()
{
    m_amount->setError(m_preview.obstacle ? errorLine(*m_preview.obstacle, currentAmountStyle())
                                          : QString{});
    showFacts(m_facts);
    showFacts(m_review);
    m_review->setRow(tr("With"), middleElided(m_connected.nodeId, 12, 12));
}

void OpenWizard::showFacts(KeyValueList* list) const
{
    list->setRow(tr("Into the channel"), text(m_preview.amount));
    list->setRow(tr("Can send at once"), text(floorToSat(m_preview.spendable)));
    list->setRow(tr("Can receive at once"), text(floorToSat(m_preview.receivable)));
    list->setRow(tr("Reserve, yours at closing"), text(m_preview.reserve));
    list->setRow(tr("Commitment fee set aside"), text(m_preview.commitmentFee));
    list->setRow(tr("Funding fee"), text(m_preview.fundingFee));
    list->setRow(tr("Cost of closing"), tr("about %1").arg(text(m_preview.closeCost)));
    list->setRow(tr("Usable after"),
                 tr("%n confirmation(s)", nullptr, static_cast<int>(m_preview.confirmations)));
}

void OpenWizard::open()
{
    if (!m_hasPreview)
        return; // the figures are being renewed
    if (isStale()) {
        m_banner->set(Tone::Neutral, tr("The figures were renewed: look again, then sign."));
        m_banner->show();
        return requestPreview();
    }
    m_ageing.stop();
    setBusy(true, tr("Signing and broadcasting…"));
    m_channels.open(m_reviewed).then(this, [this](const app::Answer<app::OpenedChannel>& channel) {
        setBusy(false);
        if (channel)
            emit opened(channel->channelId);
        else
            showError(channel.error());
    });
}

void OpenWizard::next()
{
    if (m_busy)
        return;
    if (m_step == kPeer)
        return connectPeer();
    if (m_step == kSign)
        return open();
    if (m_previewSoon.isActive())
        requestPreview();
    if (m_hasPreview)
        return show(kSign);
    m_goOn = m_waiting; // as soon as the figures are there
    if (m_goOn)
        return;
    const bool ownRate = m_fees->current() == QLatin1String{FeePicker::kCustomId};
    if (ownRate && !m_customRate)
        return m_fees->setCustomError(tr("Enter a number above zero"));
    if (!m_amount->hasError())
        m_amount->setError(tr("Type how much to put into the channel."));
    m_amount->focusError();
}

void OpenWizard::back()
{
    if (!stepBack())
        emit cancelled();
}

bool OpenWizard::stepBack()
{
    if (m_step == kPeer)
        return false;
    if (!m_busy)
        show(m_step - 1);
    return true;
}

void OpenWizard::show(int step)
{
    m_step = step;
    m_banner->hide();
    m_stepper->setCurrent(step);
    m_stack->setCurrent(step);
    m_buttons->setMaximumWidth(step == kAmount ? QWIDGETSIZE_MAX : scaled(size::kForm));
    m_back->setText(step == kPeer ? tr("Cancel") : tr("Back"));
    m_next->setText(step == kSign ? tr("Sign and open") : tr("Continue"));
}

void OpenWizard::setBusy(bool busy, const QString& text)
{
    m_busy = busy;
    m_next->setEnabled(!busy);
    m_back->setEnabled(!busy);
    m_banner->set(Tone::InFlight, text);
    m_banner->setVisible(busy);
}

void OpenWizard::showError(const app::ApiError& error)
{
    m_banner->setError(error);
    m_banner->show();
}

} // namespace fulgurite::ui
