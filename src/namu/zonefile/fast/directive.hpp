#pragma once

#include "namu/wire/rdata/text_token.hpp"
#include "namu/zonefile/fast/block_state.hpp"
#include "namu/zonefile/fast/word.hpp"

#include <span>
#include <string_view>

namespace namu::fast {

/// Carries out a `$ORIGIN` or `$TTL`. False for every other directive, and where there is something to say about it.
[[nodiscard]] bool apply_directive(std::span<const rdata::TextToken> fields, BlockState& state);

/// The same for a directive of two plain words, as a file that a server wrote may have by the hundred thousand.
[[nodiscard]] bool apply_directive(Word directive, Word argument, BlockState& state);

/// The directive on the line that begins at `line`, which need not be one; nothing happens where it is wrong.
void note_directive(std::string_view line, BlockState& state);

} // namespace namu::fast
