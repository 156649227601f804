// SPDX-License-Identifier: MIT
#include "ui/activity/transaction_flow.h"

#include "ui/style/tokens.h"
#include "ui/widgets/bar_layout.h"

#include <algorithm>
#include <map>

namespace fulgurite::ui {

namespace {

using Side = app::TransactionDetail::Side;

constexpr std::size_t kMostEnds = 6; ///< of a side, the fee apart
constexpr std::size_t kLeastOfAKind = 2;
constexpr std::uint64_t kAlike = 1000; ///< what every hidden amount is drawn as

Satoshi plus(Satoshi left, Satoshi right) { return checkedAdd(left, right).value_or(kMaxMoney); }

Satoshi sumOf(const std::vector<FlowEnd>& ends)
{
    Satoshi sum;
    for (const auto& end : ends)
        sum = plus(sum, end.value);
    return sum;
}

/// The engine tells nothing of an input whose transaction it does not have.
bool isKnown(const Side& input) { return input.ours || input.value > Satoshi{}; }

bool isData(const Side& output)
{
    return !output.ours && output.address.isEmpty() && output.value == Satoshi{};
}

FlowKind inputKind(const app::TransactionDetail& detail, const Side& input, app::HistoryKind kind)
{
    if (input.ours)
        return FlowKind::Ours;
    const bool closes = kind == app::HistoryKind::ChannelClose && detail.inputs.size() == 1;
    return closes ? FlowKind::Channel : FlowKind::Theirs;
}

FlowKind outputKind(const app::TransactionDetail& detail, const Side& output, app::HistoryKind kind)
{
    if (output.ours) {
        const bool spends = std::ranges::any_of(detail.inputs, &Side::ours);
        return spends && kind != app::HistoryKind::ToSelf ? FlowKind::Change : FlowKind::Ours;
    }
    if (isData(output))
        return FlowKind::Data;
    const auto foreign = std::ranges::count_if(
        detail.outputs, [](const Side& one) { return !one.ours && !isData(one); });
    const bool opens = kind == app::HistoryKind::ChannelOpen && foreign == 1;
    return opens ? FlowKind::Channel : FlowKind::Theirs;
}

/// The smallest of a kind become its last end.
void fold(std::vector<FlowEnd>& ends, std::size_t most)
{
    if (ends.size() <= most)
        return;
    FlowEnd rest = ends[most - 1];
    rest.address.clear();
    rest.folded = true;
    for (std::size_t i = most; i < ends.size(); ++i) {
        rest.value = plus(rest.value, ends[i].value);
        rest.count += ends[i].count;
    }
    ends.resize(most);
    ends.back() = rest;
}

/// By kind, the largest first. Kinds with few ends leave their room to those with many.
std::vector<FlowEnd> folded(const std::vector<FlowEnd>& ends)
{
    std::map<FlowKind, std::vector<FlowEnd>> kinds;
    for (const auto& end : ends)
        kinds[end.kind].push_back(end);
    std::vector<std::vector<FlowEnd>*> bySize;
    for (auto& [kind, group] : kinds) {
        std::ranges::stable_sort(group, std::ranges::greater{}, &FlowEnd::value);
        bySize.push_back(&group);
    }
    std::ranges::stable_sort(bySize, {}, [](const auto* group) { return group->size(); });
    std::size_t room = kMostEnds;
    for (std::size_t i = 0; i < bySize.size(); ++i) {
        fold(*bySize[i], std::max(room / (bySize.size() - i), kLeastOfAKind));
        room -= std::min(room, bySize[i]->size());
    }
    std::vector<FlowEnd> out;
    for (const auto& [kind, group] : kinds)
        out.insert(out.end(), group.begin(), group.end());
    return out;
}

std::vector<QRectF> sharesOf(const std::vector<FlowEnd>& ends, const FlowMeasure& measure)
{
    std::vector<std::uint64_t> values;
    for (const auto& end : ends) {
        const bool thin = end.kind == FlowKind::Fee || end.kind == FlowKind::Data;
        const std::uint64_t alike = thin ? 1 : kAlike;
        values.push_back(measure.alike ? alike : std::max<std::uint64_t>(end.value.value(), 1));
    }
    return layoutBar(values, {0, 0, measure.trunk, 1}, size::kBarGap, size::kBarPart);
}

/// Room for the words, and for a shape that is taller than its band.
double slotHeight(const QRectF& share, const FlowMeasure& measure)
{
    return std::max(share.width() + measure.marker / 2, measure.words);
}

double sideHeight(const std::vector<QRectF>& shares, const FlowMeasure& measure)
{
    double height = -measure.gap;
    for (const auto& share : shares)
        height += slotHeight(share, measure) + measure.gap;
    return height;
}

double middleOf(const FlowMeasure& measure)
{
    return (measure.left + measure.width - measure.right) / 2;
}

std::vector<FlowBand> layoutSide(const std::vector<QRectF>& shares, const FlowMeasure& measure,
                                 double height, bool left)
{
    const double column = left ? measure.left : measure.right;
    const double reach = column + measure.gap + measure.marker;
    const double edge = left ? reach : measure.width - reach;
    double top = (height - sideHeight(shares, measure)) / 2;
    std::vector<FlowBand> bands;
    for (const auto& share : shares) {
        const double thick = share.width();
        const double slot = slotHeight(share, measure);
        const double inner = (height - measure.trunk) / 2 + share.left();
        bands.push_back({{left ? 0 : measure.width - reach, top, reach, slot},
                         {edge, top + (slot - thick) / 2, 0, thick},
                         {middleOf(measure), inner, 0, thick}});
        top += slot + measure.gap;
    }
    return bands;
}

} // namespace

TransactionFlow transactionFlow(const app::TransactionDetail& detail, app::HistoryKind kind)
{
    if (detail.inputs.empty() || detail.outputs.empty())
        return {};
    TransactionFlow flow;
    FlowEnd unknown{FlowKind::Theirs, {}, {}, 0, false};
    for (const auto& input : detail.inputs) {
        const FlowKind whose = inputKind(detail, input, kind);
        if (isKnown(input))
            flow.from.push_back({whose, input.value, input.address});
        else
            unknown = {whose, {}, {}, unknown.count + 1, false};
    }
    for (const auto& output : detail.outputs)
        flow.to.push_back({outputKind(detail, output, kind), output.value, output.address});
    const Satoshi in = sumOf(flow.from);
    const Satoshi out = sumOf(flow.to);
    flow.from = folded(flow.from);
    flow.to = folded(flow.to);
    if (unknown.count > 0) {
        unknown.value = saturatingSub(out, in);
        flow.from.push_back(unknown);
    } else if (in > out) {
        flow.to.push_back({FlowKind::Fee, saturatingSub(in, out), {}, 0});
    }
    return flow;
}

double flowHeight(const TransactionFlow& flow, const FlowMeasure& measure)
{
    return std::max({measure.trunk, sideHeight(sharesOf(flow.from, measure), measure),
                     sideHeight(sharesOf(flow.to, measure), measure)});
}

FlowLayout layoutFlow(const TransactionFlow& flow, const FlowMeasure& measure)
{
    FlowLayout out;
    out.height = flowHeight(flow, measure);
    out.from = layoutSide(sharesOf(flow.from, measure), measure, out.height, true);
    out.to = layoutSide(sharesOf(flow.to, measure), measure, out.height, false);
    out.trunk = {middleOf(measure), (out.height - measure.trunk) / 2, 0, measure.trunk};
    return out;
}

} // namespace fulgurite::ui
