// SPDX-License-Identifier: MIT
#include "ui/widgets/painted.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include "ui/format/plain_tip.h"
#include "ui/style/theme.h"
#include "ui/widgets/painted_accessible.h"

namespace fulgurite::ui {

namespace {

/// The part's name may be a peer's word.
QString tipOf(const PaintedPart& part)
{
    return plainTip(QStringLiteral("%1: %2").arg(part.name, part.value));
}

} // namespace

Painted::Painted(QWidget* parent) : QWidget{parent}
{
    setFocusPolicy(Qt::TabFocus);
    installPaintedAccessibility();
}

void Painted::valueChanged()
{
    m_current = -1;
    updateGeometry();
    update();
    QAccessibleEvent changed{this, QAccessible::NameChanged};
    QAccessible::updateAccessibility(&changed);
}

bool Painted::event(QEvent* event)
{
    if (event->type() == amountStyleChange())
        valueChanged();
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const auto& part : parts()) {
            if (part.box.contains(help->pos())) {
                QToolTip::showText(help->globalPos(), tipOf(part), this, part.box);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void Painted::keyPressEvent(QKeyEvent* event)
{
    const auto all = parts();
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (all.empty() || step == 0)
        return QWidget::keyPressEvent(event);
    const int count = static_cast<int>(all.size());
    m_current = m_current < 0 && step < 0 ? count - 1 : (m_current + step + count) % count;
    const auto& part = all[static_cast<std::size_t>(m_current)];
    QToolTip::showText(mapToGlobal(part.box.bottomLeft()), tipOf(part), this);
    QAccessibleEvent moved{this, QAccessible::Focus};
    moved.setChild(m_current);
    QAccessible::updateAccessibility(&moved);
    update();
}

void Painted::focusOutEvent(QFocusEvent* event)
{
    m_current = -1;
    QWidget::focusOutEvent(event);
}

} // namespace fulgurite::ui
