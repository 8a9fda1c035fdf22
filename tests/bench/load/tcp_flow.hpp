#pragma once

#include "bench/load/pending.hpp"
#include "bench/load/tally.hpp"
#include "bench/questions/questions.hpp"
#include "namu/net/file_descriptor.hpp"

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// One TCP connection and the questions that are on their way through it; answers may come in any order
/// (RFC 7766 §6.2.1.1).
class TcpFlow {
public:
    /// Throws std::system_error.
    TcpFlow(const sockaddr_in& server, in_addr source, std::size_t in_flight);
    TcpFlow(const TcpFlow&) = delete;
    TcpFlow& operator=(const TcpFlow&) = delete;

    [[nodiscard]] std::size_t pending() const noexcept { return pending_.count(); }

    /// Takes the answers that have come, without waiting. Throws std::runtime_error where the server has
    /// closed the connection.
    void receive(Tally& tally);

    /// Asks up to `count` questions, all with one system call; see UdpFlow::send.
    std::size_t send(Questions& questions, std::size_t count, std::uint64_t due, double interval);

    void expire(std::uint64_t time, Tally& tally) { tally.lost += pending_.expire(time); }

private:
    [[nodiscard]] std::size_t take_messages(std::size_t size, std::uint64_t now, Tally& tally);
    void write_out();

    net::FileDescriptor socket_;
    Pending pending_;
    std::vector<std::uint8_t> incoming_;
    std::size_t received_ = 0; // octets in `incoming_` that are not taken yet
    std::vector<std::uint8_t> outgoing_;
    std::size_t written_ = 0; // octets of `outgoing_` that the kernel has taken
};

} // namespace namu::bench
