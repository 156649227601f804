// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/money_kind.h"
#include "ui/widgets/painted.h"
#include "wallet/base/amount.h"

namespace fulgurite::ui {

struct BarPart {
    MoneyKind kind;
    MilliSatoshi amount;
};

/// The stacked bar of the balance with its legend: parts always sum to the total; 2 px between, at
/// least 4 px each.
class SegmentedBar : public Painted {
    Q_OBJECT

public:
    explicit SegmentedBar(const std::vector<BarPart>& parts = {}, QWidget* parent = nullptr);
    void setParts(const std::vector<BarPart>& parts);
    void setLegendVisible(bool visible);

    [[nodiscard]] QString sentence() const override;
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct LegendItem;
    void paintLegend(QPainter& painter, const Tokens& tokens);
    [[nodiscard]] std::vector<LegendItem> legend(int width) const;

    std::vector<BarPart> m_parts;
    bool m_legend = true;
};

} // namespace fulgurite::ui
