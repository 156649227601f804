// SPDX-License-Identifier: MIT
#include "ui/widgets/segmented_switch.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

namespace fulgurite::ui {

class SwitchButton final : public QAbstractButton {
public:
    explicit SwitchButton(const SwitchOption& option) : m_id{option.id}
    {
        setText(option.text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    }

    [[nodiscard]] const QString& id() const { return m_id; }

    QSize sizeHint() const override
    {
        return {QFontMetrics{fontFor(TextRole::Strong)}.horizontalAdvance(text()) +
                    2 * scaled(space::kField),
                scaled(28)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        const Tokens& tokens = tokensOf(this);
        const QColor track = tokens[Token::Sidebar];
        if (isChecked())
            roundedBox(&painter, rect(), scaled(space::kHair), tokens[Token::Surface],
                       tokens[Token::Edge]);
        else if (isEnabled() && (underMouse() || isDown()))
            roundedFill(&painter, rect(), scaled(space::kHair),
                        mixed(track, tokens[Token::Text], isDown() ? kPressedTint : kHoverTint));
        painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Body));
        painter.setPen(tokens[isChecked() && isEnabled() ? Token::Text : Token::Muted]);
        QFont font = painter.font();
        font.setStrikeOut(!isEnabled());
        painter.setFont(font);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    QString m_id;
};

SegmentedSwitch::SegmentedSwitch(const QString& name, const std::vector<SwitchOption>& options,
                                 QWidget* parent)
    : QWidget{parent},
      m_group{new QButtonGroup{this}}
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(2);
    for (const auto& option : options) {
        auto* button = new SwitchButton{option};
        button->setChecked(m_buttons.empty());
        m_group->addButton(button);
        row->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, id = option.id] { emit chosen(id); });
    }
}

void SegmentedSwitch::setCurrent(const QString& id)
{
    for (auto* button : m_buttons) {
        if (button->id() == id)
            button->setChecked(true);
    }
}

QString SegmentedSwitch::current() const
{
    for (const auto* button : m_buttons) {
        if (button->isChecked())
            return button->id();
    }
    return {};
}

void SegmentedSwitch::setOptionEnabled(const QString& id, bool enabled, const QString& reason)
{
    for (auto* button : m_buttons) {
        if (button->id() != id)
            continue;
        button->setEnabled(enabled);
        button->setToolTip(enabled ? QString{} : reason);
        button->setAccessibleDescription(enabled ? QString{} : reason);
    }
}

void SegmentedSwitch::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    roundedFill(&painter, rect(), scaled(radius::kControl), tokensOf(this)[Token::Sidebar]);
}

} // namespace fulgurite::ui
