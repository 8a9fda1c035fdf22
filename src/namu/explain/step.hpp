#pragma once

#include <span>
#include <string>
#include <string_view>

namespace namu {

/// One step on the way from a question to its answer.
struct ExplainStep {
    std::string_view
        what; ///< one or two words: "zone", "wildcard", "no data"; empty: belongs to the step before
    std::string words;
    std::string_view rule = {}; ///< "RFC 4592 §3.3.1"; may be empty
};

/// The step by which an alias leads to another name, which is looked up next; its words are that name.
inline constexpr std::string_view next_name_step = "then";

/// One line for each step.
[[nodiscard]] std::string to_text(std::span<const ExplainStep> steps);

} // namespace namu
