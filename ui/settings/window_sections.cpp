// SPDX-License-Identifier: MIT
#include "ui/settings/window_sections.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QVBoxLayout>

#include "ui/settings/settings_words.h"
#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/segmented_switch.h"

namespace fulgurite::ui {

namespace {

const QString kSystem = QStringLiteral("system");
const QString kLight = QStringLiteral("light");
const QString kDark = QStringLiteral("dark");
const QString kSat = QStringLiteral("sat");
const QString kBtc = QStringLiteral("btc");

QString idOf(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return kSystem;
    case ThemeChoice::Light:
        return kLight;
    case ThemeChoice::Dark:
        return kDark;
    }
    return kSystem;
}

std::vector<SwitchOption> languages()
{
    std::vector<SwitchOption> options;
    for (const Language each : {Language::System, Language::English, Language::SimplifiedChinese})
        options.push_back({languageTag(each), languageName(each)});
    return options;
}

/// A name over a switch, on the leading side.
void addSwitch(QVBoxLayout* column, const QString& name, SegmentedSwitch* widget)
{
    auto* box = new QVBoxLayout;
    box->setSpacing(scaled(space::kHair));
    box->addWidget(new Label{name, TextRole::Strong});
    box->addWidget(widget, 0, Qt::AlignLeading);
    column->addLayout(box);
}

QVBoxLayout* cardIn(QVBoxLayout* column, const QString& title)
{
    auto* card = new Card{title};
    column->addWidget(card);
    return card->body();
}

} // namespace

GeneralSection::GeneralSection(const WindowChoices& choices)
    : m_about{new KeyValueList},
      m_language{new SegmentedSwitch{tr("Language"), languages()}},
      m_notify{new QCheckBox{tr("Tell the desktop of payments received and of channels closed")}},
      m_amounts{new QCheckBox{tr("Show the amount in these messages")}}
{
    auto* cards = new QVBoxLayout{this};
    cards->setSpacing(scaled(space::kCard));
    cardIn(cards, tr("About this wallet"))->addWidget(m_about);
    auto* language = cardIn(cards, tr("Language"));
    language->addWidget(m_language, 0, Qt::AlignLeading);
    auto* restart = new Label{tr("Another language is spoken from the next start on."),
                              TextRole::Caption, Token::Muted};
    language->addWidget(restart->wrapped());
    auto* column = cardIn(cards, tr("Notifications"));
    cards->addStretch(1);
    column->addWidget(m_notify);
    column->addWidget(m_amounts);
    auto* note =
        new Label{tr("Whoever sees your screen sees the messages, also while it is locked."),
                  TextRole::Caption, Token::Muted};
    column->addWidget(note->wrapped());
    show(choices);
    connect(m_language, &SegmentedSwitch::chosen, this, &GeneralSection::take);
    connect(m_notify, &QCheckBox::clicked, this, &GeneralSection::take);
    connect(m_amounts, &QCheckBox::clicked, this, &GeneralSection::take);
}

void GeneralSection::setSnapshot(const app::Snapshot& snapshot)
{
    for (const auto& [key, value] : aboutFacts(snapshot, QCoreApplication::applicationVersion()))
        m_about->setRow(key, value);
}

void GeneralSection::show(const WindowChoices& choices)
{
    m_choices = choices;
    m_language->setCurrent(languageTag(choices.language));
    m_notify->setChecked(choices.notifications);
    m_amounts->setChecked(choices.amountsInNotifications);
    m_amounts->setEnabled(choices.notifications);
}

void GeneralSection::take()
{
    m_choices.language = languageFromTag(m_language->current());
    m_choices.notifications = m_notify->isChecked();
    m_choices.amountsInNotifications = m_amounts->isChecked();
    show(m_choices);
    emit changed(m_choices);
}

DisplaySection::DisplaySection(const WindowChoices& choices)
    : m_theme{new SegmentedSwitch{
          tr("Theme"), {{kSystem, tr("System")}, {kLight, tr("Light")}, {kDark, tr("Dark")}}}},
      m_scale{new SegmentedSwitch{tr("Size"),
                                  {{QStringLiteral("100"), QStringLiteral("100 %")},
                                   {QStringLiteral("115"), QStringLiteral("115 %")},
                                   {QStringLiteral("130"), QStringLiteral("130 %")},
                                   {QStringLiteral("150"), QStringLiteral("150 %")}}}},
      m_unit{new SegmentedSwitch{tr("Amounts in"),
                                 {{kSat, QStringLiteral("sat")}, {kBtc, QStringLiteral("BTC")}}}},
      m_hidden{new QCheckBox{tr("Hide amounts everywhere")}}
{
    auto* cards = new QVBoxLayout{this};
    auto* column = cardIn(cards, tr("Display"));
    cards->addStretch(1);
    addSwitch(column, tr("Theme"), m_theme);
    addSwitch(column, tr("Size"), m_scale);
    addSwitch(column, tr("Amounts in"), m_unit);
    column->addWidget(m_hidden);
    show(choices);
    for (SegmentedSwitch* each : {m_theme, m_scale, m_unit})
        connect(each, &SegmentedSwitch::chosen, this, &DisplaySection::take);
    connect(m_hidden, &QCheckBox::clicked, this, &DisplaySection::take);
}

void DisplaySection::show(const WindowChoices& choices)
{
    m_choices = choices;
    m_theme->setCurrent(idOf(choices.theme));
    m_scale->setCurrent(QString::number(choices.scale));
    m_unit->setCurrent(choices.amounts.unit == AmountStyle::Unit::Btc ? kBtc : kSat);
    m_hidden->setChecked(choices.amounts.hidden);
}

void DisplaySection::take()
{
    const QString theme = m_theme->current();
    m_choices.theme = theme == kLight  ? ThemeChoice::Light
                      : theme == kDark ? ThemeChoice::Dark
                                       : ThemeChoice::System;
    m_choices.scale = m_scale->current().toInt();
    m_choices.amounts.unit =
        m_unit->current() == kBtc ? AmountStyle::Unit::Btc : AmountStyle::Unit::Sat;
    m_choices.amounts.hidden = m_hidden->isChecked();
    emit changed(m_choices);
}

} // namespace fulgurite::ui
