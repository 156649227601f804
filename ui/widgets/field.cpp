// SPDX-License-Identifier: MIT
#include "ui/widgets/field.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/style/style.h"
#include "ui/widgets/icon_label.h"

namespace fulgurite::ui {

Field::Field(const QString& label, QWidget* editor, QWidget* parent)
    : QWidget{parent},
      m_editor{editor},
      m_target{editor},
      m_label{new Label{label, TextRole::Strong}},
      m_below{new Label{{}, TextRole::Caption, Token::Muted}},
      m_mark{new IconLabel{Icon::Warning, Token::Bad, size::kIconSmall}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kHair));
    column->addWidget(m_label);
    column->addWidget(editor);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(scaled(space::kHair));
    foot->addWidget(m_mark, 0, Qt::AlignTop);
    foot->addWidget(m_below->wrapped(), 1);
    column->addLayout(foot);
    m_label->setBuddy(editor);
    m_label->setVisible(!label.isEmpty());
    editor->setAccessibleName(label);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFocusProxy(editor);
    showBelow();
}

void Field::setLabel(const QString& label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_target->setAccessibleName(label);
}

void Field::setErrorTarget(QWidget* target)
{
    m_target = target;
    m_label->setBuddy(target);
    m_editor->setAccessibleName({});
    target->setAccessibleName(m_label->text());
    setFocusProxy(target);
}

void Field::setHint(const QString& hint)
{
    m_hint = hint;
    showBelow();
}

void Field::setError(const QString& error)
{
    if (error == m_error)
        return;
    m_error = error;
    showBelow();
    QAccessibleEvent alert{m_target,
                           error.isEmpty() ? QAccessible::DescriptionChanged : QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

bool Field::hasError() const { return !m_error.isEmpty(); }

void Field::focusError()
{
    if (hasError())
        m_target->setFocus(Qt::OtherFocusReason);
}

void Field::showBelow()
{
    const QString& text = m_error.isEmpty() ? m_hint : m_error;
    m_below->setText(text);
    m_below->setColor(m_error.isEmpty() ? Token::Muted : Token::Bad);
    m_below->setVisible(!text.isEmpty());
    m_mark->setVisible(!m_error.isEmpty());
    m_target->setAccessibleDescription(text);
    setInvalid(m_target, !m_error.isEmpty());
}

} // namespace fulgurite::ui
