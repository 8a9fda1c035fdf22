#pragma once

#include "namu/wire/name_view.hpp"

namespace namu {

/// True where every label is one of a host: letters, digits and hyphens inside (RFC 952, RFC 1123 §2.1). The
/// labels of `apex` do not count, for the zone has its name already; neither does `_msdcs`, below which Active
/// Directory has the names of its catalogs.
[[nodiscard]] bool is_host_name(NameView name, NameView apex) noexcept;

/// The same for an owner, where an asterisk stands for hosts (RFC 4592 §2.1.1) or is told by a rule of its own.
[[nodiscard]] bool is_owner_of_hosts(NameView name, NameView apex) noexcept;

/// True for zones whose names are addresses (RFC 1035 §3.5, RFC 3596 §2.5).
[[nodiscard]] bool is_reverse_zone(NameView apex);

} // namespace namu
