#include "namu/zone/name_index.hpp"

#include <bit>

namespace namu {

void NameIndex::reset(std::size_t count)
{
    // The one empty slot that remains at least is where every search ends.
    slots_.assign(std::bit_ceil(count + count / 3 + 1), Slot{});
    mask_ = slots_.size() - 1;
}

void NameIndex::insert(std::uint64_t hash, NodeIndex node)
{
    std::size_t at = hash & mask_;
    while (slots_[at].node != no_node)
        at = (at + 1) & mask_;
    slots_[at] = {tag_of(hash), node};
}

} // namespace namu
