#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_type.hpp"

#include <optional>

namespace namu {

/// Whether RDATA of that type may name a host, see `host_target`.
[[nodiscard]] bool points_to_host(RRType type) noexcept;

/// The host that a record's RDATA points to and whose addresses a client will want next: NS, MX, SRV,
/// KX, AFSDB, RT, SVCB, HTTPS (RFC 1035 §3.3.9, §3.3.11, RFC 2782, RFC 2230, RFC 1183, RFC 9460 §4.1).
/// Nothing for other types, and for the "no service" forms `MX 0 .` and `SRV 0 0 0 .`. The target `.`
/// of SVCB and HTTPS is given as the root: it stands for the owner (RFC 9460 §2.5).
[[nodiscard]] std::optional<NameView> host_target(RRType type, Bytes rdata) noexcept;

/// Whether records of that type are linked to the nodes that they lead to while a zone is built: those of
/// `points_to_host`, and CNAME.
[[nodiscard]] bool is_linked(RRType type) noexcept;

/// The name whose node a record is linked to: that of `host_target`, or the target of a CNAME.
[[nodiscard]] std::optional<NameView> linked_name(RRType type, Bytes rdata) noexcept;

/// The name in the RDATA of NS, CNAME, DNAME or PTR, which is nothing but that name.
[[nodiscard]] NameView sole_name(Bytes rdata) noexcept;

} // namespace namu
