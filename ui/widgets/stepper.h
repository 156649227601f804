// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include "ui/widgets/painted.h"

namespace fulgurite::ui {

/// The wizard's steps: done, here, to come.
class Stepper : public Painted {
    Q_OBJECT

public:
    explicit Stepper(const QStringList& titles, QWidget* parent = nullptr);
    void setTitles(const QStringList& titles);
    void setCurrent(int index);

    [[nodiscard]] QString sentence() const override;
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStep(QPainter& painter, int index, const QRect& box);
    [[nodiscard]] std::vector<int> widths() const;

    QStringList m_titles;
    int m_here = 0;
};

} // namespace fulgurite::ui
