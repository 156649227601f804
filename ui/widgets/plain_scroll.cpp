// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_scroll.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTimer>

#include "ui/style/fonts.h"

namespace fulgurite::ui {

PlainScroll::PlainScroll(QWidget* content)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (content != nullptr)
        setWidget(content);
}

PlainScroll* leadingForm(QWidget* content, int width)
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    // Room for the focus ring of what stands at the edge.
    const int ring = scaled(space::kHair);
    row->setContentsMargins(ring, 0, ring, ring);
    row->addWidget(content, 1000);
    row->addStretch(1);
    content->setMaximumWidth(scaled(width));
    return new PlainScroll{host};
}

void bringIntoSight(QWidget* widget)
{
    QTimer::singleShot(0, widget, [widget] {
        for (QWidget* around = widget; around; around = around->parentWidget()) {
            auto* area = qobject_cast<QScrollArea*>(around);
            if (!area || !area->widget()) {
                // From the inside out, as it would be laid out in the rounds to come.
                if (around->layout())
                    around->layout()->activate();
                continue;
            }
            QEvent request{QEvent::LayoutRequest}; // the range of the bar follows
            QCoreApplication::sendEvent(area->widget(), &request);
            const int top = widget->mapTo(area->widget(), QPoint{}).y();
            const int bottom = top + widget->height();
            const int seen = area->verticalScrollBar()->value();
            if (top < seen || bottom > seen + area->viewport()->height())
                area->verticalScrollBar()->setValue(top - scaled(space::kTight));
            return;
        }
    });
}

} // namespace fulgurite::ui
