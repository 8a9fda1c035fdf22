#pragma once

#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// Finds numbered things (nodes, zones) by the hash of their whole name: open addressing, at most three quarters full.
///
/// It knows no names: `find` offers each candidate to `is_it`, which compares. Immutable after
/// the last insert; any number of threads may read.
class NameIndex {
public:
    /// Makes room for `count` nodes and forgets all.
    void reset(std::size_t count);
    void insert(std::uint64_t hash, NodeIndex node);

    template <typename IsIt>
    [[nodiscard]] NodeIndex find(std::uint64_t hash, IsIt&& is_it) const noexcept
    {
        const auto tag = tag_of(hash);
        for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
            const Slot& slot = slots_[at];
            if (slot.node == no_node)
                return no_node;
            if (slot.tag == tag && is_it(slot.node))
                return slot.node;
        }
    }

    [[nodiscard]] std::size_t memory() const noexcept { return slots_.capacity() * sizeof(Slot); }

    /// Brings the place of a hash into the cache, for a question that comes to it soon.
    void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(&slots_[hash & mask_]); }

private:
    struct Slot {
        std::uint32_t tag = 0;
        NodeIndex node = no_node;
    };

    static std::uint32_t tag_of(std::uint64_t hash) noexcept
    {
        return static_cast<std::uint32_t>(hash >> 32);
    }

    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
};

} // namespace namu
