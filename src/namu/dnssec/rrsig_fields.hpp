#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstdint>

namespace namu {

/// The fields of an RRSIG record (RFC 4034 §3.1). Names and octets belong to the RDATA.
struct RrsigFields {
    RRType covered;
    std::uint8_t algorithm;
    std::uint8_t labels;
    std::uint32_t original_ttl;
    std::uint32_t expiration; ///< seconds since 1970, in serial arithmetic
    std::uint32_t inception;
    std::uint16_t key_tag;
    NameView signer;
    Bytes before_signer;
    Bytes signature;
};

/// Reads valid RDATA.
[[nodiscard]] inline RrsigFields read_rrsig(Bytes rdata) noexcept
{
    constexpr std::size_t fixed_octets = 18;
    const std::uint8_t* const at = rdata.data();
    const NameView signer = NameView::trusted_at(at + fixed_octets);
    return {static_cast<RRType>(load_u16(at)),
            at[2],
            at[3],
            load_u32(at + 4),
            load_u32(at + 8),
            load_u32(at + 12),
            load_u16(at + 16),
            signer,
            rdata.first(fixed_octets),
            rdata.subspan(fixed_octets + signer.size())};
}

} // namespace namu
