#include "namu/zone/child_index.hpp"

#include <bit>

namespace namu {

void ChildIndex::reset(std::size_t count)
{
    // The one empty slot that remains at least is where every search ends.
    slots_.assign(std::bit_ceil(count + count / 3 + 1), Slot{});
    mask_ = slots_.size() - 1;
}

void ChildIndex::insert(std::uint64_t hash, NodeIndex node)
{
    std::size_t at = hash & mask_;
    while (slots_[at].node != no_node)
        at = (at + 1) & mask_;
    slots_[at] = {tag_of(hash), node};
}

} // namespace namu
