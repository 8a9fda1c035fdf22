#pragma once

#include "namu/base/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace namu {

/// How an NSEC3 or NSEC3PARAM record hashes names: the fields that both begin with (RFC 5155 §3.2, §4.2).
struct Nsec3Params {
    std::uint8_t algorithm;
    std::uint8_t flags;
    std::uint16_t iterations;
    Bytes salt; ///< lies in the RDATA

    /// `rdata` is valid RDATA of one of the two types.
    static Nsec3Params of(Bytes rdata) noexcept
    {
        constexpr std::size_t before_salt = 5;
        return {rdata[0], rdata[1], load_u16(&rdata[2]), rdata.subspan(before_salt, rdata[4])};
    }

    /// Whether both hash a name to the same value; flags do not matter for that.
    [[nodiscard]] bool hashes_like(const Nsec3Params& other) const noexcept
    {
        return algorithm == other.algorithm && iterations == other.iterations &&
               std::ranges::equal(salt, other.salt);
    }
};

} // namespace namu
