// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>

#include "app/api/history.h"

namespace fulgurite::ui {

/// Whose the money at one end of a transaction is.
enum class FlowKind { Theirs, Channel, Ours, Change, Data, Fee };

/// One end of a transaction: an input, an output, the fee, or several of one kind.
struct FlowEnd {
    FlowKind kind = FlowKind::Theirs;
    Satoshi value;       ///< of an unknown one: what it must at least be
    QString address;     ///< of a single one that has an address
    int count = 1;       ///< inputs or outputs that it stands for
    bool known = true;   ///< false: the amount is not known
    bool folded = false; ///< the rest of its kind: "and n more"
};

/// What a transaction moves. Nothing is guessed: inputs whose amounts are not known are one end,
/// and then there is no fee.
struct TransactionFlow {
    std::vector<FlowEnd> from, to;
};

/// The largest of each kind, the rest of it folded into one. Empty when a side is not known.
TransactionFlow transactionFlow(const app::TransactionDetail& detail, app::HistoryKind kind);

/// One band: `slot` holds its words at the outer end, `outer` and `inner` are where it begins and
/// ends, both as thick as its share of the whole.
struct FlowBand {
    QRectF slot, outer, inner;
};
struct FlowLayout {
    std::vector<FlowBand> from, to;
    QRectF trunk; ///< where all bands meet
    double height = 0;
};
/// Pixels of one picture.
struct FlowMeasure {
    double width = 0, left = 0, right = 0; ///< of the whole and of the two columns of words
    double words = 0;                      ///< the least height of a slot
    double trunk = 0;                      ///< thickness of all bands together, gaps included
    double marker = 0;                     ///< width of the shape at a band's outer end
    double gap = 0;                        ///< between words and shape, and between slots
    bool alike = false;                    ///< all amounts as thick: they are hidden
};
FlowLayout layoutFlow(const TransactionFlow& flow, const FlowMeasure& measure);
/// What layoutFlow() needs from top to bottom.
double flowHeight(const TransactionFlow& flow, const FlowMeasure& measure);

} // namespace fulgurite::ui
