#pragma once

#include "namu/dnssec/nsec3_params.hpp"
#include "namu/zone/zone.hpp"

#include <vector>

namespace namu {

/// The NSEC3PARAM records of a zone that say which chains are in use: those with flags 0 (RFC 5155 §4.1.2).
[[nodiscard]] inline std::vector<Nsec3Params> chains_in_use(const Zone& zone)
{
    std::vector<Nsec3Params> chains;
    for (const Bytes rdata : zone.apex_node().find(RRType::NSEC3PARAM)) {
        const auto params = Nsec3Params::of(rdata);
        if (params.flags == 0)
            chains.push_back(params);
    }
    return chains;
}

} // namespace namu
