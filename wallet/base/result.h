// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace fulgurite {

/// Why an operation failed. `code` is for programs, `detail` for the log; neither may hold secrets.
template <typename Code> struct Error {
    Code code;
    std::string detail;
};

template <typename T, typename Code> using Result = std::expected<T, Error<Code>>;

template <typename Code> std::unexpected<Error<Code>> fail(Code code, std::string detail = {})
{
    return std::unexpected(Error<Code>{code, std::move(detail)});
}

} // namespace fulgurite

/// Yields the value of a Result, or returns its error from the enclosing function.
/// GCC 12 lacks std::expected::and_then, hence one macro instead of chains of ifs.
#define FULGURITE_TRY(expression)                                                                  \
    __extension__({                                                                                \
        auto&& fulguriteResult = (expression);                                                     \
        if (!fulguriteResult)                                                                      \
            return std::unexpected(std::move(fulguriteResult).error());                            \
        std::move(fulguriteResult).value();                                                        \
    })

/// The same for a Result whose value is void or not wanted.
#define FULGURITE_TRY_VOID(expression)                                                             \
    do {                                                                                           \
        auto&& fulguriteOutcome = (expression);                                                    \
        if (!fulguriteOutcome)                                                                     \
            return std::unexpected(std::move(fulguriteOutcome).error());                           \
    } while (false)
