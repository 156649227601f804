// SPDX-License-Identifier: MIT
#include "tests/support/ui/layout_check.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "ui/style/palette.h"
#include "ui/style/tokens.h"
#include "ui/widgets/label.h"

#include <algorithm>

namespace fulgurite::testing {

namespace {

using namespace ui;

constexpr int kRowsRead = 60;

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

/// Every column lies inside the table, and what stands at the right of its cell, a number, is
/// whole.
void checkColumns(const QTableView* table, QStringList& faults)
{
    const QHeaderView* header = table->horizontalHeader();
    const QAbstractItemModel* model = table->model();
    for (int i = 0; model && i < header->count(); ++i) {
        if (header->isSectionHidden(i))
            continue;
        const QString name = model->headerData(i, Qt::Horizontal).toString();
        const int left = header->sectionViewportPosition(i);
        if (left < 0 || left + header->sectionSize(i) > header->viewport()->width() + 1)
            faults << QStringLiteral("column \"%1\" is out of sight").arg(name);
        for (int row = 0; row < std::min(model->rowCount(), kRowsRead); ++row) {
            const QModelIndex cell = model->index(row, i);
            const int side = cell.data(Qt::TextAlignmentRole).toInt();
            const QString text = cell.data().toString();
            if ((side & Qt::AlignRight) == 0 ||
                table->fontMetrics().horizontalAdvance(text) <= header->sectionSize(i))
                continue;
            faults << QStringLiteral("\"%1\" is cut in column \"%2\"").arg(text, name);
            break;
        }
    }
}

/// Nothing one reads or presses is cut at the left or right by what it stands in: pages scroll up
/// and down only.
void checkSight(const QWidget* widget, const QWidget* root, QStringList& faults)
{
    const bool apart = widget == root || widget->isWindow();
    for (const QWidget* around = widget->parentWidget(); around && !apart;
         around = around->parentWidget()) {
        const int left = widget->mapTo(around, QPoint{}).x();
        if (left < -1 || left + widget->width() > around->width() + 1) {
            faults << QStringLiteral("%1 is out of sight in a %2")
                          .arg(nameOf(widget),
                               QString::fromLatin1(around->metaObject()->className()));
            return;
        }
        if (around == root || around->isWindow())
            return;
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
        if (const auto* table = qobject_cast<const QTableView*>(widget))
            checkColumns(table, faults);
        if (carriesText(widget) || qobject_cast<const QLineEdit*>(widget))
            checkSight(widget, root, faults);
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
