// SPDX-License-Identifier: MIT
#include "tests/support/ui/layout_check.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/style/palette.h"
#include "ui/style/tokens.h"
#include "ui/widgets/label.h"

namespace fulgurite::testing {

namespace {

using namespace ui;

QString nameOf(const QWidget* widget)
{
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        text = label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        text = button->text();
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(widget->metaObject()->className()), text.left(40));
}

/// What the widget needs at its present width to show its text whole.
QSize neededBy(const QWidget* widget)
{
    if (widget->hasHeightForWidth())
        return {0, widget->heightForWidth(widget->width())};
    // A button that paints itself may name no least size: what it asks for is what it needs.
    const QSize least = widget->minimumSizeHint();
    return least.isValid() ? least : widget->sizeHint();
}

bool carriesText(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return !label->text().isEmpty();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && !button->text().isEmpty();
}

void checkClipping(const QWidget* widget, QStringList& faults)
{
    const QSize needed = neededBy(widget);
    if (needed.width() > widget->width() || needed.height() > widget->height())
        faults << QStringLiteral("%1 is clipped: needs %2×%3, has %4×%5")
                      .arg(nameOf(widget))
                      .arg(needed.width())
                      .arg(needed.height())
                      .arg(widget->width())
                      .arg(widget->height());
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (!label || label->wordWrap() || label->textFormat() == Qt::RichText)
        return;
    const int advance = label->fontMetrics().horizontalAdvance(label->text());
    if (advance > label->contentsRect().width() + 1 && label->toolTip().isEmpty())
        faults << QStringLiteral("%1 is cut and has no tooltip").arg(nameOf(widget));
}

void checkContrast(const QWidget* widget, QStringList& faults)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    if (!label || !label->isEnabled())
        return;
    const QColor text = label->palette().color(QPalette::WindowText);
    const Tokens& tokens = tokensOf(label);
    for (const Token ground : {Token::Window, Token::Surface}) {
        if (contrast(text, tokens[ground]) < kLeastTextContrast)
            faults << QStringLiteral("%1 has too little contrast").arg(nameOf(widget));
    }
}

bool laidOver(const QWidget* upper, const QWidget* lower)
{
    return upper->parentWidget() != lower->parentWidget() ||
           upper->testAttribute(Qt::WA_TransparentForMouseEvents) ||
           lower->testAttribute(Qt::WA_TransparentForMouseEvents);
}

void checkOverlap(const QList<QWidget*>& texts, QStringList& faults)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        for (qsizetype j = i + 1; j < texts.size(); ++j) {
            if (!laidOver(texts[i], texts[j]) &&
                texts[i]->geometry().intersects(texts[j]->geometry()))
                faults << QStringLiteral("%1 overlaps %2").arg(nameOf(texts[i]), nameOf(texts[j]));
        }
    }
}

void checkHeader(const QHeaderView* header, QStringList& faults)
{
    if (header->orientation() != Qt::Horizontal || !header->model())
        return;
    for (int i = 0; i < header->count(); ++i) {
        const QString text = header->model()->headerData(i, Qt::Horizontal).toString();
        const bool tip = header->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).isValid();
        if (!header->isSectionHidden(i) && !tip &&
            header->fontMetrics().horizontalAdvance(text) > header->sectionSize(i))
            faults << QStringLiteral("column header \"%1\" is cut and has no tooltip").arg(text);
    }
}

} // namespace

QStringList layoutFaults(QWidget* root)
{
    QStringList faults;
    QList<QWidget*> texts;
    for (auto* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(root))
            continue;
        if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            checkHeader(header, faults);
        if (!carriesText(widget))
            continue;
        texts << widget;
        checkClipping(widget, faults);
        checkContrast(widget, faults);
    }
    checkOverlap(texts, faults);
    return faults;
}

} // namespace fulgurite::testing
