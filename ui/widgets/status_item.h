// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

#include "ui/widgets/tone.h"

namespace fulgurite::ui {

/// One field of the status bar: icon or dot, and words; opens its page.
class StatusItem : public QAbstractButton {
    Q_OBJECT

public:
    explicit StatusItem(const QString& name, Icon icon = Icon::None, QWidget* parent = nullptr);
    /// Without an icon of its own the tone is a dot beside the words.
    void setState(const QString& text, Tone tone = Tone::Neutral);
    void setStateIcon(Icon icon);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_name;
    Icon m_icon;
    Tone m_tone = Tone::Neutral;
};

} // namespace fulgurite::ui
