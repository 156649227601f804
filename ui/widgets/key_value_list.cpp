// SPDX-License-Identifier: MIT
#include "ui/widgets/key_value_list.h"

#include <QGridLayout>
#include <QStyle>

#include "ui/widgets/amount.h"
#include "ui/widgets/label.h"

namespace fulgurite::ui {

KeyValueList::KeyValueList(QWidget* parent) : QWidget{parent}, m_grid{new QGridLayout{this}}
{
    m_grid->setHorizontalSpacing(scaled(space::kPage));
    m_grid->setVerticalSpacing(scaled(space::kHair));
    m_grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void KeyValueList::setRow(const QString& key, const QString& value)
{
    const auto found = m_rows.find(key);
    if (found != m_rows.end()) {
        if (auto* label = qobject_cast<Label*>(found->second.value)) {
            label->setText(value);
            return;
        }
    }
    auto* label = new Label{value};
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->wrapped();
    place(key, label);
}

void KeyValueList::setRow(const QString& key, QWidget* value) { place(key, value); }

void KeyValueList::place(const QString& key, QWidget* value)
{
    const auto found = m_rows.find(key);
    if (found != m_rows.end()) {
        m_grid->replaceWidget(found->second.value, value);
        found->second.value->deleteLater();
        found->second.value = value;
        return;
    }
    auto* name = new Label{key, TextRole::Body, Token::Muted};
    name->setBuddy(value);
    // One height for one-line rows, so that key and value share a line whatever stands at the
    // right.
    name->setMinimumHeight(scaled(size::kTarget));
    value->setMinimumHeight(scaled(size::kTarget));
    align(value);
    if (value->accessibleName().isEmpty())
        value->setAccessibleDescription(key);
    m_grid->addWidget(name, m_next, 0, Qt::AlignTop | Qt::AlignLeading);
    m_grid->addWidget(value, m_next, 1);
    m_rows.emplace(key, Row{name, value});
    // Room to spare goes below the last row, never between two.
    m_grid->setRowStretch(m_next, 0);
    m_grid->setRowStretch(++m_next, 1);
}

void KeyValueList::setValuesTrailing(bool trailing)
{
    m_trailing = trailing;
    for (const auto& [key, row] : m_rows)
        align(row.value);
}

void KeyValueList::align(QWidget* value) const
{
    const Qt::Alignment side =
        (m_trailing ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter;
    if (auto* amount = qobject_cast<Amount*>(value))
        amount->setAlignment(side);
    else if (auto* label = qobject_cast<QLabel*>(value))
        label->setAlignment(QStyle::visualAlignment(layoutDirection(), side) | Qt::AlignAbsolute);
}

void KeyValueList::removeRow(const QString& key)
{
    const auto found = m_rows.find(key);
    if (found == m_rows.end())
        return;
    delete found->second.key;
    delete found->second.value;
    m_rows.erase(found);
}

void KeyValueList::clear()
{
    for (const auto& [key, row] : m_rows) {
        delete row.key;
        delete row.value;
    }
    m_rows.clear();
    m_grid->setRowStretch(m_next, 0);
    m_next = 0;
}

} // namespace fulgurite::ui
