#pragma once

#include "namu/net/file_descriptor.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu::bench {

/// The least that a UDP server does: takes what has come and sends as much back, looking at nothing.
///
/// One thread, one socket, batches of 64, the socket options and the memory of namu::net::UdpBatch; it waits
/// by epoll once a batch was not full.
class Echo {
public:
    /// `sizes`: how many octets go back, one after the other and again from the beginning; empty: as many as
    /// came. Throws std::system_error.
    Echo(const sockaddr_in& address, std::vector<std::uint16_t> sizes);
    Echo(const Echo&) = delete;
    Echo& operator=(const Echo&) = delete;

    [[noreturn]] void run();

private:
    static constexpr std::size_t batch = 64;
    static constexpr std::size_t room = 4096;

    void prepare(std::size_t index) noexcept;
    [[nodiscard]] std::size_t take_batch() noexcept;
    void send_back(std::size_t count) noexcept;
    [[nodiscard]] std::size_t next_size(std::size_t received) noexcept;

    net::FileDescriptor socket_;
    net::FileDescriptor poll_;
    std::vector<std::uint16_t> sizes_;
    std::size_t next_size_ = 0;
    std::vector<std::uint8_t> memory_;
    std::array<sockaddr_storage, batch> peers_{};
    std::array<iovec, batch> octets_{};
    std::array<mmsghdr, batch> messages_{};
};

} // namespace namu::bench
