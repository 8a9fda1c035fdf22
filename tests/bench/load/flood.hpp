#pragma once

#include "bench/load/attack.hpp"
#include "bench/questions/questions.hpp"
#include "namu/net/file_descriptor.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// Datagrams that are no questions, as fast as they go out: random octets, questions that are cut short, responses, and
/// questions under random headers, from several addresses. What the server says to them is left to the kernel.
class Flood final : public Attack {
public:
    /// Throws std::system_error.
    Flood(const sockaddr_in& server, Questions& questions);

    void step(std::uint64_t now) override;
    [[nodiscard]] Counts counts() override { return {.datagrams = sent_}; }

private:
    static constexpr std::size_t batch = 32;

    std::vector<net::FileDescriptor> sockets_;
    std::vector<std::vector<std::uint8_t>> garbage_;
    std::vector<iovec> octets_;
    std::vector<mmsghdr> messages_;
    std::uint64_t steps_ = 0;
    std::uint64_t sent_ = 0;
};

} // namespace namu::bench
