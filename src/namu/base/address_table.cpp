#include "namu/base/address_table.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include <boost/assert.hpp>

namespace namu {
namespace {

constexpr std::size_t v4_octets = 4;
constexpr std::size_t v6_octets = 16;
constexpr unsigned mapped_bits = 96;
constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool is_mapped(Bytes address) noexcept
{
    return address.size() == v6_octets && equal(address.first(mapped.size()), mapped);
}

std::uint64_t load_u64(const std::uint8_t* octets) noexcept
{
    return std::uint64_t{load_u32(octets)} << 32 | load_u32(octets + 4);
}

/// Ones behind the first `length` of the bits of `Word`.
template <typename Word>
Word host_bits(unsigned length) noexcept
{
    constexpr unsigned bits = std::numeric_limits<Word>::digits;
    return length >= bits ? Word{0} : static_cast<Word>(std::numeric_limits<Word>::max() >> length);
}

} // namespace

template <typename Key>
struct AddressTable::Interval {
    Key first;
    std::optional<Key> end; ///< the first address behind it; none: it reaches to the last one
    Value value;
};

Bytes without_v4_mapping(Bytes address) noexcept
{
    return is_mapped(address) ? address.subspan(mapped.size()) : address;
}

/// Sweeps over the borders; of the rows that are open at one, the first in the list counts.
template <typename Key>
AddressTable::Ranges<Key> AddressTable::flatten(std::span<const Interval<Key>> intervals, Value otherwise)
{
    struct Border {
        Key at;
        std::size_t row;
        bool opens;
    };
    std::vector<Border> borders;
    for (std::size_t row = 0; row < intervals.size(); ++row) {
        borders.push_back({intervals[row].first, row, true});
        if (intervals[row].end)
            borders.push_back({*intervals[row].end, row, false});
    }
    std::ranges::sort(borders, {}, &Border::at);

    Ranges<Key> ranges{{Key{}}, {otherwise}};
    std::set<std::size_t> open;
    for (std::size_t i = 0; i < borders.size(); ++i) {
        borders[i].opens ? open.insert(borders[i].row).first : open.erase(open.find(borders[i].row));
        if (i + 1 < borders.size() && borders[i + 1].at == borders[i].at)
            continue;
        const Value value = open.empty() ? otherwise : intervals[*open.begin()].value;
        if (ranges.starts.back() == borders[i].at) {
            ranges.values.back() = value;
        } else if (ranges.values.back() != value) {
            ranges.starts.push_back(borders[i].at);
            ranges.values.push_back(value);
        }
    }
    return ranges;
}

AddressTable::AddressTable(std::span<const Row> rows, Value otherwise) : otherwise_{otherwise}
{
    std::vector<Interval<std::uint32_t>> v4;
    std::vector<Interval<Key6>> v6;
    for (const auto& [prefix, value] : rows) {
        const Bytes address = Bytes{prefix.octets}.first(prefix.address_octets);
        const bool is_mapped_v4 = is_mapped(address) && prefix.length >= mapped_bits;
        BOOST_ASSERT(prefix.length <= 8 * prefix.address_octets);
        if (address.size() == v4_octets || is_mapped_v4) {
            const unsigned length = is_mapped_v4 ? prefix.length - mapped_bits : prefix.length;
            const auto hosts = host_bits<std::uint32_t>(length);
            const std::uint32_t first = load_u32(without_v4_mapping(address).data()) & ~hosts;
            const std::uint32_t end = first + hosts + 1;
            v4.push_back({first, end == 0 ? std::nullopt : std::optional{end}, value});
            continue;
        }
        const auto high_hosts = host_bits<std::uint64_t>(prefix.length);
        const auto low_hosts = host_bits<std::uint64_t>(prefix.length < 64 ? 0U : prefix.length - 64U);
        const Key6 first{load_u64(address.data()) & ~high_hosts, load_u64(address.data() + 8) & ~low_hosts};
        Key6 end{first.high | high_hosts, first.low | low_hosts};
        end.high += ++end.low == 0 ? 1U : 0U;
        v6.push_back({first, end == Key6{} ? std::nullopt : std::optional{end}, value});
    }
    v4_ = flatten<std::uint32_t>(v4, otherwise);
    v6_ = flatten<Key6>(v6, otherwise);
}

template <typename Key>
AddressTable::Value AddressTable::find_in(const Ranges<Key>& ranges, Key key) const noexcept
{
    if (ranges.values.size() <= 1)
        return ranges.values.empty() ? otherwise_ : ranges.values.front();
    const auto behind = std::ranges::upper_bound(ranges.starts, key);
    return ranges.values[static_cast<std::size_t>(behind - ranges.starts.begin()) - 1];
}

AddressTable::Value AddressTable::find(Bytes address) const noexcept
{
    address = without_v4_mapping(address);
    if (address.size() == v4_octets)
        return find_in(v4_, load_u32(address.data()));
    if (address.size() == v6_octets)
        return find_in(v6_, Key6{load_u64(address.data()), load_u64(address.data() + 8)});
    return otherwise_;
}

} // namespace namu
