// SPDX-License-Identifier: MIT
#include "tests/support/ui/a11y_walk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QScrollArea>
#include <QSet>
#include <QWidget>

#include "ui/style/tokens.h"

namespace fulgurite::testing {

namespace {

bool takesTab(const QWidget* widget, const QWidget* root)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabledTo(root) &&
           widget->isVisibleTo(root) && !widget->focusProxy();
}

QString described(const QWidget* widget)
{
    const QString name =
        widget->accessibleName().isEmpty() ? widget->objectName() : widget->accessibleName();
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()), name);
}

bool hasName(QWidget* widget)
{
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(widget);
    return node && !node->text(QAccessible::Name).trimmed().isEmpty();
}

/// Parts of a control of Qt's own (the line edit of a spin box, the viewport of a view) answer
/// through it.
bool belongsToAControl(const QWidget* widget)
{
    return widget->objectName().startsWith(QLatin1String("qt_")) ||
           qobject_cast<const QComboBox*>(widget->parentWidget());
}

} // namespace

QList<QWidget*> tabOrder(QWidget* root)
{
    QList<QWidget*> order;
    QSet<QWidget*> seen;
    for (QWidget* at = root->nextInFocusChain(); at && at != root && !seen.contains(at);
         at = at->nextInFocusChain()) {
        seen.insert(at);
        if (root->isAncestorOf(at) && takesTab(at, root))
            order << at;
    }
    return order;
}

QStringList accessibilityFaults(QWidget* root)
{
    QStringList faults;
    const QList<QWidget*> order = tabOrder(root);
    for (auto* widget : root->findChildren<QWidget*>()) {
        if (!takesTab(widget, root) || belongsToAControl(widget) ||
            qobject_cast<QScrollArea*>(widget))
            continue;
        if (!hasName(widget))
            faults << QStringLiteral("%1 has no accessible name").arg(described(widget));
        if (order.count(widget) != 1)
            faults << QStringLiteral("Tab reaches %1 %2 times")
                          .arg(described(widget))
                          .arg(order.count(widget));
        const bool target = qobject_cast<QAbstractButton*>(widget) != nullptr;
        if (target && (widget->width() < ui::size::kTarget || widget->height() < ui::size::kTarget))
            faults << QStringLiteral("%1 is a target of only %2×%3")
                          .arg(described(widget))
                          .arg(widget->width())
                          .arg(widget->height());
    }
    return faults;
}

} // namespace fulgurite::testing
