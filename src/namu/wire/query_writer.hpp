#pragma once

#include "namu/wire/message.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// Builds the message of a client that asks one question.
///
/// `flags` are those of HeaderFlag, mostly `recursion_desired`; without `opt` the message has no EDNS part.
/// The options together must fit an OPT record: 65,535 octets with four for the head of each.
[[nodiscard]] std::vector<std::uint8_t> write_query(std::uint16_t id, std::uint16_t flags,
                                                    const Question& question,
                                                    const std::optional<Opt>& opt = std::nullopt);

} // namespace namu
