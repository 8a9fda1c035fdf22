#pragma once

#include "namu/zone/node_view.hpp"

#include <boost/assert.hpp>

#include <array>
#include <cstddef>

namespace namu {

/// The NSEC or NSEC3 records of one answer, as the nodes that own them, each once. Never allocates.
class Proof {
public:
    /// One for each alias by a wildcard, and the last name's own.
    static constexpr std::size_t max_nodes = 24;

    /// Adds the node; nothing where it is there already, or where the proof is full.
    void add(const NodeView& node) noexcept
    {
        if (size_ == max_nodes)
            return;
        for (std::size_t i = 0; i < size_; ++i) {
            if ((*this)[i] == node)
                return;
        }
        node.prefetch_records(); // what goes in front of the proof is written meanwhile
        entries_[size_++] = node;
    }

    /// Adds those of another proof.
    void add(const Proof& other) noexcept
    {
        for (std::size_t i = 0; i < other.size(); ++i)
            add(other[i]);
    }

    /// Whether nodes of two zones own records of the same name: a cut in the parent, and the child's apex. In one
    /// message their NSEC would be taken for one RRset, which neither signature covers. Or whether two zones hash
    /// names in different ways, which no message may have (RFC 5155 §7.2).
    [[nodiscard]] bool mixes_zones() const noexcept;

    /// Leaves the first `size` nodes.
    void shrink(std::size_t size) noexcept
    {
        BOOST_ASSERT(size <= size_);
        size_ = size;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const NodeView& operator[](std::size_t i) const noexcept { return entries_[i]; }

private:
    std::array<NodeView, max_nodes> entries_; // filled as far as size_
    std::size_t size_ = 0;
};

} // namespace namu
