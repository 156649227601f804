// SPDX-License-Identifier: MIT
#include "ui/widgets/sidebar.h"

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/label.h"

#include <algorithm>

namespace fulgurite::ui {

class SidebarButton final : public QAbstractButton {
public:
    explicit SidebarButton(const SidebarEntry& entry) : m_entry{entry}
    {
        setText(entry.title);
        setCheckable(true);
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] const QString& id() const { return m_entry.id; }

    void setCompact(bool compact)
    {
        m_compact = compact;
        setToolTip(compact ? m_entry.title : QString{});
        updateGeometry();
        update();
    }

    void setBadge(int count)
    {
        m_badge = count;
        setAccessibleDescription(count > 0 ? Sidebar::tr("%n thing(s) to attend to", nullptr, count)
                                           : QString{});
        update();
    }

    QSize sizeHint() const override
    {
        return {m_compact ? scaled(40) : scaled(size::kSidebar - 2 * space::kTight), scaled(36)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        const Tokens& tokens = tokensOf(this);
        const QColor base = tokens[Token::Sidebar];
        QColor fill = isChecked() ? tokens[Token::Selection] : base;
        if (isDown())
            fill = mixed(fill, tokens[Token::Text], kPressedTint);
        else if (underMouse())
            fill = mixed(fill, tokens[Token::Text], kHoverTint);
        if (fill != base)
            roundedFill(&painter, rect(), scaled(radius::kControl), fill);
        paintContent(painter, tokens);
    }

private:
    void paintContent(QPainter& painter, const Tokens& tokens)
    {
        const int side = scaled(size::kIcon);
        const int inset = m_compact ? (width() - side) / 2 : scaled(10);
        const QRect box = QStyle::visualRect(layoutDirection(), rect(),
                                             {inset, (height() - side) / 2, side, side});
        const QColor color = tokens[isChecked() ? Token::Text : Token::Muted];
        painter.drawPixmap(box.topLeft(),
                           iconPixmap(m_entry.icon,
                                      tokens[isChecked() ? Token::Accent : Token::Muted], side,
                                      devicePixelRatioF()));
        if (!m_compact) {
            painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Body));
            painter.setPen(isChecked() ? color : tokens[Token::Text]);
            const int left = inset + side + scaled(10);
            const QRect words = QStyle::visualRect(
                layoutDirection(), rect(),
                {left, 0, width() - left - scaled(m_badge > 0 ? 36 : 8), height()});
            const QString shown =
                painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width());
            painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, shown);
        }
        if (m_badge > 0)
            paintBadge(painter, tokens);
    }

    void paintBadge(QPainter& painter, const Tokens& tokens)
    {
        painter.setFont(fontFor(TextRole::Caption));
        const QString count = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
        const int high = scaled(m_compact ? 16 : 18);
        const int wide =
            std::max(high, painter.fontMetrics().horizontalAdvance(count) + scaled(10));
        const QRect box =
            m_compact ? QRect{width() - wide, 0, wide, high}
                      : QRect{width() - wide - scaled(8), (height() - high) / 2, wide, high};
        const QRect placed = QStyle::visualRect(layoutDirection(), rect(), box);
        roundedFill(&painter, placed, high / 2.0, tokens[Token::Warn]);
        painter.setPen(tokens[Token::Surface]);
        painter.drawText(placed, Qt::AlignCenter, count);
    }

    SidebarEntry m_entry;
    bool m_compact = false;
    int m_badge = 0;
};

Sidebar::Sidebar(const std::vector<SidebarEntry>& entries, QWidget* parent) : QWidget{parent}
{
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto* column = new QVBoxLayout{this};
    for (const auto& entry : entries) {
        auto* button = new SidebarButton{entry};
        column->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, id = entry.id] { emit chosen(id); });
    }
    column->addStretch(1);
    m_footer = new Label{{}, TextRole::Caption, Token::Muted};
    m_footer->setElideMode(Qt::ElideRight);
    m_footer->hide();
    column->addWidget(m_footer);
    restyle();
}

void Sidebar::setCurrent(const QString& id)
{
    for (auto* button : m_buttons)
        button->setChecked(button->id() == id);
}

void Sidebar::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    restyle();
}

void Sidebar::setBadge(const QString& id, int count)
{
    const auto found = std::ranges::find(m_buttons, id, &SidebarButton::id);
    if (found != m_buttons.end())
        (*found)->setBadge(count);
}

void Sidebar::setFooter(const QString& text)
{
    m_footer->setText(text);
    m_footer->setVisible(!text.isEmpty() && !m_compact);
}

void Sidebar::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    painter.fillRect(rect(), tokens[Token::Sidebar]);
    const int edge = layoutDirection() == Qt::LeftToRight ? width() - 1 : 0;
    painter.fillRect(QRect{edge, 0, 1, height()}, tokens[Token::Line]);
}

void Sidebar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        restyle();
}

void Sidebar::restyle()
{
    const int inset = scaled(space::kTight);
    layout()->setContentsMargins(inset, scaled(space::kField), inset, inset);
    layout()->setSpacing(scaled(space::kHair));
    setFixedWidth(scaled(m_compact ? size::kSidebarCompact : size::kSidebar));
    for (auto* button : m_buttons)
        button->setCompact(m_compact);
    m_footer->setVisible(!m_compact && !m_footer->text().isEmpty());
}

} // namespace fulgurite::ui
