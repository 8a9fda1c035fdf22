#include "namu/net/datagram.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace namu::net {
namespace {

static_assert(sizeof in_pktinfo::ipi_ifindex == 4 && sizeof in6_pktinfo::ipi6_ifindex == 4);

/// The data of a control message of another kind need not be aligned for `Info`, so it is copied out.
template <typename Info>
Info control_data(const std::byte* message) noexcept
{
    Info info;
    std::memcpy(&info, message + CMSG_LEN(0), sizeof info);
    return info;
}

} // namespace

cmsghdr Datagram::control_header() const noexcept
{
    cmsghdr header{};
    if (control_size_ >= sizeof header)
        std::memcpy(&header, control_.data(), sizeof header);
    return header;
}

std::optional<asio::ip::address> Datagram::local_address() const noexcept
{
    const auto header = control_header();
    if (header.cmsg_level == IPPROTO_IP && header.cmsg_type == IP_PKTINFO)
        return address_from(control_data<in_pktinfo>(control_.data()).ipi_spec_dst);
    if (header.cmsg_level == IPPROTO_IPV6 && header.cmsg_type == IPV6_PKTINFO) {
        const auto info = control_data<in6_pktinfo>(control_.data());
        const auto address = address_from(info.ipi6_addr, 0);
        return address.is_link_local() ? address_from(info.ipi6_addr, info.ipi6_ifindex) : address;
    }
    return std::nullopt;
}

void Datagram::turn_control_around() noexcept
{
    // The interface is left to the routing table, since the way back may be another one; for link-local
    // addresses the scope of the peer says it.
    const std::uint32_t no_interface = 0;
    const auto header = control_header();
    std::byte* const data = control_.data() + CMSG_LEN(0);
    if (header.cmsg_level == IPPROTO_IP && header.cmsg_type == IP_PKTINFO)
        std::memcpy(data + offsetof(in_pktinfo, ipi_ifindex), &no_interface, sizeof no_interface);
    else if (header.cmsg_level == IPPROTO_IPV6 && header.cmsg_type == IPV6_PKTINFO)
        std::memcpy(data + offsetof(in6_pktinfo, ipi6_ifindex), &no_interface, sizeof no_interface);
}

} // namespace namu::net
