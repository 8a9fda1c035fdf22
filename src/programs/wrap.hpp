#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace namu {

/// Lines of help are no longer than this.
inline constexpr std::size_t help_width = 80;

/// Appends the text broken at blanks, each line behind `indent` blanks. A line end in the text stays
/// one, so an empty line parts paragraphs.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent);

/// Appends `  term  text`, the text in a column of its own behind `term_width`; below the term where
/// that is wider.
void append_described(std::string& out, std::string_view term, std::string_view text, std::size_t term_width);

} // namespace namu
