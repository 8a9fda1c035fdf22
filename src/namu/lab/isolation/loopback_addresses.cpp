#include "namu/lab/isolation/loopback_addresses.hpp"

#include "namu/base/bytes.hpp"
#include "namu/net/file_descriptor.hpp"
#include "namu/net/system_error.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include <linux/if_addr.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

namespace namu::lab {
namespace {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;
using boost::asio::ip::address_v6;
using net::last_system_error;

constexpr std::size_t batch_size = 64; // so many errors fit the socket's room for replies

/// A message of rtnetlink(7) that gives an interface an address. What follows the octets of an IPv4 address is not sent.
struct AddAddress {
    nlmsghdr header;
    ifaddrmsg interface;
    rtattr attribute;
    std::array<std::uint8_t, 16> octets;
};
static_assert(sizeof(AddAddress) == NLMSG_LENGTH(sizeof(ifaddrmsg)) + RTA_LENGTH(16));

/// What the kernel says to a message.
struct Reply {
    nlmsghdr header;
    nlmsgerr result;
};

AddAddress add_address(const address& one, std::uint32_t number, unsigned interface)
{
    AddAddress message{};
    const auto put = [&message](const auto& octets) {
        std::ranges::copy(octets, message.octets.begin());
        message.attribute.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(octets.size()));
        message.interface.ifa_prefixlen = static_cast<std::uint8_t>(octets.size() * 8);
    };
    one.is_v4() ? put(one.to_v4().to_bytes()) : put(one.to_v6().to_bytes());
    message.attribute.rta_type = IFA_LOCAL;
    message.interface.ifa_family = one.is_v4() ? AF_INET : AF_INET6;
    message.interface.ifa_index = interface;
    // Nobody else can have it, and without looking for somebody it can be used at once.
    message.interface.ifa_flags = one.is_v4() ? 0 : IFA_F_NODAD;
    message.header.nlmsg_len = NLMSG_LENGTH(sizeof(ifaddrmsg)) + message.attribute.rta_len;
    message.header.nlmsg_type = RTM_NEWADDR;
    message.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE;
    message.header.nlmsg_seq = number;
    return message;
}

IsolationError cannot_add(const address& one, const error_code& error)
{
    return {"cannot give the interface lo the address " + one.to_string() + ": " + error.message(),
            one.is_v6() ? "without IPv6 on this machine leave AAAA records of name servers out"
                        : "an address of a name server has to be one that a host can have"};
}

/// Reads until the last message of a batch is acknowledged; of the others only what went wrong is told.
std::optional<IsolationError> read_replies(int socket, std::span<const address> batch)
{
    std::optional<IsolationError> first_error;
    for (;;) {
        std::array<std::uint8_t, 8'192> room{};
        const ssize_t octets = ::recv(socket, room.data(), room.size(), 0);
        if (octets <= 0)
            return cannot_add(batch.front(), last_system_error());
        Bytes left = Bytes{room}.first(static_cast<std::size_t>(octets));
        while (left.size() >= sizeof(Reply)) {
            Reply reply{};
            std::memcpy(&reply, left.data(), sizeof(reply));
            const std::size_t number = reply.header.nlmsg_seq;
            const int error = -reply.result.error;
            if (error != 0 && !first_error && number < batch.size())
                first_error = cannot_add(batch[number], {error, boost::system::system_category()});
            if (number + 1 == batch.size())
                return first_error;
            left = left.subspan(std::min<std::size_t>(NLMSG_ALIGN(reply.header.nlmsg_len), left.size()));
        }
    }
}

std::optional<IsolationError> add_batch(int socket, std::span<const address> batch, unsigned interface)
{
    std::vector<std::uint8_t> messages;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        AddAddress message = add_address(batch[i], static_cast<std::uint32_t>(i), interface);
        if (i + 1 == batch.size())
            message.header.nlmsg_flags |= NLM_F_ACK;
        const auto* const octets = reinterpret_cast<const std::uint8_t*>(&message);
        messages.insert(messages.end(), octets, octets + message.header.nlmsg_len);
    }
    if (::send(socket, messages.data(), messages.size(), 0) != static_cast<ssize_t>(messages.size()))
        return cannot_add(batch.front(), last_system_error());
    return read_replies(socket, batch);
}

bool is_there_anyway(const address& one)
{
    return one == address_v4::loopback() || one == address_v6::loopback();
}

} // namespace

std::optional<IsolationError> add_loopback_addresses(std::span<const address> addresses)
{
    std::vector<address> wanted;
    std::ranges::remove_copy_if(addresses, std::back_inserter(wanted), is_there_anyway);
    const net::FileDescriptor socket{::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE)};
    const unsigned interface = ::if_nametoindex("lo");
    if (!socket || interface == 0)
        return isolation_error("cannot give the interface lo more addresses", last_system_error());
    for (std::span<const address> left = wanted; !left.empty();) {
        const std::size_t size = std::min(batch_size, left.size());
        if (auto error = add_batch(socket.get(), left.first(size), interface))
            return error;
        left = left.subspan(size);
    }
    return std::nullopt;
}

} // namespace namu::lab
