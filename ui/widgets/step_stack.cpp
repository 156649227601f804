// SPDX-License-Identifier: MIT
#include "ui/widgets/step_stack.h"

#include <QVBoxLayout>

namespace fulgurite::ui {

StepStack::StepStack(QWidget* parent) : QWidget{parent}, m_column{new QVBoxLayout{this}}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void StepStack::addStep(QWidget* step)
{
    m_column->addWidget(step);
    step->setVisible(m_current == nullptr);
    if (!m_current)
        m_current = step;
}

void StepStack::setCurrent(QWidget* step)
{
    if (step == m_current)
        return;
    // The new one first: what has the focus must not leave for the sidebar meanwhile.
    step->show();
    m_current->hide();
    m_current = step;
}

void StepStack::setCurrent(int index) { setCurrent(m_column->itemAt(index)->widget()); }

} // namespace fulgurite::ui
