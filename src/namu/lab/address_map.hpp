#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>

#include <boost/asio/ip/address.hpp>

namespace namu::lab {

/// Which loopback address stands in a lab for each address of its name servers.
///
/// Loopback addresses stand for themselves. 198.41.0.4 becomes 127.41.0.4: the first number is 127, the others stay, so
/// one recognises them. An IPv6 address becomes 127.6.x.y, where x.y is its last 16 bits, as there is one IPv6 loopback
/// address only. Where that address is taken, by a server of the lab or by one mapped before it, the next one that is
/// free is used; addresses are mapped in their order, so the same ones always get the same.
class AddressMap {
public:
    using Address = boost::asio::ip::address;

    /// Maps nothing.
    AddressMap() = default;
    /// Maps those of these addresses that are not loopback. `others` come after, so that what the first ones become does
    /// not depend on them.
    explicit AddressMap(std::span<const Address> addresses, std::span<const Address> others = {});

    /// The address that stands for this one: itself, where it was not mapped.
    [[nodiscard]] Address operator()(const Address& address) const;
    /// The mapped addresses with those that stand for them, in their order.
    [[nodiscard]] const std::map<Address, Address>& entries() const noexcept { return entries_; }

private:
    void add(std::span<const Address> addresses, std::set<Address>& taken);

    std::map<Address, Address> entries_;
};

} // namespace namu::lab
