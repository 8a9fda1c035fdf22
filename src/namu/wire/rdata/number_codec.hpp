#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rdata/text_input.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace namu::rdata {

/// Decimal digits and nothing else, of any length; values beyond 2^64 - 1 count as that. Nothing where it
/// is no number.
[[nodiscard]] std::optional<std::uint64_t> parse_number(std::string_view digits) noexcept;

/// Seconds with optional units `s m h d w` in any case that add up: `3600`, `1h30m`. Values beyond
/// 2^64 - 1 count as that. Nothing where it is neither.
[[nodiscard]] std::optional<std::uint64_t> parse_period(std::string_view text) noexcept;

/// Takes a number from 0 to `max` into `value`.
[[nodiscard]] bool take_number(TextInput& in, std::uint64_t max, std::uint64_t& value);

/// Fails where `word` is no number (`number` is nothing) or one above `max`.
[[nodiscard]] bool check_number(TextInput& in, std::string_view word, std::optional<std::uint64_t> number,
                                std::uint64_t max);

/// A number of `octets` octets (1, 2, 4 or 8) that is at most `max`.
[[nodiscard]] bool read_number(TextInput& in, std::size_t octets, std::uint64_t max = UINT64_MAX);
[[nodiscard]] bool read_period(TextInput& in);

/// Prints a number of 1, 2, 4 or 8 octets.
void append_number(Bytes octets, std::string& out);

} // namespace namu::rdata
