// SPDX-License-Identifier: MIT
#include "ui/activity/fee_comparison.h"

#include <QGridLayout>

#include "ui/format/rate_format.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/amount.h"
#include "ui/widgets/label.h"

#include <cmath>

namespace fulgurite::ui {

namespace {

QString rate(double satPerVb)
{
    return rateText({static_cast<std::uint32_t>(std::lround(satPerVb * 250.0))});
}

Label* figure() { return new Label{{}, TextRole::Body}; }

} // namespace

FeeComparison::FeeComparison(QWidget* parent)
    : QWidget{parent},
      m_oldFee{new Amount},
      m_newFee{new Amount},
      m_oldRate{figure()},
      m_newRate{figure()},
      m_how{new Label{{}, TextRole::Body, Token::Muted}}
{
    auto* grid = new QGridLayout{this};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(space::kCard));
    grid->setVerticalSpacing(scaled(space::kHair));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const auto word = [](const QString& text) {
        return new Label{text, TextRole::Body, Token::Muted};
    };
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    grid->addWidget(word(tr("Now")), 0, 1, right);
    grid->addWidget(word(tr("New")), 0, 2, right);
    grid->addWidget(word(tr("Fee")), 1, 0);
    grid->addWidget(m_oldFee, 1, 1, right);
    grid->addWidget(m_newFee, 1, 2, right);
    grid->addWidget(word(tr("Rate")), 2, 0);
    grid->addWidget(m_oldRate, 2, 1, right);
    grid->addWidget(m_newRate, 2, 2, right);
    grid->addWidget(m_how->wrapped(), 3, 0, 1, 3);
    m_oldFee->setAccessibleDescription(tr("Fee now"));
    m_newFee->setAccessibleDescription(tr("New fee"));
    m_oldRate->setAccessibleDescription(tr("Rate now"));
    m_newRate->setAccessibleDescription(tr("New rate"));
}

void FeeComparison::show(const app::BumpPreview& preview)
{
    m_oldFee->setAmount(preview.oldFee);
    m_newFee->setAmount(preview.newFee);
    m_oldRate->setText(rate(preview.oldSatPerVb));
    m_newRate->setText(rate(preview.newSatPerVb));
    m_how->setText(preview.method == QLatin1String{"CPFP"}
                       ? tr("A second transaction spends its money and pays for both; figures are "
                            "of the two together.")
                       : tr("It is replaced by one that pays more."));
    QWidget::show();
}

} // namespace fulgurite::ui
