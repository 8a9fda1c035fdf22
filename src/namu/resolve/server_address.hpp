#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rr_type.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace namu::resolve {

/// The types of records that hold addresses of servers.
inline constexpr std::array address_types{RRType::A, RRType::AAAA};

/// The IP address of a name server, as it stands in an A or AAAA record.
class ServerAddress {
public:
    /// Nothing where the RDATA is not of that type's size, or the type is no address.
    static std::optional<ServerAddress> from_record(RRType type, Bytes rdata) noexcept;

    [[nodiscard]] Bytes octets() const noexcept { return Bytes{octets_}.first(size_); }
    [[nodiscard]] bool is_v4() const noexcept { return size_ == ipv4_octets; }
    [[nodiscard]] std::string to_text() const;

    friend auto operator<=>(const ServerAddress&, const ServerAddress&) noexcept = default;

private:
    static constexpr std::uint8_t ipv4_octets = 4;
    static constexpr std::uint8_t ipv6_octets = 16;

    std::array<std::uint8_t, ipv6_octets> octets_{};
    std::uint8_t size_ = ipv4_octets;
};

} // namespace namu::resolve
