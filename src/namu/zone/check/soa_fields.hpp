#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"

#include <cstdint>

namespace namu {

/// The fields of an SOA record (RFC 1035 §3.3.13) that rules ask for. The names belong to the RDATA.
struct SoaFields {
    NameView primary; ///< MNAME
    NameView mail;    ///< RNAME
    std::uint32_t serial;
    std::uint32_t refresh;
    std::uint32_t retry;
    std::uint32_t expire;
};

[[nodiscard]] inline SoaFields read_soa(Bytes rdata) noexcept
{
    const NameView primary = NameView::trusted_at(rdata.data());
    const NameView mail = NameView::trusted_at(rdata.data() + primary.size());
    const std::uint8_t* const numbers = rdata.data() + primary.size() + mail.size();
    return {primary,
            mail,
            load_u32(numbers),
            load_u32(numbers + 4),
            load_u32(numbers + 8),
            load_u32(numbers + 12)};
}

} // namespace namu
