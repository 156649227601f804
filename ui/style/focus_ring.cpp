// SPDX-License-Identifier: MIT
#include "ui/style/focus_ring.h"

#include <QApplication>
#include <QFocusFrame>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>

namespace fulgurite::ui {

namespace {

/// The list of a combo box shows its current row by itself.
bool wantsRing(const QWidget* widget)
{
    return widget && !widget->isWindow() && widget->window()->windowType() != Qt::Popup &&
           !qobject_cast<const QMenu*>(widget) && !qobject_cast<const QMenuBar*>(widget) &&
           !qobject_cast<const QScrollArea*>(widget);
}

} // namespace

FocusRing::FocusRing(QObject* parent) : QObject{parent}
{
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
}

FocusRing::~FocusRing() { delete m_frame; }

void FocusRing::follow(QWidget* focused)
{
    if (!wantsRing(focused)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    QWidget* target = focused->focusProxy() ? focused->focusProxy() : focused;
    if (!m_frame)
        m_frame = new QFocusFrame{target->window()};
    m_frame->setWidget(target);
}

} // namespace fulgurite::ui
