// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/painted.h"
#include "wallet/base/amount.h"

#include <optional>

namespace fulgurite::ui {

/// What a limit allows and how much of it is asked for: "You can receive up to 1 200 000 sat".
class LimitBar : public Painted {
    Q_OBJECT

public:
    explicit LimitBar(const QString& label, QWidget* parent = nullptr);
    void setLabel(const QString& label);
    void setLimit(Satoshi limit, std::optional<Satoshi> asked);

    [[nodiscard]] QString sentence() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_label;
    Satoshi m_limit;
    std::optional<Satoshi> m_asked;
};

} // namespace fulgurite::ui
