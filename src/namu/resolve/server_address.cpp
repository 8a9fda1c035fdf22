#include "namu/resolve/server_address.hpp"

#include "namu/wire/rdata/ip_text.hpp"

#include <algorithm>

namespace namu::resolve {

std::optional<ServerAddress> ServerAddress::from_record(RRType type, Bytes rdata) noexcept
{
    const std::uint8_t wanted = type == RRType::A      ? ipv4_octets
                                : type == RRType::AAAA ? ipv6_octets
                                                       : std::uint8_t{0};
    if (wanted == 0 || rdata.size() != wanted)
        return std::nullopt;
    ServerAddress address;
    address.size_ = wanted;
    std::ranges::copy(rdata, address.octets_.begin());
    return address;
}

std::string ServerAddress::to_text() const
{
    std::string text;
    is_v4() ? rdata::append_ipv4(octets(), text) : rdata::append_ipv6(octets(), text);
    return text;
}

} // namespace namu::resolve
