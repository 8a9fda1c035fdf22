#pragma once

#include "namu/base/address_table.hpp"
#include "namu/base/bytes.hpp"

#include <span>

namespace namu {

/// Whether a client may ask: the longest prefix that contains its address says so, and of two equal ones the one that
/// denies. A client in none of them may ask where nothing is allowed by name.
///
/// Thread safety: never changes after construction.
class AccessList {
public:
    /// Everybody may ask.
    AccessList() = default;
    AccessList(std::span<const AddressPrefix> allow, std::span<const AddressPrefix> deny);

    /// `address` has 4 or 16 octets in network order. Never allocates.
    [[nodiscard]] bool allows(Bytes address) const noexcept
    {
        return is_open_ || clients_.find(address) == allowed;
    }
    /// Everybody may ask.
    [[nodiscard]] bool is_open() const noexcept { return is_open_; }

private:
    static constexpr AddressTable::Value denied = 0;
    static constexpr AddressTable::Value allowed = 1;

    bool is_open_ = true;
    AddressTable clients_;
};

} // namespace namu
