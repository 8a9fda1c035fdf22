#pragma once

#include "namu/lab/journal/journal.hpp"

#include <span>
#include <string>

namespace namu::lab {

/// A sequence diagram in the language of Mermaid: who asked whom what, in the order in which it happened.
[[nodiscard]] std::string to_mermaid(std::span<const JournalEntry> entries);

} // namespace namu::lab
