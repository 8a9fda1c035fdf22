#pragma once

#include "namu/base/ascii.hpp"

#include <cstddef>
#include <string_view>

namespace namu {

/// Reads one octet of master-file text at `at` and moves behind it: a character as it is, `\X` as
/// X, `\DDD` as the octet with that decimal value (RFC 1035 §5.1). Returns -1 for a backslash at
/// the end, or before digits that are not exactly three or are above 255; `at` then stays.
[[nodiscard]] constexpr int read_octet(std::string_view text, std::size_t& at) noexcept
{
    const char c = text[at];
    if (c != '\\') {
        ++at;
        return static_cast<unsigned char>(c);
    }
    if (at + 1 >= text.size())
        return -1;
    if (!is_digit(text[at + 1])) {
        at += 2;
        return static_cast<unsigned char>(text[at - 1]);
    }
    if (at + 3 >= text.size() || !is_digit(text[at + 2]) || !is_digit(text[at + 3]))
        return -1;
    const int value = (text[at + 1] - '0') * 100 + (text[at + 2] - '0') * 10 + (text[at + 3] - '0');
    if (value > 255)
        return -1;
    at += 4;
    return value;
}

} // namespace namu
