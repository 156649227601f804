// SPDX-License-Identifier: MIT
#include "lightning/wire/closing.h"

#include "lightning/wire/layout.h"

namespace fulgurite::lightning {

template <> struct WireValue<FeeRange> {
    static Result<FeeRange, WireError> read(ByteReader& in)
    {
        const Satoshi least = FULGURITE_TRY(WireValue<Satoshi>::read(in));
        return FeeRange{least, FULGURITE_TRY(WireValue<Satoshi>::read(in))};
    }
    static bool write(ByteWriter& out, const FeeRange& value)
    {
        return WireValue<Satoshi>::write(out, value.minFeeSatoshis) &&
               WireValue<Satoshi>::write(out, value.maxFeeSatoshis);
    }
};

template <> struct Layout<Shutdown> {
    static constexpr auto kFields = std::tuple{Field{"channel_id", &Shutdown::channelId},
                                               Field{"scriptpubkey", &Shutdown::scriptpubkey}};
    static constexpr auto kTlvs = std::tuple{};
};
template <> struct Layout<ClosingSigned> {
    static constexpr auto kFields = std::tuple{Field{"channel_id", &ClosingSigned::channelId},
                                               Field{"fee_satoshis", &ClosingSigned::feeSatoshis},
                                               Field{"signature", &ClosingSigned::signature}};
    static constexpr auto kTlvs = std::tuple{TlvField{1, "fee_range", &ClosingSigned::feeRange}};
};
template <> struct Layout<ClosingComplete> {
    static constexpr auto kFields =
        std::tuple{Field{"channel_id", &ClosingComplete::channelId},
                   Field{"closer_scriptpubkey", &ClosingComplete::closerScriptpubkey},
                   Field{"closee_scriptpubkey", &ClosingComplete::closeeScriptpubkey},
                   Field{"fee_satoshis", &ClosingComplete::feeSatoshis},
                   Field{"locktime", &ClosingComplete::locktime}};
    static constexpr auto kTlvs = std::tuple{
        TlvField{1, "closer_output_only", &ClosingComplete::closerOutputOnly},
        TlvField{2, "closee_output_only", &ClosingComplete::closeeOutputOnly},
        TlvField{3, "closer_and_closee_outputs", &ClosingComplete::closerAndCloseeOutputs}};
};
template <> struct Layout<ClosingSig> {
    static constexpr auto kFields = std::tuple{
        Field{"channel_id", &ClosingSig::channelId},
        Field{"closer_scriptpubkey", &ClosingSig::closerScriptpubkey},
        Field{"closee_scriptpubkey", &ClosingSig::closeeScriptpubkey},
        Field{"fee_satoshis", &ClosingSig::feeSatoshis}, Field{"locktime", &ClosingSig::locktime}};
    static constexpr auto kTlvs =
        std::tuple{TlvField{1, "closer_output_only", &ClosingSig::closerOutputOnly},
                   TlvField{2, "closee_output_only", &ClosingSig::closeeOutputOnly},
                   TlvField{3, "closer_and_closee_outputs", &ClosingSig::closerAndCloseeOutputs}};
};

FULGURITE_WIRE_MESSAGE(Shutdown)
FULGURITE_WIRE_MESSAGE(ClosingSigned)
FULGURITE_WIRE_MESSAGE(ClosingComplete)
FULGURITE_WIRE_MESSAGE(ClosingSig)

} // namespace fulgurite::lightning
