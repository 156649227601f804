// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/coins.h"

namespace fulgurite::ui {

class Amount;
class Label;

/// What a transaction pays now and what it would pay, side by side.
class FeeComparison final : public QWidget {
    Q_OBJECT

public:
    explicit FeeComparison(QWidget* parent = nullptr);
    void show(const app::BumpPreview& preview);
    using QWidget::show;

private:
    Amount* m_oldFee;
    Amount* m_newFee;
    Label* m_oldRate;
    Label* m_newRate;
    Label* m_how;
};

} // namespace fulgurite::ui
