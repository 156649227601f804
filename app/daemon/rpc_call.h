// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include "app/api/errors.h"
#include "wallet/base/amount.h"
#include "wallet/base/secret.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace fulgurite::app {

class Engine;

struct RpcError {
    int code = -1;
    std::string message;
    nlohmann::json data; ///< null: left out
};
RpcError toRpcError(const ApiError& error);

/// The unit of a bare number in a parameter of an amount type.
enum class BareUnit { MilliSatoshi, Satoshi };
/// "1000msat", "10sat", "0.001btc", or a bare number in `unit`. Exact; nothing for anything else.
std::optional<MilliSatoshi> parseAmount(const std::string& text, BareUnit unit);

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
    [[nodiscard]] std::optional<bool> flag(const char* name, bool otherwise) const;
    /// "any" and "all" are the caller's to look for before.
    [[nodiscard]] std::optional<MilliSatoshi>
    amount(const char* name, BareUnit unit, std::optional<MilliSatoshi> otherwise = {}) const;
    /// sat/vB of "slow", "normal", "urgent" (0: the estimate), "253perkw", "1000perkb" or a bare
    /// number per kilobyte.
    [[nodiscard]] std::optional<double> feerate(const char* name) const;

    void answer(const nlohmann::json& result) const;
    void refuse(RpcError error) const;
    void refuse(const ApiError& error) const { refuse(toRpcError(error)); }
    void badParameter(const char* name, const std::string& rule) const;
    void notify(const std::string& method, const nlohmann::json& params) const
    {
        m_state->notifier(method, params);
    }

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
