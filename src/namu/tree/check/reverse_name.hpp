#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu {

/// An address as the RDATA of its A or AAAA record.
struct HostAddress {
    RRType type{};
    std::vector<std::uint8_t> octets;

    friend auto operator<=>(const HostAddress&, const HostAddress&) = default;
};

/// The name below in-addr.arpa. (RFC 1035 §3.5) or ip6.arpa. (RFC 3596 §2.5) where the PTR record of an address belongs.
[[nodiscard]] Name reverse_name(const HostAddress& address);

/// The address whose PTR record belongs at that name; nothing for names of networks and others.
[[nodiscard]] std::optional<HostAddress> address_of_reverse_name(NameView name);

} // namespace namu
