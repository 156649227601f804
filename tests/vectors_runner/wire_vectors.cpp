// SPDX-License-Identifier: MIT
#include "lightning/gossip/short_channel_id_text.h"
#include "lightning/wire/bigsize.h"
#include "lightning/wire/integers.h"
#include "lightning/wire/message.h"
#include "lightning/wire/relay_fee.h"
#include "lightning/wire/wire_values.h"
#include "tests/vectors_runner/json_values.h"
#include "tests/vectors_runner/lightning_vectors.h"

#include <algorithm>

namespace fulgurite::vectors {

using namespace lightning;
using nlohmann::json;

std::string checkBigSize(const json& test)
{
    const json& expected = test["expected"];
    if (test["op"] == "encode") {
        ByteWriter out;
        writeBigSize(out, number(test["value"]));
        return sameHex("bytes", out.view(), expected["bytes"]);
    }
    const Bytes bytes = hexBytes(test["bytes"]);
    ByteReader in{bytes};
    const auto value = readBigSize(in);
    if (!expected.contains("error"))
        return value ? same("value", *value, number(expected["value"])) : value.error().detail;
    const WireError code = expected["error"] == "decoded bigsize is not canonical"
                               ? WireError::NotCanonical
                               : WireError::Truncated;
    return value ? "accepted" : same("error", value.error().code, code);
}

std::string checkSignedIntegers(const json& test)
{
    const std::int64_t value = signedNumber(test["value"]);
    const Bytes bytes = encodeSigned(value);
    const auto back = decodeSigned(bytes);
    if (!back || *back != value)
        return "does not decode to itself";
    return sameHex("bytes", bytes, test["expected"]["bytes"]);
}

namespace {

/// One field of a namespace's record, by the type name of the vectors.
json readTyped(const std::string& type, ByteReader& in, std::string& error)
{
    const auto take = [&error](auto result) -> json {
        if (result)
            return *result;
        error = result.error().detail;
        return {};
    };
    if (type == "tu64")
        return take(readTruncated(in, 8));
    if (type == "tu32")
        return take(readTruncated(in, 4));
    if (type == "u64")
        return take(WireValue<std::uint64_t>::read(in));
    if (type == "u16")
        return take(WireValue<std::uint16_t>::read(in));
    if (type == "short_channel_id") {
        const auto id = WireValue<ShortChannelId>::read(in);
        error = id ? "" : id.error().detail;
        return id ? json(toText(*id)) : json();
    }
    const auto point = WireValue<PublicKey>::read(in);
    error = point ? "" : point.error().detail;
    return point ? json(toHex(*point)) : json();
}

std::string readRecord(const TlvView& record, const json& types, json& records)
{
    for (const json& type : types) {
        if (type["type"] != record.type)
            continue;
        ByteReader in{record.value};
        std::string error;
        for (const json& field : type["data"]) {
            records[type["name"].get<std::string>()][field[1].get<std::string>()] =
                readTyped(field[0], in, error);
            if (!error.empty())
                return error;
        }
        return in.atEnd() ? "" : "trailing bytes";
    }
    return record.type % 2 == 0 ? "unknown even type" : "";
}

/// "" and the records, or why the stream is invalid in this namespace.
std::string readStream(const Bytes& stream, const json& types, json& records)
{
    TlvReader reader{stream};
    for (;;) {
        const auto record = reader.next();
        if (!record)
            return record.error().detail;
        if (!*record)
            return "";
        if (std::string error = readRecord(**record, types, records); !error.empty())
            return error;
    }
}

/// Numbers in the vectors may be strings.
bool sameRecords(const json& got, const json& expected)
{
    return std::ranges::all_of(expected.items(), [&got](const auto& record) {
        return std::ranges::all_of(record.value().items(), [&](const auto& field) {
            const json& value = got.at(record.key()).at(field.key());
            return value.is_number() ? value == number(field.value()) : value == field.value();
        });
    });
}

std::string checkNamespace(const json& test, const std::string& name)
{
    const json& expected = test["expected"];
    json records = json::object();
    const std::string error = readStream(hexBytes(test["stream"]),
                                         test["namespaces"].value(name, json::array()), records);
    if (expected["valid"] != error.empty())
        return name + ": " + (error.empty() ? "accepted" : error);
    return error.empty() && !(records.size() == expected["records"].size() &&
                              sameRecords(records, expected["records"]))
               ? name + ": records differ"
               : "";
}

std::string checkInit(const json& test)
{
    const json& expected = test["expected"];
    const auto message = decode(hexBytes(test["message"]));
    if (message.has_value() != expected["valid"])
        return message ? "accepted" : message.error().detail;
    if (!message)
        return "";
    TlvRecords records;
    for (const json& record : expected["extension"])
        records.push_back({number(record["type"]), hexBytes(record["value"])});
    if (auto error = same("extension", std::get<Init>(*message).extraTlvs, records); !error.empty())
        return error;
    return sameHex("encoded again", *encode(*message), test["message"]);
}

} // namespace

std::string checkTlv(const json& test)
{
    if (test["kind"] == "init_message")
        return checkInit(test);
    const std::string names = test["namespace"];
    std::string error;
    for (const char* name : {"n1", "n2"}) {
        if (error.empty() && (names == "any" || names.find(name) != std::string::npos))
            error = checkNamespace(test, name);
    }
    return error;
}

std::string checkFeatures(const json& test)
{
    const json& expected = test["expected"];
    const auto bit = test["even_bit"].get<std::size_t>();
    const auto row =
        std::ranges::find(featureTable(), static_cast<Feature>(bit), &FeatureInfo::feature);
    if (row == featureTable().end())
        return "not in the table";
    if (row->name != test["name"].get<std::string>() ||
        row->context != expected["context"].get<std::string>() ||
        row->assumed != expected["assumed"])
        return "name, context or assumed differ";
    if (test["odd_bit"] != bit + 1 || featureName(bit + 1) != row->name)
        return "the odd bit differs";
    std::vector<std::string> dependencies;
    if (row->dependency)
        dependencies.emplace_back(*featureName(static_cast<std::size_t>(*row->dependency)));
    if (auto error = same("dependencies", json(dependencies), expected["dependencies"]);
        !error.empty())
        return error;
    return same("missingDependency", missingDependency(FeatureBits{bit}).has_value(),
                !dependencies.empty());
}

std::string checkShortChannelId(const json& test)
{
    const std::string text = test["short_channel_id"];
    const auto id = parseShortChannelId(text);
    if (!id || toText(*id) != text)
        return "text does not round-trip";
    if (auto error = same("value", id->value, number(test["expected"]["value"])); !error.empty())
        return error;
    ByteWriter out;
    WireValue<ShortChannelId>::write(out, *id);
    return sameHex("bytes", out.view(), test["expected"]["bytes"]);
}

std::string checkRoutingExample(const json& test)
{
    const json& route = test["route"];
    const json& hops = test["expected"]["hops"];
    MilliSatoshi amount{number(test["amount_msat"])};
    std::uint64_t expiry =
        number(test["min_final_cltv_expiry_delta"]) + number(test["shadow_route_cltv"]);
    // From the payee back: the last channel carries the amount itself, each one before it also its
    // successor's fee and delta.
    for (std::size_t i = hops.size(); i-- > 0;) {
        if (amount.value() != number(hops[i]["amount_msat"]) && i + 1 == hops.size())
            return "the last amount differs";
        if (i + 1 < hops.size()) {
            const json& update = test["channel_updates"][route[i + 1].get<std::string>() + "->" +
                                                         route[i + 2].get<std::string>()];
            const RelayFee fee{update["fee_base_msat"], update["fee_proportional_millionths"]};
            amount = fee.amountToReceive(amount).value_or(MilliSatoshi{});
            expiry += number(update["cltv_expiry_delta"]);
        }
        if (amount.value() != number(hops[i]["amount_msat"]) ||
            expiry != number(hops[i]["cltv_expiry_above_height"]))
            return "hop " + std::to_string(i) + " differs";
    }
    const std::uint64_t paid = amount.value() - number(test["amount_msat"]);
    return same("fee", paid, number(test["expected"].value("fee_msat", json(0))));
}

} // namespace fulgurite::vectors
