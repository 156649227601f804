// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/painted.h"
#include "wallet/base/amount.h"

class QPainter;
class QPalette;
class QRectF;

namespace fulgurite::ui {

struct ChannelBarValue {
    MilliSatoshi local;  ///< ours, the reserve included
    MilliSatoshi remote; ///< theirs, the reserve included
    MilliSatoshi localReserve;
    MilliSatoshi remoteReserve;
    MilliSatoshi inFlight;
    bool usable = true;
};

/// local │ remote of one channel, reserves outlined at the ends, what is in flight in the middle.
class ChannelBar : public Painted {
    Q_OBJECT

public:
    explicit ChannelBar(const ChannelBarValue& value = {}, QWidget* parent = nullptr);
    void setValue(const ChannelBarValue& value);

    [[nodiscard]] QString sentence() const override;
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChannelBarValue m_value;
};

/// The same bar for a table's cell.
void paintChannelBar(QPainter& painter, const QRectF& box, const ChannelBarValue& value,
                     const QPalette& palette);

} // namespace fulgurite::ui
