// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/label.h"

namespace fulgurite::ui {

class Button;

enum class CopyShape {
    Plain,   ///< as it is, elided at the right
    Address, ///< in groups of four, wraps
    Id       ///< fixed pitch, elided in the middle
};

/// A text and the button that copies it, always the plain one.
class CopyText : public QWidget {
    Q_OBJECT

public:
    CopyText(const QString& what, const QString& text, CopyShape shape = CopyShape::Id,
             QWidget* parent = nullptr);
    void setText(const QString& text);

signals:
    /// For the toast: "Address copied" is made from `what`.
    void copied(const QString& what);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString broken(int width) const;

    QString m_what;
    QString m_plain;
    CopyShape m_shape;
    Label* m_label;
    Button* m_button;
};

} // namespace fulgurite::ui
