#pragma once

#include "namu/base/bytes.hpp"
#include "namu/net/socket_address.hpp"

#include <boost/assert.hpp>

#include <array>
#include <cstddef>
#include <optional>

namespace namu::net {

/// One question that has arrived and the room for its answer; lives in a `UdpBatch`.
///
/// The addresses are kept as the kernel gave them and are worked out only when asked for.
class Datagram {
public:
    Datagram() noexcept = default;
    Datagram(const Datagram&) = delete;
    Datagram& operator=(const Datagram&) = delete;

    Bytes question() const noexcept { return question_; }
    /// The datagram was longer than the receive buffer and its end is lost.
    bool is_truncated() const noexcept { return truncated_; }
    /// Where the question came from.
    Endpoint peer() const noexcept { return peer_.endpoint(); }
    const SocketAddress& raw_peer() const noexcept { return peer_; }
    /// The address of ours that the question came to. None when the socket is bound to a single address.
    std::optional<asio::ip::address> local_address() const noexcept;

    /// Where to write the answer.
    MutableBytes reply_room() const noexcept { return reply_room_; }
    /// Says how many octets of the room are the answer; 0, as at the start, sends nothing.
    void set_reply_size(std::size_t octets) noexcept
    {
        BOOST_ASSERT(octets <= reply_room_.size());
        reply_size_ = octets;
    }
    std::size_t reply_size() const noexcept { return reply_size_; }

private:
    friend class UdpBatch;

    static constexpr std::size_t control_octets = CMSG_SPACE(sizeof(in6_pktinfo));
    static_assert(control_octets >= CMSG_SPACE(sizeof(in_pktinfo)));

    /// What kind of control message came with the question; zeros when none did.
    cmsghdr control_header() const noexcept;
    /// Makes "it came to this address on this interface" an order to the kernel: "send it from this address".
    void turn_control_around() noexcept;

    MutableBytes buffer_;
    MutableBytes reply_room_;
    Bytes question_;
    std::size_t reply_size_ = 0;
    std::size_t control_size_ = 0;
    SocketAddress peer_;
    bool truncated_ = false;
    alignas(cmsghdr) std::array<std::byte, control_octets> control_{};
};

} // namespace namu::net
