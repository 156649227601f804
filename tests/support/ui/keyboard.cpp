// SPDX-License-Identifier: MIT
#include "tests/support/ui/keyboard.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QWidget>

namespace fulgurite::testing {

namespace {

constexpr int kMostStops = 200;

QString nameOf(QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && !button->text().isEmpty())
        return button->text();
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(widget);
    return node ? node->text(QAccessible::Name) : QString{};
}

} // namespace

bool tabTo(QWidget* window, const QString& name)
{
    for (int stop = 0; stop < kMostStops; ++stop) {
        QWidget* here = QApplication::focusWidget();
        if (here && (nameOf(here) == name || here->accessibleName() == name))
            return true;
        QTest::keyClick(here ? here : window, Qt::Key_Tab);
    }
    return false;
}

bool pressByKey(QWidget* window, const QString& name)
{
    if (!tabTo(window, name))
        return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    return true;
}

void typeKeys(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

} // namespace fulgurite::testing
