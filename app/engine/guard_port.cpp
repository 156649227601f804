// SPDX-License-Identifier: MIT
#include "app/engine/guard_port.h"

namespace fulgurite::app {

namespace {

/// Runs `then` once the password was found right.
Future<bool> withPassword(EngineCore& core, SecretBytes password,
                          std::function<std::optional<ApiError>(OwnerGuard&)> then)
{
    auto shared = std::make_shared<SecretBytes>(std::move(password));
    return askOn<bool>(&core, [&core, shared, then](const Promise<bool>& promise) {
        core.checkPassword(std::move(*shared), [&core, then, promise](const Answer<bool>& right) {
            if (!right)
                return promise.fail(right.error());
            if (auto problem = then(core.guard()))
                return promise.fail(std::move(*problem));
            promise.finish(true);
        });
    });
}

} // namespace

Future<bool> GuardPort::seal()
{
    return askSession<bool>(m_core,
                            [&core = m_core](WalletSession& session, const Promise<bool>& promise) {
                                core.guard().seal();
                                session.forgetCaches();
                                promise.finish(true);
                            });
}

Future<bool> GuardPort::unseal(SecretBytes password)
{
    return withPassword(m_core, std::move(password),
                        [](OwnerGuard& guard) -> std::optional<ApiError> {
                            guard.unseal();
                            return std::nullopt;
                        });
}

Future<bool> GuardPort::prove(SecretBytes password)
{
    return withPassword(m_core, std::move(password),
                        [](OwnerGuard& guard) -> std::optional<ApiError> {
                            if (guard.isSealed())
                                return ApiError{ErrorCode::WalletLocked, {}, {}};
                            guard.prove(std::chrono::steady_clock::now());
                            return std::nullopt;
                        });
}

} // namespace fulgurite::app
