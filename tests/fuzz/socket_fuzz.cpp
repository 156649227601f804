// SPDX-License-Identifier: MIT
#include "app/daemon/amount_text.h"
#include "app/daemon/decode.h"
#include "app/daemon/json_splitter.h"
#include "app/daemon/request_reader.h"
#include "tests/fuzz/fuzz_target.h"

#include <string>
#include <vector>

using namespace fulgurite;
using namespace fulgurite::app;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kMost = 4096;

struct Cut {
    std::vector<std::string> objects;
    bool broken = false;
    friend bool operator==(const Cut&, const Cut&) = default;
};

/// The objects of a stream that arrives `step` bytes at a time.
Cut cutBy(std::string_view stream, std::size_t step)
{
    Cut out;
    JsonSplitter splitter{kMost};
    for (std::size_t at = 0; at < stream.size(); at += step) {
        splitter.append(stream.substr(at, step));
        while (auto object = splitter.next())
            out.objects.push_back(std::move(*object));
    }
    out.broken = splitter.broken().has_value();
    return out;
}

/// Parameters of `pay`, `createwallet` and a method without any.
const std::vector<std::vector<RpcParameter>> kTables{
    {{"bolt11", true}, {"amount_msat"}, {"label"}, {"maxfee"}},
    {{"password", true}, {"words"}, {"passphrase"}},
    {}};

void readText(const std::string& text)
{
    const auto msat = parseAmount(text, BareUnit::MilliSatoshi);
    const auto sat = parseAmount(text, BareUnit::Satoshi);
    // A number without unit is a thousandfold in the larger one, or too large, or no number.
    mustHold(!msat || !sat || *msat == *sat || sat->value() == msat->value() * 1000);
    const auto feerate = parseFeerate(text);
    mustHold(!feerate || (*feerate > 0 && *feerate <= 400'000));
    if (const auto decoded = decodeText(text))
        mustHold(decoded->is_object());
    static_cast<void>(invoiceFacts(text));
}

void readParameters(const RpcRequest& request, const std::vector<RpcParameter>& known)
{
    const auto named = parametersByName(request.method, known, request.parameters);
    if (!named)
        return mustHold(named.error().code == -32602 && !named.error().message.empty());
    mustHold(named->is_object() && named->size() <= known.size());
    for (const RpcParameter& parameter : known)
        mustHold(!parameter.required || named->contains(parameter.name));
    for (const Json& value : *named) {
        mustHold(!value.is_null());
        if (value.is_string())
            readText(value.get<std::string>());
    }
}

} // namespace

/// However a stream is cut into pieces, the same objects come out of it; each is a request or is
/// refused by a rule, and what is answered can be written.
void fuzzOne(ByteView input)
{
    if (input.empty())
        return;
    const std::string stream = asString(input.subspan(1));
    const Cut cut = cutBy(stream, 1 + input[0]);
    mustHold(cut == cutBy(stream, kMost * 4));
    for (const std::string& object : cut.objects) {
        mustHold(object.size() <= kMost && object.starts_with('{'));
        const auto request = readRequest(object);
        if (!request) {
            mustHold(request.error().error.code == -32700 || request.error().error.code == -32600);
            continue;
        }
        static_cast<void>(request->id.dump(-1, ' ', false, Json::error_handler_t::replace));
        for (const auto& table : kTables)
            readParameters(*request, table);
    }
}
