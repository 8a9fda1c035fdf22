#pragma once

#include "namu/base/ascii.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

/// Numbers of an IANA registry and the words for them, for registries of a few rows.
namespace namu {

template <typename Number>
struct Mnemonic {
    Number number;
    std::string_view word;
};

/// The word for a number; where there is none, `generic` and the number: `CLASS32`.
template <typename Number>
[[nodiscard]] std::string mnemonic_text(std::type_identity_t<std::span<const Mnemonic<Number>>> rows,
                                        Number number, std::string_view generic)
{
    for (const auto& row : rows) {
        if (row.number == number)
            return std::string{row.word};
    }
    return std::string{generic} + std::to_string(static_cast<unsigned>(number));
}

/// The number for a word, in any case. Nothing where the registry has no such word.
template <typename Number>
[[nodiscard]] std::optional<Number>
mnemonic_number(std::type_identity_t<std::span<const Mnemonic<Number>>> rows, std::string_view word) noexcept
{
    for (const auto& row : rows) {
        if (equal_ignoring_case(word, row.word))
            return row.number;
    }
    return std::nullopt;
}

} // namespace namu
