// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

#include "app/api/errors.h"
#include "app/daemon/amount_text.h"
#include "app/daemon/request_reader.h"
#include "wallet/base/secret.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace fulgurite::app {

class Engine;

RpcError toRpcError(const ApiError& error);

/// What a client wants of a list: rows from `start` on by their created or updated index, at most
/// `limit`.
struct RpcPage {
    bool updated = false;
    std::uint64_t start = 0, limit = UINT64_MAX;
};
/// Sorts by the index and cuts. `indexOf(row, updated)` gives a row's index.
template <typename Row, typename IndexOf>
void cutPage(std::vector<Row>& rows, const RpcPage& page, IndexOf indexOf)
{
    std::erase_if(rows, [&](const Row& row) { return indexOf(row, page.updated) < page.start; });
    std::ranges::stable_sort(rows, {}, [&](const Row& row) { return indexOf(row, page.updated); });
    if (rows.size() > page.limit)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(page.limit), rows.end());
}

/// One request on its way to an answer. Parameters were matched by name already. Shared by value;
/// answered once.
class RpcCall {
public:
    using Answerer = std::function<void(const std::expected<nlohmann::json, RpcError>&)>;
    using Notifier = std::function<void(const std::string& method, const nlohmann::json& params)>;

    RpcCall(Engine& engine, QObject* context, nlohmann::json parameters, Answerer answerer,
            Notifier notifier);

    [[nodiscard]] Engine& engine() const { return m_state->engine; }
    /// Continuations run here; when it is gone (the client left), they do not.
    [[nodiscard]] QObject* context() const { return m_state->context; }

    [[nodiscard]] bool has(const char* name) const;
    [[nodiscard]] const nlohmann::json& raw(const char* name) const;
    /// The readers answer -32602 themselves and return nothing when the value is of another type.
    [[nodiscard]] std::optional<QString> text(const char* name) const;
    [[nodiscard]] std::optional<QString> text(const char* name, const QString& otherwise) const;
    [[nodiscard]] std::optional<SecretBytes> secret(const char* name) const;
    [[nodiscard]] std::optional<std::uint64_t> number(const char* name,
                                                      std::uint64_t otherwise) const;
    /// A number of zero or more, with or without decimals.
    [[nodiscard]] std::optional<double> real(const char* name, double otherwise) const;
    [[nodiscard]] std::optional<bool> flag(const char* name, bool otherwise) const;
    /// An array of texts; empty when it is not there.
    [[nodiscard]] std::optional<QStringList> texts(const char* name) const;
    /// An array of whole numbers; empty when it is not there.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> numbers(const char* name) const;
    /// "any" and "all" are the caller's to look for before.
    [[nodiscard]] std::optional<MilliSatoshi>
    amount(const char* name, BareUnit unit, std::optional<MilliSatoshi> otherwise = {}) const;
    /// sat/vB of "slow", "normal", "urgent", "minimum" or "6blocks" (0: the engine's own choice),
    /// "253perkw", "1000perkb" or a bare number per kilobyte.
    [[nodiscard]] std::optional<double> feerate(const char* name) const;
    /// `start` and `limit` of a list that is paged by an index; nothing when one was refused.
    [[nodiscard]] std::optional<RpcPage> page() const;
    /// True when one of these parameters was given: the call is refused then, since to ignore it
    /// would do something else than what was asked for.
    [[nodiscard]] bool refusesAny(std::initializer_list<const char*> unserved) const;

    void answer(const nlohmann::json& result) const;
    void refuse(RpcError error) const;
    void refuse(const ApiError& error) const { refuse(toRpcError(error)); }
    /// "NAME: RULE: invalid token 'VALUE'".
    void badParameter(const char* name, const std::string& rule) const;
    /// The same of a secret: its value is not repeated.
    void badSecret(const char* name, const std::string& rule) const;
    void notify(const std::string& method, const nlohmann::json& params) const
    {
        m_state->notifier(method, params);
    }

    /// A `message` notification, as Core Lightning's long commands send; `done` of `total` when it
    /// is known how far it is.
    void say(const std::string& level, const std::string& message,
             std::optional<std::pair<std::uint64_t, std::uint64_t>> done = {}) const;

    /// Answers with `shape(value)` when the future is there, or with its error.
    template <typename T, typename Shape> void reply(Future<T> future, Shape shape) const
    {
        future.then(context(), [call = *this, shape](Future<T> done) {
            Answer<T> answer = done.takeResult();
            if (answer)
                call.answer(shape(std::move(*answer)));
            else
                call.refuse(answer.error());
        });
    }

private:
    struct State {
        Engine& engine;
        QObject* context;
        nlohmann::json parameters;
        Answerer answerer;
        Notifier notifier;
        bool answered = false;
    };
    std::shared_ptr<State> m_state;
};

} // namespace fulgurite::app
