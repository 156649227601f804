// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

#include "ui/style/tokens.h"

namespace fulgurite::ui {

/// One of several choices as a row: dot, title, muted detail, and what it costs at the right.
class ChoiceRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChoiceRow(const QString& title, QWidget* parent = nullptr);
    void setDetail(const QString& detail, const QString& cost = {});
    /// Room at the right for a widget laid over the row.
    void setReservedRight(int pixels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintDot(QPainter& painter);
    void paintWords(QPainter& painter, const Tokens& tokens);

    QString m_detail;
    QString m_cost;
    int m_reserved = 0;
};

} // namespace fulgurite::ui
