// SPDX-License-Identifier: MIT
#include "ui/widgets/technical_details.h"

#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

TechnicalDetails::TechnicalDetails(QWidget* parent)
    : QWidget{parent},
      m_fold{new Button{tr("Technical details"), ButtonKind::Quiet}},
      m_text{new Label{{}, TextRole::Mono, Token::Muted}}
{
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(space::kHair));
    column->addWidget(m_fold, 0, Qt::AlignLeading);
    column->addWidget(m_text->wrapped());
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_fold->setCheckable(true);
    m_text->hide();
    connect(m_fold, &QPushButton::toggled, m_text, &QWidget::setVisible);
    hide();
}

void TechnicalDetails::setText(const QString& text)
{
    if (text != m_text->text()) {
        m_fold->setChecked(false);
        m_text->setText(text);
        m_text->setAccessibleName(text);
    }
    setVisible(!text.isEmpty());
}

} // namespace fulgurite::ui
