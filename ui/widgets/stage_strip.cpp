// SPDX-License-Identifier: MIT
#include "ui/widgets/stage_strip.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

Tone toneOf(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return Tone::Neutral;
    case StageState::Working:
        return Tone::InFlight;
    case StageState::Done:
        return Tone::Good;
    case StageState::Failed:
        return Tone::Bad;
    }
    return Tone::Neutral;
}

Icon iconOf(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return Icon::Clock;
    case StageState::Working:
        return Icon::Refresh;
    case StageState::Done:
        return Icon::Check;
    case StageState::Failed:
        return Icon::Warning;
    }
    return Icon::Clock;
}

namespace {

QString wordOf(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return StageStrip::tr("Waiting");
    case StageState::Working:
        return StageStrip::tr("Working");
    case StageState::Done:
        return StageStrip::tr("Ready");
    case StageState::Failed:
        return StageStrip::tr("Failed");
    }
    return {};
}

QWidget* divider()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::VLine);
    line->setFixedWidth(1);
    return line;
}

QWidget* progress(const Stage& stage)
{
    auto* bar = new QProgressBar;
    bar->setRange(0, 100);
    bar->setValue(stage.percent);
    bar->setAccessibleName(stage.name);
    bar->setFixedHeight(scaled(space::kTight));
    return bar;
}

} // namespace

StageStrip::StageStrip(const std::vector<Stage>& stages, QWidget* parent)
    : QWidget{parent},
      m_row{new QHBoxLayout{this}}
{
    m_row->setSpacing(scaled(space::kCard));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setStages(stages);
}

void StageStrip::setStages(const std::vector<Stage>& stages)
{
    if (stages == m_stages)
        return;
    m_stages = stages;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const auto& stage : m_stages) {
        if (m_row->count() > 0)
            m_row->addWidget(divider());
        m_row->addWidget(column(stage), 1);
    }
}

QWidget* StageStrip::column(const Stage& stage)
{
    auto* box = new QWidget;
    box->setAccessibleName(tr("%1: %2. %3").arg(stage.name, wordOf(stage.state), stage.detail));
    box->setToolTip(stage.technical);
    auto* rows = new QVBoxLayout{box};
    rows->setSpacing(scaled(space::kHair));
    auto* head = new QHBoxLayout;
    head->setSpacing(scaled(space::kTight));
    const Token color = tokenOf(toneOf(stage.state));
    head->addWidget(new IconLabel{iconOf(stage.state), color});
    auto* name = new Label{stage.name, TextRole::Strong};
    name->setElideMode(Qt::ElideRight);
    head->addWidget(name, 1);
    rows->addLayout(head);
    rows->addWidget(new Label{wordOf(stage.state), TextRole::Caption, color});
    auto* detail = new Label{stage.detail, TextRole::Caption, Token::Muted};
    detail->setVisible(!stage.detail.isEmpty());
    rows->addWidget(detail->wrapped());
    if (stage.percent >= 0 && stage.state == StageState::Working)
        rows->addWidget(progress(stage));
    rows->addStretch(1);
    if (stage.state == StageState::Failed)
        rows->addWidget(retryButton(stage), 0, Qt::AlignLeading);
    return box;
}

QWidget* StageStrip::retryButton(const Stage& stage)
{
    auto* retry = new Button{tr("Try again"), ButtonKind::Secondary, Icon::Refresh};
    retry->setAccessibleName(tr("Try again: %1").arg(stage.name));
    connect(retry, &QPushButton::clicked, this, [this, id = stage.id] { emit retryRequested(id); });
    return retry;
}

} // namespace fulgurite::ui
