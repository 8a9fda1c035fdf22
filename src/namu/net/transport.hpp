#pragma once

#include <cstdint>
#include <ostream>
#include <string_view>

namespace namu::net {

enum class Transport : std::uint8_t { udp, tcp };

/// "UDP" or "TCP", for messages.
[[nodiscard]] constexpr std::string_view to_text(Transport transport) noexcept
{
    return transport == Transport::udp ? "UDP" : "TCP";
}

inline std::ostream& operator<<(std::ostream& out, Transport transport)
{
    return out << to_text(transport);
}

} // namespace namu::net
