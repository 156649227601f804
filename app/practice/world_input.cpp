// SPDX-License-Identifier: MIT
#include "app/practice/world_input.h"

namespace fulgurite::practice {

namespace {

using namespace world_input;

void put(ByteWriter& out, ByteView bytes)
{
    out.u32be(static_cast<std::uint32_t>(bytes.size()));
    out.bytes(bytes);
}

struct Encoder {
    ByteWriter out;

    void operator()(const Step&) {}
    void operator()(const Advance& one) { out.u32be(one.seconds); }
    void operator()(const Mine& one) { out.u32be(one.blocks); }
    void operator()(const Gift& one)
    {
        put(out, one.scriptPubKey);
        out.u64be(one.amount.value());
    }
    void operator()(const Submit& one)
    {
        out.bytes(one.about.view());
        for (const Transaction& tx : one.package)
            put(out, serialize(tx));
    }
    void operator()(const Meet& one) { out.bytes(one.guest.view()); }
    void operator()(const Leave&) {}
    void operator()(const Dial& one)
    {
        put(out, asBytes(one.address.host));
        out.u16be(one.address.port);
    }
    void operator()(const world_input::Write& one)
    {
        out.u64be(static_cast<std::uint64_t>(one.pipe));
        put(out, one.bytes);
    }
    void operator()(const Close& one) { out.u64be(static_cast<std::uint64_t>(one.pipe)); }
    void operator()(const Command& one)
    {
        out.u8(static_cast<std::uint8_t>(one.kind));
        put(out, asBytes(one.robot));
        out.u64be(one.amount.value());
        put(out, asBytes(one.text));
    }
};

/// Reads members one after the other; `m_good` falls at the first that is not there.
class Decoder {
public:
    explicit Decoder(ByteView bytes) : m_in{bytes} {}

    std::optional<WorldInput> read()
    {
        auto out = body(m_in.u8().value_or(0xff));
        return out && m_good && m_in.atEnd() ? std::move(out) : std::nullopt;
    }

private:
    template <typename T> T sure(std::optional<T> value)
    {
        m_good = m_good && value;
        return value.value_or(T{});
    }
    Bytes blob()
    {
        const auto size = sure(m_in.u32be());
        if (size > m_in.remaining()) {
            m_good = false;
            return {};
        }
        const ByteView bytes = m_in.take(size);
        return {bytes.begin(), bytes.end()};
    }
    Satoshi satoshi() { return Satoshi{sure(m_in.u64be())}; }
    PipeId pipe() { return PipeId{sure(m_in.u64be())}; }

    std::optional<WorldInput> body(std::uint8_t kind)
    {
        switch (kind) {
        case 0:
            return Step{};
        case 1:
            return Advance{sure(m_in.u32be())};
        case 2:
            return mine();
        case 3: {
            Bytes script = blob();
            return Gift{std::move(script), satoshi()};
        }
        case 4:
            return submit();
        case 5: {
            const auto key = PublicKey::parse(m_in.take(33));
            return key ? std::optional<WorldInput>{Meet{*key}} : std::nullopt;
        }
        case 6:
            return Leave{};
        case 7: {
            std::string host = asString(blob());
            return Dial{{std::move(host), sure(m_in.u16be())}};
        }
        case 8: {
            const PipeId to = pipe();
            return world_input::Write{to, blob()};
        }
        case 9:
            return Close{pipe()};
        case 10:
            return command();
        }
        return std::nullopt;
    }
    std::optional<WorldInput> mine()
    {
        const Mine out{sure(m_in.u32be())};
        return out.blocks <= kMostMined ? std::optional<WorldInput>{out} : std::nullopt;
    }
    std::optional<WorldInput> submit()
    {
        Submit out;
        out.about = sure(Txid::fromView(m_in.take(Txid::kSize)));
        while (m_good && !m_in.atEnd()) {
            auto tx = parseTransaction(blob());
            if (!tx)
                return std::nullopt;
            out.package.push_back(std::move(*tx));
        }
        return out;
    }
    std::optional<WorldInput> command()
    {
        const std::uint8_t kind = sure(m_in.u8());
        if (kind > static_cast<std::uint8_t>(Command::Kind::ComeBack))
            return std::nullopt;
        Command out;
        out.kind = static_cast<Command::Kind>(kind);
        out.robot = asString(blob());
        out.amount = satoshi();
        out.text = asString(blob());
        return out;
    }

    ByteReader m_in;
    bool m_good = true;
};

} // namespace

Bytes encodeInput(const WorldInput& input)
{
    Encoder encoder;
    encoder.out.u8(static_cast<std::uint8_t>(input.index()));
    std::visit([&](const auto& one) { encoder(one); }, input);
    return encoder.out.take();
}

std::optional<WorldInput> decodeInput(ByteView bytes) { return Decoder{bytes}.read(); }

} // namespace fulgurite::practice
