#pragma once

#include "namu/base/bytes.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// The first bits of IP addresses, in network order: of 4 octets or of 16.
struct AddressPrefix {
    std::array<std::uint8_t, 16> octets{}; ///< bits behind `length` are ignored
    std::uint8_t address_octets = 4;       ///< 4 or 16
    std::uint8_t length = 0;               ///< in bits
};

/// From a client's address to a number: that of the first row whose prefix contains it.
///
/// What the rows come to is worked out when the table is made: the address space is cut where any prefix begins or
/// ends, so that a question is one binary search among numbers that stand side by side, however many rows there are.
///
///     rows    10.0.0.0/8 -> 1, 10.1.0.0/16 -> 2 (hidden by the row before), 0.0.0.0/0 -> 3
///     starts  0.0.0.0   10.0.0.0   11.0.0.0
///     values        3          1          3
///
/// An IPv4 client at an IPv6 socket (::ffff:192.0.2.1, RFC 4291 §2.5.5.2) is the IPv4 client that it is, and a prefix
/// of such addresses is one of IPv4; no shorter IPv6 prefix contains them.
///
/// Thread safety: never changes after construction.
class AddressTable {
public:
    using Value = std::uint16_t;
    struct Row {
        AddressPrefix prefix;
        Value value;
    };

    AddressTable() = default;
    /// `otherwise` is the number of addresses that are in no row.
    explicit AddressTable(std::span<const Row> rows, Value otherwise = 0);

    /// `address` has 4 or 16 octets in network order; anything else is in no row. Never allocates.
    [[nodiscard]] Value find(Bytes address) const noexcept;

private:
    struct Key6 {
        std::uint64_t high;
        std::uint64_t low;
        friend auto operator<=>(const Key6&, const Key6&) = default;
    };

    template <typename Key>
    struct Ranges {
        std::vector<Key> starts; // of each range; the first one is zero
        std::vector<Value> values;
    };

    template <typename Key>
    struct Interval;

    template <typename Key>
    static Ranges<Key> flatten(std::span<const Interval<Key>> intervals, Value otherwise);
    template <typename Key>
    [[nodiscard]] Value find_in(const Ranges<Key>& ranges, Key key) const noexcept;

    Ranges<std::uint32_t> v4_;
    Ranges<Key6> v6_;
    Value otherwise_ = 0;
};

/// The 4 octets of an IPv4 address that came in the form of IPv6 (RFC 4291 §2.5.5.2); any other address as it is.
[[nodiscard]] Bytes without_v4_mapping(Bytes address) noexcept;

} // namespace namu
