#pragma once

#include "bench/load/pending.hpp"
#include "bench/load/tally.hpp"
#include "bench/questions/questions.hpp"
#include "namu/net/file_descriptor.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace namu::bench {

/// One connected UDP socket and the questions that are on their way through it.
///
/// Of an answer only the header is copied; the kernel tells how long the rest is.
class UdpFlow {
public:
    /// Throws std::system_error.
    UdpFlow(const sockaddr_in& server, in_addr source, std::size_t in_flight);
    UdpFlow(const UdpFlow&) = delete;
    UdpFlow& operator=(const UdpFlow&) = delete;

    [[nodiscard]] std::size_t pending() const noexcept { return pending_.count(); }

    /// Takes the answers that have come, without waiting.
    void receive(Tally& tally);

    /// Asks up to `count` questions, the first of them due at `due` and each `interval` ns after the one
    /// before; how many the kernel took.
    std::size_t send(Questions& questions, std::size_t count, std::uint64_t due, double interval);

    void expire(std::uint64_t time, Tally& tally) { tally.lost += pending_.expire(time); }

private:
    static constexpr std::size_t batch = 64;
    static constexpr std::size_t header_octets = 12;

    net::FileDescriptor socket_;
    Pending pending_;
    std::array<std::array<std::uint8_t, header_octets>, batch> headers_{};
    std::array<iovec, batch> incoming_octets_{};
    std::array<mmsghdr, batch> incoming_{};
    std::array<std::uint16_t, batch> ids_{}; // of the messages being sent
    std::array<iovec, batch> outgoing_octets_{};
    std::array<mmsghdr, batch> outgoing_{};
};

} // namespace namu::bench
