// SPDX-License-Identifier: MIT
#pragma once

#include "ui/activity/transaction_flow.h"
#include "ui/widgets/painted.h"

class QPainter;
class QPalette;

namespace fulgurite::ui {

/// Where a transaction's money comes from and goes to: inputs at the left, outputs and the fee at
/// the right, bands as thick as their amounts. Hidden amounts make all bands alike.
class TransactionPicture : public Painted {
    Q_OBJECT

public:
    explicit TransactionPicture(QWidget* parent = nullptr);
    void setFlow(const TransactionFlow& flow);

    [[nodiscard]] QString sentence() const override;
    /// Inputs first, then outputs and the fee.
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TransactionFlow m_flow;
};

/// The same picture on paper; `current` is the part that is marked, −1 for none.
void paintTransaction(QPainter& painter, const QRectF& box, const TransactionFlow& flow,
                      const QPalette& palette, int current = -1);

} // namespace fulgurite::ui
