#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace namu {

/// A character and how many octets it takes in UTF-8 (RFC 3629 §3).
struct Utf8Character {
    char32_t code = 0;
    std::size_t octets = 0; ///< 0: no character begins here
};

/// The character that `text` begins with; overlong forms, surrogates and cut characters are none.
[[nodiscard]] Utf8Character first_character(std::string_view text) noexcept;

/// The nearest offset at or before `at` where a character may begin.
[[nodiscard]] std::size_t character_begin(std::string_view text, std::size_t at) noexcept;

/// How many columns of a screen the text takes: two for each East Asian letter, one for all else.
[[nodiscard]] std::size_t screen_columns(std::string_view text) noexcept;

/// The text as a screen can bear it, octet for octet: a tab becomes a blank; control characters and what is
/// not UTF-8 become `?`.
[[nodiscard]] std::string to_screen(std::string_view text);

} // namespace namu
