// SPDX-License-Identifier: MIT
#include "ui/widgets/copy_text.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "ui/format/id_format.h"
#include "ui/widgets/button.h"

namespace fulgurite::ui {

CopyText::CopyText(const QString& what, const QString& text, CopyShape shape, QWidget* parent)
    : QWidget{parent},
      m_what{what},
      m_shape{shape},
      m_label{new Label{{}, shape == CopyShape::Plain ? TextRole::Body : TextRole::Mono}},
      m_button{new IconButton{Icon::Copy, tr("Copy: %1").arg(what)}}
{
    auto* row = new QHBoxLayout{this};
    row->setSpacing(scaled(space::kHair));
    row->addWidget(m_label, 1);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addStretch(0);
    m_button->setFixedSize(scaled(size::kTarget), scaled(size::kTarget));
    m_button->setIconSize({scaled(size::kIconSmall), scaled(size::kIconSmall)});
    m_label->setMinimumHeight(scaled(size::kTarget));
    if (shape == CopyShape::Address)
        m_label->setWordWrap(true);
    else
        m_label->setElideMode(shape == CopyShape::Id ? Qt::ElideMiddle : Qt::ElideRight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(m_button, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_plain);
        emit copied(m_what);
    });
    setText(text);
}

void CopyText::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setText(QString{m_plain});
}

void CopyText::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_shape == CopyShape::Address)
        m_label->setText(broken(m_label->width()));
}

/// The groups in lines of about one length: no last line of a group or two.
QString CopyText::broken(int width) const
{
    const QString whole = groupedInFours(m_plain);
    const int needed = m_label->fontMetrics().horizontalAdvance(whole);
    if (width <= 0 || needed <= width)
        return whole;
    QStringList groups = whole.split(QLatin1Char{' '});
    // One more group in a line may be one too many: the widest line counts, not their mean.
    const auto fits = [this, width, &whole](qsizetype inLine) {
        return m_label->fontMetrics().horizontalAdvance(whole.left(5 * inLine - 1)) <= width;
    };
    qsizetype lines = (needed + width - 1) / width;
    while (lines < groups.size() && !fits((groups.size() + lines - 1) / lines))
        ++lines;
    const auto each = (groups.size() + lines - 1) / lines;
    for (qsizetype at = each; at < groups.size(); at += each)
        groups[at - 1] += QLatin1Char{'\n'};
    return groups.join(QLatin1Char{' '}).replace(QStringLiteral("\n "), QStringLiteral("\n"));
}

void CopyText::setText(const QString& text)
{
    m_plain = text;
    const QString whole = m_shape == CopyShape::Address ? groupedInFours(text) : text;
    // Never wider than its text, so that the button stands right behind it.
    m_label->setMaximumWidth(m_label->fontMetrics().horizontalAdvance(whole) +
                             scaled(space::kHair));
    m_label->setText(m_shape == CopyShape::Address ? broken(m_label->width()) : whole);
    m_label->setAccessibleName(text);
    m_button->setEnabled(!text.isEmpty());
}

} // namespace fulgurite::ui
