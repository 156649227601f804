// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

/// Text in one of our type roles and colours; follows theme and scale. Elides (with the whole text
/// as tooltip) when told to.
class Label : public QLabel {
    Q_OBJECT

public:
    explicit Label(const QString& text = {}, TextRole role = TextRole::Body,
                   Token color = Token::Text, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setColor(Token color);
    /// Qt::ElideNone (the default) never cuts; ElideRight for names, ElideMiddle for ids.
    void setElideMode(Qt::TextElideMode mode);
    /// A paragraph that wraps.
    Label* wrapped();

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void updateToolTip();

    TextRole m_role;
    Token m_color;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

} // namespace fulgurite::ui
