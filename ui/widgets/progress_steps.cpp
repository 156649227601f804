// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_steps.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

ProgressSteps::ProgressSteps(const std::vector<ProgressStep>& steps, QWidget* parent)
    : QWidget{parent},
      m_rows{new QVBoxLayout{this}}
{
    m_rows->setSpacing(scaled(space::kField));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setSteps(steps);
}

void ProgressSteps::setSteps(const std::vector<ProgressStep>& steps)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& step : steps) {
        auto* row = new QWidget;
        row->setAccessibleName(step.detail.isEmpty() ? step.text
                                                     : tr("%1: %2").arg(step.text, step.detail));
        auto* across = new QHBoxLayout{row};
        across->setSpacing(scaled(space::kField));
        const Token color = tokenOf(toneOf(step.state));
        across->addWidget(new IconLabel{iconOf(step.state), color}, 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        const bool waits = step.state == StageState::Waiting;
        auto* text = new Label{step.text, waits ? TextRole::Body : TextRole::Strong,
                               waits                              ? Token::Muted
                               : step.state == StageState::Failed ? Token::Bad
                                                                  : Token::Text};
        words->addWidget(text->wrapped());
        if (!step.detail.isEmpty())
            words->addWidget((new Label{step.detail, TextRole::Caption, Token::Muted})->wrapped());
        across->addLayout(words, 1);
        m_rows->addWidget(row);
    }
}

} // namespace fulgurite::ui
