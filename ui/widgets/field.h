// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/label.h"

namespace fulgurite::ui {

class IconLabel;

/// A label above an editor, and a hint or an error below it. The error is tied to the editor for
/// screen readers.
class Field : public QWidget {
    Q_OBJECT

public:
    Field(const QString& label, QWidget* editor, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* editor() const { return m_editor; }
    void setLabel(const QString& label);
    /// Muted text below; hidden while there is an error.
    void setHint(const QString& hint);
    /// Shows the sentence, marks the editor and announces it; empty clears. Take the focus with
    /// focusError().
    void setError(const QString& error);
    [[nodiscard]] bool hasError() const;
    void focusError();

protected:
    /// Where the editor is a row of widgets: the one that carries the mark, the description and the
    /// focus.
    void setErrorTarget(QWidget* target);
    [[nodiscard]] QString accessibleLabel() const { return m_label->text(); }

private:
    void showBelow();

    QWidget* m_editor;
    QWidget* m_target;
    Label* m_label;
    Label* m_below;
    IconLabel* m_mark;
    QString m_hint;
    QString m_error;
};

} // namespace fulgurite::ui
