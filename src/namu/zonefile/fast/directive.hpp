#pragma once

#include "namu/wire/rdata/text_token.hpp"
#include "namu/zonefile/fast/block_state.hpp"

#include <span>

namespace namu::fast {

/// Carries out a `$ORIGIN` or `$TTL`. False for every other directive, and where there is something to say about it.
[[nodiscard]] bool apply_directive(std::span<const rdata::TextToken> fields, BlockState& state);

} // namespace namu::fast
