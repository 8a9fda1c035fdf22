#pragma once

#include <cstdint>
#include <string>

namespace namu::bench {

/// Writes `zones` zones of five records each below `folder`, a thousand files in a folder, and
/// `folder`/zones.list with a line `NAME FILE` for each, FILE relative to `folder`.
void write_many_zones(const std::string& folder, std::uint64_t zones, std::uint64_t seed);

/// Writes `count` questions, half of them for the address of a zone's www, the others names that are not there.
void write_many_questions(const std::string& folder, std::uint64_t zones, std::uint64_t seed,
                          std::uint64_t count);

} // namespace namu::bench
