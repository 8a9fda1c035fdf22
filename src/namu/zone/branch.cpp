#include "namu/zone/branch.hpp"

#include "namu/zone/node_writer.hpp"

#include <algorithm>
#include <cstring>

namespace namu {
namespace {

/// Octets in front of the first node that is not the apex.
constexpr std::size_t reserved = 2 * node_unit;

template <typename T>
void append(std::vector<T>& to, std::vector<T>& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void append(BuildNotes& to, BuildNotes& from)
{
    append(to.out_of_zone, from.out_of_zone);
    append(to.duplicates, from.duplicates);
    append(to.differing_ttls, from.differing_ttls);
}

void add(ZoneNumbers& to, const ZoneNumbers& from) noexcept
{
    to.records += from.records;
    to.rrsets += from.rrsets;
    to.deepest_labels = std::max(to.deepest_labels, from.deepest_labels);
}

/// Moves links of one block to where it stands in another.
class Relocation {
public:
    explicit Relocation(std::uint32_t units) noexcept : units_{units} {}

    [[nodiscard]] NodeRef operator()(NodeRef ref) const noexcept
    {
        const bool stays = ref == NodeRef::none || ref == Branch::apex_ref;
        return stays ? ref : static_cast<NodeRef>(static_cast<std::uint32_t>(ref) + units_);
    }

private:
    std::uint32_t units_;
};

} // namespace

void Branch::clear()
{
    block.shrink(0);
    std::fill_n(block.grow(reserved), reserved, std::uint8_t{0});
    order.clear();
    hashes.clear();
    wildcard_of_apex = NodeRef::none;
    numbers = {};
    notes = {};
    positions = {};
}

void Branch::join(Branch& more)
{
    const std::size_t begin = block.size();
    const Relocation moved{static_cast<std::uint32_t>(node_ref(begin)) -
                           static_cast<std::uint32_t>(node_ref(reserved))};
    static_cast<void>(node_ref(begin + more.block.size())); // throws while nothing is changed
    for (const NodeRef ref : more.order) {
        NodeHead& node = more.head(ref);
        node.parent = moved(node.parent);
        node.wildcard = moved(node.wildcard);
        node.number += static_cast<NodeIndex>(order.size());
    }
    const std::size_t octets = more.block.size() - reserved;
    std::memcpy(block.grow(octets), more.block.data() + reserved, octets);
    if (more.wildcard_of_apex != NodeRef::none)
        head(apex_ref).wildcard = moved(more.wildcard_of_apex);
    for (const NodeRef ref : more.order)
        order.push_back(moved(ref));
    append(hashes, more.hashes);
    add(numbers, more.numbers);
    append(notes, more.notes);
    positions.join(more.positions);
}

} // namespace namu
