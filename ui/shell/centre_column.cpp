// SPDX-License-Identifier: MIT
#include "ui/shell/centre_column.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

QVBoxLayout* centreColumn(QWidget* page, int width)
{
    auto* outer = new QVBoxLayout{page};
    const int margin = scaled(space::kPage);
    outer->setContentsMargins(margin, margin, margin, margin);
    outer->addStretch(2);
    auto* row = new QHBoxLayout;
    auto* host = new QWidget;
    host->setMaximumWidth(scaled(width));
    row->addStretch(1);
    row->addWidget(host, 1000);
    row->addStretch(1);
    outer->addLayout(row);
    outer->addStretch(3);
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kCard));
    return column;
}

AppMark::AppMark(QWidget* parent) : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize AppMark::sizeHint() const { return {scaled(64), scaled(64)}; }

void AppMark::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    appIcon().paint(&painter, rect());
}

} // namespace fulgurite::ui
