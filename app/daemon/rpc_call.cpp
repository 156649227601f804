// SPDX-License-Identifier: MIT
#include "app/daemon/rpc_call.h"

#include "app/api/engine.h"
#include "app/api/error_sentences.h"
#include "wallet/base/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fulgurite::app {

namespace {

using Json = nlohmann::json;

/// A JSON number or string as the text the client wrote.
std::optional<std::string> wordOf(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return value.dump();
    return std::nullopt;
}

/// The estimate behind a name or a number of blocks; 0 where the engine decides.
std::optional<double> namedFeerate(const std::string& word, const ChainPart& chain)
{
    if (word == "urgent")
        return chain.nextBlockSatPerVb;
    if (word == "normal" || word == "opening")
        return 0.0;
    if (word == "slow")
        return chain.daySatPerVb;
    if (word == "minimum")
        return chain.minimumSatPerVb;
    if (!word.ends_with("blocks"))
        return std::nullopt;
    const auto blocks = shiftedDecimal(std::string_view{word}.substr(0, word.size() - 6), 0);
    if (!blocks || *blocks == 0)
        return std::nullopt;
    constexpr std::uint64_t kSoon = 2;
    constexpr std::uint64_t kToday = 12;
    return *blocks <= kSoon    ? chain.nextBlockSatPerVb
           : *blocks <= kToday ? chain.hourSatPerVb
                               : chain.daySatPerVb;
}

/// Nobody looks at what a word stands for: a server alone is believed up to 20 times its minimum.
double mostUnreviewed(const ChainPart& chain)
{
    constexpr double kMost = 250;
    const bool isOurs =
        chain.trust == QLatin1String{"own-node"} || chain.trust == QLatin1String{"practice"};
    return isOurs ? kMost : std::min(kMost, 20 * chain.minimumSatPerVb);
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

std::optional<QStringList> RpcCall::texts(const char* name) const
{
    QStringList out;
    const Json& list = raw(name);
    if (list.is_null())
        return out;
    const bool isList = list.is_array() &&
                        std::ranges::all_of(list, [](const Json& one) { return one.is_string(); });
    if (!isList) {
        badParameter(name, "should be an array of strings");
        return std::nullopt;
    }
    for (const Json& one : list)
        out.append(QString::fromStdString(one.get<std::string>()));
    return out;
}

std::optional<std::vector<std::uint64_t>> RpcCall::numbers(const char* name) const
{
    std::vector<std::uint64_t> out;
    const Json& list = raw(name);
    const bool isList = list.is_array() && std::ranges::all_of(list, [](const Json& one) {
                            return one.is_number_unsigned();
                        });
    if (!list.is_null() && !isList) {
        badParameter(name, "should be an array of whole numbers");
        return std::nullopt;
    }
    for (const Json& one : list)
        out.push_back(one.get<std::uint64_t>());
    return out;
}

std::optional<SecretBytes> RpcCall::secret(const char* name) const
{
    const Json& value = raw(name);
    if (value.is_null())
        return SecretBytes{};
    if (!value.is_string()) {
        badSecret(name, "should be a string");
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

std::optional<double> RpcCall::real(const char* name, double otherwise) const
{
    if (!has(name))
        return otherwise;
    const Json& value = raw(name);
    bool isNumber = value.is_number();
    const double number = isNumber ? value.get<double>()
                          : value.is_string()
                              ? QString::fromStdString(value.get<std::string>()).toDouble(&isNumber)
                              : 0.0;
    if (isNumber && std::isfinite(number) && number >= 0)
        return number;
    badParameter(name, "should be a number that is not negative");
    return std::nullopt;
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
    const auto chain = engine().feed().current().chain;
    if (const auto named = namedFeerate(word, *chain)) {
        // An estimate that was asked for by name is not made up.
        if (chain->feesKnown || *named == 0)
            return std::min(*named, mostUnreviewed(*chain));
        refuse(ApiError{ErrorCode::NoFeeEstimate, {}, {}});
        return std::nullopt;
    }
    const auto value = parseFeerate(word);
    if (!value)
        badParameter(name, "should be a feerate: \"253perkw\", \"1000perkb\", \"normal\", "
                           "\"6blocks\" or a number per kilobyte");
    return value;
}

std::optional<RpcPage> RpcCall::page() const
{
    RpcPage out;
    const auto index = text("index", QStringLiteral("created"));
    if (!index)
        return std::nullopt;
    out.updated = *index == QLatin1String{"updated"};
    if (!out.updated && *index != QLatin1String{"created"}) {
        badParameter("index", "should be 'created' or 'updated'");
        return std::nullopt;
    }
    const auto start = number("start", 0);
    const auto limit = number("limit", UINT64_MAX);
    if (!start || !limit)
        return std::nullopt;
    out.start = *start;
    out.limit = *limit;
    return out;
}

bool RpcCall::refusesAny(std::initializer_list<const char*> unserved) const
{
    const auto* const given =
        std::ranges::find_if(unserved, [this](const char* name) { return has(name); });
    if (given == unserved.end())
        return false;
    badParameter(*given, "is not served here: leave it out");
    return true;
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

void RpcCall::say(const std::string& level, const std::string& message,
                  std::optional<std::pair<std::uint64_t, std::uint64_t>> done) const
{
    if (m_state->answered)
        return;
    Json params{{"level", level}, {"message", message}};
    if (done)
        params["progress"] = {{"num", done->first}, {"total", done->second}};
    notify("message", params);
}

void RpcCall::badParameter(const char* name, const std::string& rule) const
{
    constexpr std::size_t kShown = 200;
    const Json& value = raw(name);
    const std::string token = value.is_string()
                                  ? value.get<std::string>()
                                  : value.dump(-1, ' ', false, Json::error_handler_t::replace);
    badSecret(name, rule + ": invalid token '" + sanitised(token, kShown) + "'");
}

void RpcCall::badSecret(const char* name, const std::string& rule) const
{
    refuse({-32602, std::string{name} + ": " + rule, {}});
}

} // namespace fulgurite::app
