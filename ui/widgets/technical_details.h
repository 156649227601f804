// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace fulgurite::ui {

class Button;
class Label;

/// What a peer, a server or the system said word for word: folded away until it is asked for, never
/// read as markup, to be marked and copied.
class TechnicalDetails : public QWidget {
    Q_OBJECT

public:
    explicit TechnicalDetails(QWidget* parent = nullptr);
    /// Hides all of it when there is nothing to tell; another text is folded again.
    void setText(const QString& text);

private:
    Button* m_fold;
    Label* m_text;
};

} // namespace fulgurite::ui
