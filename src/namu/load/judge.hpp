#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/zone/zone_builder.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// Which rules a zone is held to.
enum class Judge : std::uint8_t {
    all_rules,
    present_only, ///< not those that say what is missing: of a file that could be read in part only
    form_only,    ///< those about the records of one name, which a change elsewhere cannot mend
};

/// Reports what the zone breaks of these rules, found by so many threads.
void judge_zone(const BuiltZone& built, Judge by, std::size_t threads, Diagnostics& diagnostics);

} // namespace namu
