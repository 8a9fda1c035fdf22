#pragma once

#include "namu/wire/rr_type.hpp"

#include <array>

namespace namu {

/// Types that say something about a whole zone (RFC 4035 §2.1, RFC 5155 §4, RFC 7344 §4.1, RFC 7477 §2.1,
/// RFC 8976 §2.1).
inline constexpr std::array apex_only_types{RRType::DNSKEY,  RRType::NSEC3PARAM, RRType::CDS,
                                            RRType::CDNSKEY, RRType::CSYNC,      RRType::ZONEMD};

[[nodiscard]] constexpr bool is_apex_only(RRType type) noexcept
{
    for (const RRType candidate : apex_only_types) {
        if (candidate == type)
            return true;
    }
    return false;
}

} // namespace namu
