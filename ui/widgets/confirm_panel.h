// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "ui/widgets/label.h"
#include "ui/widgets/tone.h"

class QVBoxLayout;

namespace fulgurite::ui {

class Button;

/// Inline confirmation of what cannot be undone: what happens, what it costs, one button that names
/// the deed and one that does not.
class ConfirmPanel : public QFrame {
    Q_OBJECT

public:
    ConfirmPanel(Tone tone, const QString& title, const QString& text, const QString& deed,
                 QWidget* parent = nullptr);
    void set(const QString& title, const QString& text);
    /// Between the text and the buttons (a KeyValueList, a PasswordField).
    void setContent(QWidget* content);
    void setBusy(bool busy);
    void setDeedEnabled(bool enabled);
    /// Into sight, with the focus on what does nothing.
    void bringUp();

signals:
    void confirmed();
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Tone m_tone;
    Label* m_title;
    Label* m_text;
    QVBoxLayout* m_content;
    Button* m_deed;
    Button* m_cancel;
};

} // namespace fulgurite::ui
