#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/zone/zone_builder.hpp"

#include <chrono>
#include <cstdint>

namespace namu {

/// How the DNSSEC records of a zone are judged.
struct DnssecCheck {
    enum class Depth : std::uint8_t {
        quick, ///< keys, times of signatures, whether there is a chain, the zone's digest: linear and light
        full,  ///< every signature is verified and the whole chain walked: some ten thousand a second
    };

    std::chrono::sys_seconds now; ///< what the times of signatures are held against
    Depth depth = Depth::full;
};

/// Judges the keys, signatures, chains and digests of a zone by the rules of rules.hpp; a zone without any costs
/// nothing. Every finding leaves the zone to be served.
///
/// Reports in the order of the rules: `Diagnostics::sort` brings them into the order of the file.
void check_dnssec(const BuiltZone& built, const DnssecCheck& how, Diagnostics& diagnostics);

} // namespace namu
