#pragma once

#include <netinet/in.h>

#include <cstdint>
#include <string>

namespace namu::bench {

/// Throws std::system_error with errno and what was tried.
[[noreturn]] void fail_with_errno(const std::string& what);

/// Reads `127.0.0.1:5353`. Throws std::invalid_argument.
[[nodiscard]] sockaddr_in read_address(const std::string& text);

/// Keeps this process on one core; a negative number leaves it free. Throws std::system_error.
void pin_to_core(int core);

/// Nanoseconds of a clock that only goes forward.
[[nodiscard]] std::uint64_t now_ns() noexcept;

} // namespace namu::bench
