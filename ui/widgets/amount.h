// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/format/amount_format.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

namespace fulgurite::ui {

/// An amount: number, and its unit smaller and muted. Follows sat/BTC and hiding by itself.
/// Right-click, Menu key or Ctrl+C copy plain digits; hidden amounts cannot be copied.
class Amount : public QWidget {
    Q_OBJECT

public:
    explicit Amount(Satoshi amount = {}, TextRole role = TextRole::Body, QWidget* parent = nullptr);
    void setAmount(Satoshi amount, Sign sign = Sign::None);
    /// Shows the fraction below a satoshi (fees of Lightning).
    void setAmount(MilliSatoshi amount, Sign sign = Sign::None);
    /// A dash until the amount is known.
    void setUnknown();
    void setColor(Token color);
    void setAlignment(Qt::Alignment alignment);
    [[nodiscard]] QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void copied();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void copy();

    MilliSatoshi m_amount;
    Sign m_sign = Sign::None;
    bool m_known = true;
    bool m_fraction = false;
    TextRole m_role;
    Token m_color = Token::Text;
    Qt::Alignment m_alignment = Qt::AlignRight | Qt::AlignVCenter;
    AmountText m_text;
};

} // namespace fulgurite::ui
