#pragma once

#include "namu/resolve/root_hints.hpp"
#include "programs/journey/step.hpp"
#include "programs/journey/url_parts.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace namu::journey {

/// What a journey was told.
struct JourneyPlan {
    UrlParts url;
    resolve::RootHints hints;   ///< where the nearest server begins
    std::uint16_t dns_port = 0; ///< of all DNS servers
    std::uint16_t web_port = 80;
    unsigned prefix_v4 = 24;
    unsigned prefix_v6 = 64;
    std::chrono::milliseconds time_limit{2'000}; ///< of each answer that is waited for
    std::uint64_t visits = 3;
};

/// Goes from the URL to its page and tells each step: with a browser, its stub resolver, and a nearest server of its own,
/// which walks through the hierarchy from the hints. Then goes there again, for the caches to answer: with the same
/// browser, and with another one that has the same nearest server.
///
/// Nothing where all went well, or else how the journey ended.
[[nodiscard]] std::optional<Step> run_journey(const JourneyPlan& plan, StepSink& sink);

} // namespace namu::journey
