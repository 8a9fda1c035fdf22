#pragma once

#include "namu/base/address_table.hpp"
#include "namu/base/result.hpp"

#include <string>
#include <string_view>

#include <boost/asio/ip/address.hpp>

namespace namu::net {

/// The addresses that have the same first bits: a network, or a single address.
class Prefix {
public:
    using Address = boost::asio::ip::address;

    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or an address, which stands for itself alone. Bits behind the length are
    /// ignored. Anything else is `errc::invalid_argument`.
    static Result<Prefix> from_text(std::string_view text);

    [[nodiscard]] bool contains(const Address& address) const noexcept;
    /// `192.0.2.0/24`; without the length where that is all of the bits.
    [[nodiscard]] std::string to_text() const;

    /// The same in the form that tables of addresses are made of.
    [[nodiscard]] AddressPrefix octets() const noexcept;

    friend bool operator==(const Prefix&, const Prefix&) noexcept = default;

private:
    Prefix(const Address& address, unsigned short length) noexcept : address_{address}, length_{length} {}

    Address address_;
    unsigned short length_ = 0; ///< in bits
};

} // namespace namu::net
