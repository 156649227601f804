// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace fulgurite::ui {

/// One part of a painted widget as a screen reader meets it.
struct PaintedPart {
    QString name;  ///< "Lightning"
    QString value; ///< "146,000 satoshi, 12 per cent"
    QRect box;     ///< in the widget's coordinates
};

/// Base of our painted pictures: answers QAccessible with a name, its value as a sentence and one
/// child per part; takes focus; Left and Right walk the parts and show each one's tooltip.
class Painted : public QWidget {
    Q_OBJECT

public:
    explicit Painted(QWidget* parent = nullptr);

    /// The whole as one sentence.
    [[nodiscard]] virtual QString sentence() const = 0;
    [[nodiscard]] virtual std::vector<PaintedPart> parts() const { return {}; }
    /// The part the keyboard stands on, −1 for none.
    [[nodiscard]] int currentPart() const { return m_current; }

protected:
    /// Call after the values changed: repaints and raises one accessibility event.
    void valueChanged();
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int m_current = -1;
};

} // namespace fulgurite::ui
