// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_call.h"

#include "app/api/error_sentences.h"

#include <charconv>
#include <utility>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

/// Digits of a decimal number shifted by `places`, exactly; nothing when digits would be lost or
/// the value is too large.
std::optional<std::uint64_t> shiftedDecimal(std::string_view text, std::size_t places)
{
    const auto point = text.find('.');
    std::string digits{text.substr(0, point)};
    std::string fraction{point == std::string_view::npos ? std::string_view{}
                                                         : text.substr(point + 1)};
    while (fraction.size() > places && fraction.ends_with('0'))
        fraction.pop_back();
    if (digits.empty() || fraction.size() > places ||
        (point != std::string_view::npos && point + 1 == text.size()))
        return std::nullopt;
    fraction.resize(places, '0');
    digits += fraction;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional{value}
                                                                        : std::nullopt;
}

/// A JSON number or string as the text the client wrote.
std::optional<std::string> wordOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return value.dump();
    return std::nullopt;
}

} // namespace

RpcError toRpcError(const ApiError& error)
{
    Json data = Json::object();
    for (const auto& [name, value] : error.values)
        data[name.toStdString()] = value.toStdString();
    return {socketCode(error.code), socketSentence(error).toStdString(),
            data.empty() ? Json{} : data};
}

std::optional<MilliSatoshi> parseAmount(const std::string& text, BareUnit unit)
{
    const auto ends = [&](std::string_view suffix) {
        return std::string_view{text}.ends_with(suffix);
    };
    const auto make = [](std::optional<std::uint64_t> value) {
        return value ? std::optional{MilliSatoshi{*value}} : std::nullopt;
    };
    const std::string_view view{text};
    if (ends("msat"))
        return make(shiftedDecimal(view.substr(0, view.size() - 4), 0));
    if (ends("sat"))
        return make(shiftedDecimal(view.substr(0, view.size() - 3), 3));
    if (ends("btc"))
        return make(shiftedDecimal(view.substr(0, view.size() - 3), 11));
    return make(shiftedDecimal(view, unit == BareUnit::MilliSatoshi ? 0 : 3));
}

RpcCall::RpcCall(Engine& engine, QObject* context, Json parameters, Answerer answerer,
                 Notifier notifier)
    : m_state{std::make_shared<State>(
          State{engine, context, std::move(parameters), std::move(answerer), std::move(notifier)})}
{}

bool RpcCall::has(const char* name) const { return m_state->parameters.contains(name); }

const Json& RpcCall::raw(const char* name) const
{
    static const Json kNull;
    const auto found = m_state->parameters.find(name);
    return found == m_state->parameters.end() ? kNull : *found;
}

std::optional<QString> RpcCall::text(const char* name) const
{
    const auto word = wordOf(raw(name));
    if (!word) {
        badParameter(name, "should be a string");
        return std::nullopt;
    }
    return QString::fromStdString(*word);
}

std::optional<QString> RpcCall::text(const char* name, const QString& otherwise) const
{
    return has(name) ? text(name) : otherwise;
}

std::optional<SecretBytes> RpcCall::secret(const char* name) const
{
    const Json& value = raw(name);
    if (value.is_null())
        return SecretBytes{};
    if (!value.is_string()) {
        badParameter(name, "should be a string");
        return std::nullopt;
    }
    auto& stored = m_state->parameters[name].get_ref<std::string&>();
    SecretBytes out{asBytes(stored)};
    wipe(stored.data(), stored.size());
    return out;
}

std::optional<std::uint64_t> RpcCall::number(const char* name, std::uint64_t otherwise) const
{
    if (!has(name))
        return otherwise;
    const auto word = wordOf(raw(name));
    const auto value = word ? shiftedDecimal(*word, 0) : std::nullopt;
    if (!value)
        badParameter(name, "should be a whole number that is not negative");
    return value;
}

std::optional<bool> RpcCall::flag(const char* name, bool otherwise) const
{
    if (!has(name))
        return otherwise;
    const Json& value = raw(name);
    if (value.is_boolean())
        return value.get<bool>();
    if (value == "true" || value == "false")
        return value == "true";
    badParameter(name, "should be true or false");
    return std::nullopt;
}

std::optional<MilliSatoshi> RpcCall::amount(const char* name, BareUnit unit,
                                            std::optional<MilliSatoshi> otherwise) const
{
    if (!has(name) && otherwise)
        return otherwise;
    const auto word = wordOf(raw(name));
    const auto value = word ? parseAmount(*word, unit) : std::nullopt;
    if (!value)
        badParameter(
            name, "should be an amount: \"1000msat\", \"10sat\", \"0.001btc\" or a whole number");
    return value;
}

std::optional<double> RpcCall::feerate(const char* name) const
{
    if (!has(name))
        return 0.0;
    const std::string word = wordOf(raw(name)).value_or("");
    if (word == "normal" || word == "urgent" || word == "slow" || word == "opening")
        return 0.0;
    const bool perKw = word.ends_with("perkw");
    const bool perKb = word.ends_with("perkb");
    const auto value =
        shiftedDecimal(std::string_view{word}.substr(0, word.size() - (perKw || perKb ? 5 : 0)), 0);
    if (!value || *value > 100'000'000) {
        badParameter(name, "should be a feerate: \"253perkw\", \"1000perkb\", \"normal\" or a "
                           "number per kilobyte");
        return std::nullopt;
    }
    return static_cast<double>(*value) / (perKw ? 250.0 : 1000.0);
}

void RpcCall::answer(const Json& result) const
{
    if (!std::exchange(m_state->answered, true))
        m_state->answerer(result);
}

void RpcCall::refuse(RpcError error) const
{
    if (!std::exchange(m_state->answered, true))
        m_state->answerer(std::unexpected(std::move(error)));
}

void RpcCall::badParameter(const char* name, const std::string& rule) const
{
    const Json& value = raw(name);
    refuse({-32602,
            std::string{name} + ": " + rule + ": invalid token '" +
                (value.is_string() ? value.get<std::string>() : value.dump()) + "'",
            {}});
}

} // namespace fulgurite::app
