// SPDX-License-Identifier: MIT
#include "ui/widgets/amount_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/style/theme.h"
#include "ui/widgets/button.h"

namespace fulgurite::ui {

namespace {

/// The editor and what stands beside it, so that Field sees one widget; the focus goes to the
/// editor.
QWidget* editorRow(QLineEdit* edit)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout{row};
    layout->setSpacing(scaled(space::kTight));
    layout->addWidget(edit, 1);
    row->setFocusProxy(edit);
    return row;
}

} // namespace

AmountField::AmountField(const QString& label, QWidget* parent)
    : AmountField{label, new QLineEdit, parent}
{}

AmountField::AmountField(const QString& label, QLineEdit* edit, QWidget* parent)
    : Field{label, editorRow(edit), parent},
      m_edit{edit},
      m_unit{new Label{{}, TextRole::Caption, Token::Muted}}
{
    m_edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_edit->setAccessibleName(label);
    setErrorTarget(m_edit);
    auto* inside = new QHBoxLayout{m_edit};
    inside->setContentsMargins(0, 0, scaled(space::kTight), 0);
    inside->addStretch(1);
    inside->addWidget(m_unit);
    m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_edit, &QLineEdit::textEdited, this, &AmountField::onEdited);
    showUnit();
}

void AmountField::setAmount(std::optional<Satoshi> amount)
{
    m_amount = amount;
    setError({});
    showAmount();
}

void AmountField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    if (m_all)
        m_all->setEnabled(!readOnly);
}

void AmountField::offerAll(const QString& text)
{
    if (!m_all) {
        m_all = new Button{text};
        m_all->setCheckable(true);
        editor()->layout()->addWidget(m_all);
        connect(m_all, &QPushButton::toggled, this, [this](bool all) {
            m_edit->setReadOnly(all);
            emit allRequested(all);
        });
    }
    m_all->setText(text);
}

void AmountField::setAll(bool all)
{
    if (m_all)
        m_all->setChecked(all);
}

void AmountField::changeEvent(QEvent* event)
{
    Field::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        showUnit();
}

bool AmountField::event(QEvent* event)
{
    if (event->type() == amountStyleChange()) {
        showUnit();
        showAmount();
    }
    return Field::event(event);
}

void AmountField::onEdited(const QString& text)
{
    const ParsedAmount parsed = parseAmount(text, currentAmountStyle().unit);
    m_amount = parsed.amount;
    const bool wrong = !parsed.amount && parsed.problem != AmountProblem::Empty;
    setError(wrong ? problemText(parsed.problem) : QString{});
    emit amountChanged(m_amount);
}

void AmountField::showAmount()
{
    // What one types is never hidden: it is on its way into a payment.
    const AmountStyle style{currentAmountStyle().unit, false};
    m_edit->setText(m_amount ? formatAmount(*m_amount, style).number : QString{});
}

void AmountField::showUnit()
{
    const QString unit = currentAmountStyle().unit == AmountStyle::Unit::Sat
                             ? QStringLiteral("sat")
                             : QStringLiteral("BTC");
    m_unit->setText(unit);
    m_edit->setTextMargins(0, 0, m_unit->sizeHint().width() + scaled(space::kHair), 0);
    m_edit->setAccessibleName(tr("%1 in %2").arg(accessibleLabel(), unit));
}

} // namespace fulgurite::ui
