// SPDX-License-Identifier: MIT
#include "ui/gallery/gallery.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFocusFrame>
#include <QGridLayout>
#include <QHoverEvent>
#include <QTimer>

#include "ui/gallery/gallery_parts.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

namespace gallery {

QWidget* hovered(QWidget* widget)
{
    widget->setAttribute(Qt::WA_UnderMouse);
    widget->setProperty("galleryHovered", true);
    return widget;
}

QWidget* focused(QWidget* widget)
{
    auto* frame = new QFocusFrame{widget};
    QTimer::singleShot(0, widget, [frame, widget] { frame->setWidget(widget); });
    return widget;
}

QWidget* disabled(QWidget* widget)
{
    widget->setEnabled(false);
    return widget;
}

} // namespace gallery

std::unique_ptr<QWidget> makeGallery()
{
    auto sheet = std::make_unique<QWidget>();
    sheet->setAccessibleName(QStringLiteral("Gallery"));
    sheet->setAutoFillBackground(true);
    auto* grid = new QGridLayout{sheet.get()};
    const int margin = scaled(space::kPage);
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setHorizontalSpacing(scaled(space::kCard));
    grid->setVerticalSpacing(scaled(space::kCard));
    auto column = [grid](int at, std::initializer_list<QWidget*> cards) {
        auto* stack = new QVBoxLayout;
        stack->setSpacing(scaled(space::kCard));
        for (auto* card : cards)
            stack->addWidget(card);
        stack->addStretch(1);
        grid->addLayout(stack, 0, at);
        grid->setColumnStretch(at, 1);
    };
    column(0, {gallery::buttons(), gallery::fields(), gallery::choices()});
    column(1, {gallery::money(), gallery::states(), gallery::warning(), gallery::failure(),
               gallery::lists()});
    column(2, {gallery::flows(), gallery::confirmation(), gallery::panels()});
    column(3, {gallery::frame(), gallery::popups(), gallery::choiceRows()});
    return sheet;
}

} // namespace fulgurite::ui
