#pragma once

#include <netinet/in.h>

#include "namu/net/file_descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace namu::bench {

/// Throws std::system_error with errno and what was tried.
[[noreturn]] void fail_with_errno(const std::string& what);

/// Reads `127.0.0.1:5353`. Throws std::invalid_argument.
[[nodiscard]] sockaddr_in read_address(const std::string& text);

/// Reads `198.51.100.1`. Throws std::invalid_argument.
[[nodiscard]] in_addr read_ip_address(const std::string& text);

/// One of many loopback addresses, none of them 127.0.0.x.
[[nodiscard]] in_addr loopback_address(std::size_t number) noexcept;

/// A socket that does not block, SOCK_DGRAM or SOCK_STREAM, from this address, connected to the server or about to be.
/// Throws std::system_error where it cannot be made.
[[nodiscard]] net::FileDescriptor open_socket(int type, in_addr source, const sockaddr_in& server);

/// Keeps this process on one core; a negative number leaves it free. Throws std::system_error.
void pin_to_core(int core);

/// Nanoseconds of a clock that only goes forward.
[[nodiscard]] std::uint64_t now_ns() noexcept;

} // namespace namu::bench
