#pragma once

#include <string>
#include <string_view>

namespace namu::papers {

/// Text for a manual page in man(7): what stands between backticks is bold, dashes of options stay what they are when
/// copied, and no line is taken for a request.
[[nodiscard]] std::string roff_text(std::string_view text);

/// A word as it is, such as an option.
[[nodiscard]] std::string roff_literal(std::string_view word);

} // namespace namu::papers
