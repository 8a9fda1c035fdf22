#pragma once

#include "namu/base/bytes.hpp"
#include "namu/dnssec/nsec3_params.hpp"
#include "namu/wire/name_view.hpp"

#include <cstddef>
#include <cstdint>

namespace namu {

/// The fields of an NSEC record (RFC 4034 §4.1). Name and octets belong to the RDATA.
struct NsecFields {
    NameView next;
    Bytes type_bitmap;
};

/// The fields of an NSEC3 record (RFC 5155 §3.1). The octets belong to the RDATA.
struct Nsec3Fields {
    Nsec3Params params;
    Bytes next;
    Bytes type_bitmap;

    /// RFC 5155 §3.1.2.1: insecure delegations that it covers may be left out of the chain.
    [[nodiscard]] bool is_opt_out() const noexcept { return (params.flags & 1U) != 0; }
};

/// Reads valid RDATA of NSEC.
[[nodiscard]] inline NsecFields read_nsec(Bytes rdata) noexcept
{
    const NameView next = NameView::trusted_at(rdata.data());
    return {next, rdata.subspan(next.size())};
}

/// Reads valid RDATA of NSEC3.
[[nodiscard]] inline Nsec3Fields read_nsec3(Bytes rdata) noexcept
{
    constexpr std::size_t salt_at = 5;
    const auto params = Nsec3Params::of(rdata);
    const Bytes rest = rdata.subspan(salt_at + params.salt.size());
    return {params, rest.subspan(1, rest[0]), rest.subspan(1 + std::size_t{rest[0]})};
}

} // namespace namu
