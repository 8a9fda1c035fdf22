#pragma once

#include "namu/base/result.hpp"

#include <boost/asio/ip/address.hpp>

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace namu::net {

namespace asio = boost::asio;

/// An IP address (IPv6 with its scope) and a port number.
///
/// Says nothing about the transport: a DNS server listens with UDP and TCP on the same endpoint.
struct Endpoint {
    asio::ip::address address;
    std::uint16_t port = 0;

    /// Reads `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53`. Without a port in the text
    /// the result has `default_port`. Anything else is `errc::invalid_argument`.
    static Result<Endpoint> from_text(std::string_view text, std::uint16_t default_port);

    /// `192.0.2.1:53` or `[2001:db8::1]:53`; `from_text` reads it back.
    std::string to_text() const;

    /// True for 0.0.0.0 and ::, which stand for every address of the machine.
    bool is_wildcard() const noexcept { return address.is_unspecified(); }

    friend bool operator==(const Endpoint&, const Endpoint&) noexcept = default;
    friend std::strong_ordering operator<=>(const Endpoint& a, const Endpoint& b) noexcept;
};

/// Prints `to_text()`.
std::ostream& operator<<(std::ostream& out, const Endpoint& endpoint);

} // namespace namu::net
