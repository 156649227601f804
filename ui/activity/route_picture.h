// SPDX-License-Identifier: MIT
#pragma once

#include "ui/activity/route_lines.h"
#include "ui/widgets/painted.h"

class QPainter;
class QPalette;

namespace fulgurite::ui {

/// The ways a payment took: a line of hops from us to the recipient for each try, the last one
/// first, parts sent together side by side. A failed one has a cross where it ended, if that is
/// known, and the reason below.
class RoutePicture : public Painted {
    Q_OBJECT

public:
    explicit RoutePicture(QWidget* parent = nullptr);
    void setTries(const std::vector<RouteTry>& tries);

    [[nodiscard]] QString sentence() const override;
    /// One for each line, from the top.
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<RouteTry> m_tries;
};

/// The same picture on paper; `current` is the line that is marked, −1 for none.
void paintRoutes(QPainter& painter, const QRectF& box, const std::vector<RouteTry>& tries,
                 const QPalette& palette, int current = -1);

} // namespace fulgurite::ui
