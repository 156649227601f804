// SPDX-License-Identifier: MIT
#include "ui/shell/opening_page.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/shell/centre_column.h"
#include "ui/style/fonts.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

OpeningPage::OpeningPage(QWidget* parent)
    : QWidget{parent},
      m_title{new Label{{}, TextRole::Title}},
      m_stage{new Label{{}, TextRole::Body, Token::Muted}}
{
    auto* column = centreColumn(this, 360);
    column->addWidget(new AppMark, 0, Qt::AlignHCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_stage->setAlignment(Qt::AlignCenter);
    auto* progress = new QProgressBar;
    progress->setRange(0, 0);
    progress->setAccessibleName(tr("Progress"));
    column->addWidget(m_title);
    column->addWidget(progress);
    column->addWidget(m_stage->wrapped());
}

void OpeningPage::setStage(const QString& title, const QString& stage)
{
    m_title->setText(title);
    m_stage->setText(stage);
    setAccessibleName(title);
}

} // namespace fulgurite::ui
