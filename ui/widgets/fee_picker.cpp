// SPDX-License-Identifier: MIT
#include "ui/widgets/fee_picker.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/style.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/label.h"

#include <cmath>

namespace fulgurite::ui {

namespace {
constexpr const char* kIdProperty = "choiceId";
constexpr double kSatPerKwOfOneVb = 250.0;
constexpr double kMostSatPerVb = 100'000.0;
} // namespace

FeePicker::FeePicker(const std::vector<FeeChoice>& choices, bool withCustom, QWidget* parent)
    : QWidget{parent},
      m_rows{new QVBoxLayout{this}},
      m_group{new QButtonGroup{this}}
{
    m_rows->setSpacing(scaled(space::kTight));
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        emit picked(button->property(kIdProperty).toString());
    });
    if (withCustom)
        addCustom();
    setChoices(choices);
}

void FeePicker::addCustom()
{
    m_custom = new ChoiceRow{tr("My own rate")};
    m_custom->setProperty(kIdProperty, QString::fromLatin1(kCustomId));
    m_group->addButton(m_custom);
    m_rate = new QLineEdit;
    m_rate->setAccessibleName(tr("Fee rate in satoshi per virtual byte"));
    m_rate->setAlignment(Qt::AlignRight);
    m_rate->setFixedWidth(scaled(80));
    auto* unit = new Label{tr("sat/vB"), TextRole::Caption, Token::Muted};
    auto* over = new QHBoxLayout{m_custom};
    over->setContentsMargins(0, scaled(space::kHair), scaled(space::kField), scaled(space::kHair));
    over->setSpacing(scaled(space::kHair));
    over->addStretch(1);
    over->addWidget(m_rate);
    over->addWidget(unit);
    m_custom->setMinimumHeight(scaled(48));
    m_custom->setReservedRight(scaled(80 + space::kTight) + unit->sizeHint().width());
    m_rows->addWidget(m_custom);
    connect(m_rate, &QLineEdit::textEdited, this, &FeePicker::onCustomEdited);
    connect(m_custom, &QAbstractButton::clicked, m_rate, qOverload<>(&QWidget::setFocus));
}

void FeePicker::setChoices(const std::vector<FeeChoice>& choices)
{
    bool same = choices.size() == m_shown.size();
    for (std::size_t i = 0; same && i < choices.size(); ++i)
        same = m_shown[i]->property(kIdProperty).toString() == choices[i].id;
    if (!same)
        rebuild(choices);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        m_shown[i]->setText(choices[i].title);
        m_shown[i]->setDetail(choices[i].detail, choices[i].cost);
    }
}

void FeePicker::rebuild(const std::vector<FeeChoice>& choices)
{
    const QString chosen = current();
    for (auto* row : m_shown) {
        m_group->removeButton(row);
        row->deleteLater();
    }
    m_shown.clear();
    for (const auto& choice : choices) {
        auto* row = new ChoiceRow{choice.title};
        row->setProperty(kIdProperty, choice.id);
        m_group->addButton(row);
        m_rows->insertWidget(static_cast<int>(m_shown.size()), row);
        m_shown.push_back(row);
    }
    setCurrent(chosen);
}

void FeePicker::setCurrent(const QString& id)
{
    for (auto* button : m_group->buttons()) {
        if (button->property(kIdProperty).toString() == id)
            button->setChecked(true);
    }
}

QString FeePicker::current() const
{
    const auto* checked = m_group->checkedButton();
    return checked ? checked->property(kIdProperty).toString() : QString{};
}

void FeePicker::setCustomCost(const QString& cost)
{
    if (m_custom)
        m_custom->setDetail(cost);
}

void FeePicker::setCustomError(const QString& error)
{
    if (!m_custom)
        return;
    setInvalid(m_rate, !error.isEmpty());
    m_rate->setAccessibleDescription(error);
    m_custom->setDetail(error);
}

void FeePicker::onCustomEdited(const QString& text)
{
    m_custom->setChecked(true);
    bool isNumber = false;
    const double rate =
        QString{text}.replace(QLatin1Char{','}, QLatin1Char{'.'}).toDouble(&isNumber);
    const bool usable = isNumber && rate > 0.0 && rate <= kMostSatPerVb;
    emit picked(QString::fromLatin1(kCustomId));
    emit customRateChanged(usable ? static_cast<quint32>(std::lround(rate * kSatPerKwOfOneVb))
                                  : 0U);
}

} // namespace fulgurite::ui
