// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_chips.h"

#include <QAbstractButton>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/wrap_layout.h"

namespace fulgurite::ui {

class ChipButton final : public QAbstractButton {
public:
    explicit ChipButton(const FilterChip& chip) : m_id{chip.id}
    {
        setText(chip.text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(this, &QAbstractButton::toggled, this, [this] { updateGeometry(); });
    }

    [[nodiscard]] const QString& id() const { return m_id; }

    QSize minimumSizeHint() const override { return sizeHint(); }
    QSize sizeHint() const override
    {
        const int mark = isChecked() ? scaled(size::kIconSmall) + scaled(space::kHair) : 0;
        return {QFontMetrics{fontFor(TextRole::Caption)}.horizontalAdvance(text()) + mark +
                    2 * scaled(space::kField),
                scaled(26)};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        const Tokens& tokens = tokensOf(this);
        QColor fill = tokens[isChecked() ? Token::Selection : Token::Surface];
        if (isEnabled() && (isDown() || underMouse()))
            fill = mixed(fill, tokens[Token::Text], isDown() ? kPressedTint : kHoverTint);
        roundedBox(&painter, rect(), height() / 2, fill,
                   tokens[isChecked() ? Token::Accent : Token::Edge]);
        int left = scaled(space::kField);
        const QColor color = tokens[isEnabled() ? Token::Text : Token::Muted];
        if (isChecked()) {
            const int side = scaled(size::kIconSmall);
            painter.drawPixmap(
                QStyle::visualRect(layoutDirection(), rect(),
                                   {left - scaled(2), (height() - side) / 2, side, side})
                    .topLeft(),
                iconPixmap(Icon::Check, color, side, devicePixelRatioF()));
            left += side + scaled(space::kHair);
        }
        painter.setFont(fontFor(TextRole::Caption));
        painter.setPen(color);
        painter.drawText(
            QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(left, 0, 0, 0)),
            Qt::AlignVCenter | Qt::AlignLeading, text());
    }

private:
    QString m_id;
};

FilterChips::FilterChips(const std::vector<FilterChip>& chips, QWidget* parent) : QWidget{parent}
{
    auto* row = new WrapLayout{this, scaled(space::kTight)};
    for (const auto& chip : chips) {
        auto* button = new ChipButton{chip};
        row->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this] { emit changed(chosen()); });
    }
    QSizePolicy policy{QSizePolicy::Preferred, QSizePolicy::Minimum};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QStringList FilterChips::chosen() const
{
    QStringList ids;
    for (const auto* button : m_buttons) {
        if (button->isChecked())
            ids << button->id();
    }
    return ids;
}

void FilterChips::setChosen(const QStringList& ids)
{
    for (auto* button : m_buttons)
        button->setChecked(ids.contains(button->id()));
}

} // namespace fulgurite::ui
