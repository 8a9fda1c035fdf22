#pragma once

#include "namu/resolve/iteration.hpp"
#include "namu/wire/query.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::resolve {

/// The message that tells a client the outcome of its question: RA is set (RFC 1035 §4.1.1), TC where it needs more than
/// `most_octets`, and a failure says why in an extended error (RFC 8914 §4.23).
[[nodiscard]] std::vector<std::uint8_t> write_reply(const Query& query, const Iteration::Outcome& outcome,
                                                    std::size_t most_octets);

} // namespace namu::resolve
