// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/tone.h"

class QPainter;
class QPalette;

namespace fulgurite::ui {

/// State = icon + word in the state's colour on a chip.
class StateChip : public QWidget {
    Q_OBJECT

public:
    explicit StateChip(const QString& text, Tone tone = Tone::Neutral, Icon icon = Icon::None,
                       QWidget* parent = nullptr);
    void setState(const QString& text, Tone tone, Icon icon = Icon::None);
    [[nodiscard]] QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
    Icon m_icon;
};

/// The same chip for a table's cell; returns its width.
int paintChip(QPainter& painter, const QRect& box, const QString& text, Tone tone, Icon icon,
              const QPalette& palette);

} // namespace fulgurite::ui
