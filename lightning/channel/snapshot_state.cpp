// SPDX-License-Identifier: MIT
#include "lightning/channel/snapshot_io.h"

namespace fulgurite::lightning {

namespace {

// The state's number in a snapshot. Never renumbered: files of older versions stand.
enum class StateTag : std::uint8_t {
    WaitForAcceptChannel = 0,
    WaitForFundingTransaction = 1,
    WaitForFundingSigned = 2,
    WaitForFundingCreated = 3,
    WaitForConfirmations = 4,
    Normal = 5,
    ShuttingDown = 6,
    NegotiatingClosing = 7,
    ClosingPublished = 8,
    ForceClosed = 9,
    RemoteClosed = 10,
    DataLoss = 11,
    Closed = 12,
};

Transaction readTransactionBytes(SnapshotReader& in)
{
    auto tx = parseTransaction(in.bytes());
    if (!tx)
        in.reject();
    return tx ? std::move(*tx) : Transaction{};
}

struct StateWriter {
    SnapshotWriter& out;

    void tag(StateTag value) const { out.number(static_cast<std::uint64_t>(value)); }
    void operator()(const WaitForAcceptChannel& state) const
    {
        tag(StateTag::WaitForAcceptChannel);
        out.bytes(state.openChannel);
    }
    void operator()(const WaitForFundingTransaction&) const
    {
        tag(StateTag::WaitForFundingTransaction);
    }
    void operator()(const WaitForFundingSigned&) const { tag(StateTag::WaitForFundingSigned); }
    void operator()(const WaitForFundingCreated&) const { tag(StateTag::WaitForFundingCreated); }
    void operator()(const WaitForConfirmations& state) const
    {
        tag(StateTag::WaitForConfirmations);
        out.number(state.sinceHeight);
    }
    void operator()(const Normal&) const { tag(StateTag::Normal); }
    void operator()(const ShuttingDown& state) const
    {
        tag(StateTag::ShuttingDown);
        out.flag(state.sent);
        out.flag(state.received);
        out.bytes(state.localScript);
        out.bytes(state.remoteScript);
    }
    void operator()(const NegotiatingClosing& state) const
    {
        tag(StateTag::NegotiatingClosing);
        out.bytes(state.localScript);
        out.bytes(state.remoteScript);
        out.number(state.signedTransactions.size());
        for (const Transaction& tx : state.signedTransactions)
            out.bytes(serialize(tx));
    }
    void operator()(const ClosingPublished& state) const
    {
        tag(StateTag::ClosingPublished);
        out.bytes(serialize(state.transaction));
    }
    void operator()(const ForceClosed& state) const
    {
        tag(StateTag::ForceClosed);
        out.bytes(serialize(state.commitment));
        out.bytes(asBytes(state.reason));
    }
    void operator()(const RemoteClosed& state) const
    {
        tag(StateTag::RemoteClosed);
        out.bytes(serialize(state.transaction));
        out.number(static_cast<std::uint64_t>(state.kind));
        out.number(state.commitmentNumber);
    }
    void operator()(const DataLoss& state) const
    {
        tag(StateTag::DataLoss);
        out.number(state.provenNumber);
    }
    void operator()(const Closed& state) const
    {
        tag(StateTag::Closed);
        out.number(static_cast<std::uint64_t>(state.kind));
        out.fixed(state.txid);
        out.bytes(asBytes(state.reason));
    }
};

ShuttingDown readShuttingDown(SnapshotReader& in)
{
    ShuttingDown state;
    state.sent = in.flag();
    state.received = in.flag();
    state.localScript = in.bytes();
    state.remoteScript = in.bytes();
    return state;
}

NegotiatingClosing readNegotiating(SnapshotReader& in)
{
    NegotiatingClosing state;
    state.localScript = in.bytes();
    state.remoteScript = in.bytes();
    for (std::size_t left = in.count(); left > 0 && in.ok(); --left)
        state.signedTransactions.push_back(readTransactionBytes(in));
    return state;
}

RemoteClosed readRemoteClosed(SnapshotReader& in)
{
    RemoteClosed state{.transaction = readTransactionBytes(in)};
    state.kind = in.enumerator(SpendKind::Unknown);
    state.commitmentNumber = in.number();
    return state;
}

Closed readClosed(SnapshotReader& in)
{
    Closed state{.kind = in.enumerator(CloseKind::Unknown)};
    state.txid = in.fixed<Txid>();
    state.reason = in.text();
    return state;
}

ForceClosed readForceClosed(SnapshotReader& in)
{
    ForceClosed state{.commitment = readTransactionBytes(in)};
    state.reason = in.text();
    return state;
}

ChannelState readTagged(SnapshotReader& in, StateTag tag)
{
    switch (tag) {
    case StateTag::WaitForAcceptChannel:
        return WaitForAcceptChannel{in.bytes()};
    case StateTag::WaitForFundingTransaction:
        return WaitForFundingTransaction{};
    case StateTag::WaitForFundingSigned:
        return WaitForFundingSigned{};
    case StateTag::WaitForFundingCreated:
        return WaitForFundingCreated{};
    case StateTag::WaitForConfirmations:
        return WaitForConfirmations{in.small<std::uint32_t>()};
    case StateTag::Normal:
        return Normal{};
    case StateTag::ShuttingDown:
        return readShuttingDown(in);
    case StateTag::NegotiatingClosing:
        return readNegotiating(in);
    case StateTag::ClosingPublished:
        return ClosingPublished{readTransactionBytes(in)};
    case StateTag::ForceClosed:
        return readForceClosed(in);
    case StateTag::RemoteClosed:
        return readRemoteClosed(in);
    case StateTag::DataLoss:
        return DataLoss{in.number()};
    case StateTag::Closed:
        return readClosed(in);
    }
    in.reject();
    return Normal{};
}

} // namespace

void writeState(SnapshotWriter& out, const ChannelState& state)
{
    std::visit(StateWriter{out}, state);
}

std::optional<ChannelState> readState(SnapshotReader& in)
{
    const auto tag = in.enumerator(StateTag::Closed);
    ChannelState state = readTagged(in, tag);
    return in.ok() ? std::optional{std::move(state)} : std::nullopt;
}

} // namespace fulgurite::lightning
