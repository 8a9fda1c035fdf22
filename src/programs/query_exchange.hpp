#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/wire/message.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace namu {

/// What came back for a question.
struct Exchange {
    std::vector<std::uint8_t> reply;
    std::chrono::steady_clock::duration duration{};
};

/// Finds the server: an address with or without a port, or a host name that the system knows. Errors: those of
/// the system's resolver, errc::invalid_argument.
[[nodiscard]] Result<net::Endpoint> find_server(const std::string& server, std::uint16_t default_port);

/// Asks over UDP, from a port that the system draws, up to `tries` times. What does not answer the question is
/// ignored. Errors: asio::error::timed_out, and those of sockets.
[[nodiscard]] Result<Exchange> ask_over_udp(const net::Endpoint& server, Bytes query,
                                            const Question& question, std::chrono::seconds time_limit,
                                            unsigned tries);

/// Asks over TCP on a connection of its own. Errors as above, and asio::error::eof.
[[nodiscard]] Result<Exchange> ask_over_tcp(const net::Endpoint& server, Bytes query,
                                            const Question& question, std::chrono::seconds time_limit);

} // namespace namu
