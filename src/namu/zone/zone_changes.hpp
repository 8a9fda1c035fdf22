#pragma once

#include "namu/base/bytes.hpp"
#include "namu/zone/name_index.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/node_order.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace namu {

/// Memory for the nodes that were written after a zone was built: shared by all later versions of the zone, and
/// only ever appended to, so readers of an older version are not disturbed.
///
/// Pages that were never written cost nothing.
class EditBlock {
public:
    static constexpr std::size_t capacity = std::size_t{16} << 20;

    EditBlock() : octets_{new std::uint8_t[capacity]} {}

    [[nodiscard]] const std::uint8_t* data() const noexcept { return octets_.get(); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Appends a node, and says where it begins; there must be room.
    std::size_t append(Bytes node) noexcept
    {
        std::copy(node.begin(), node.end(), octets_.get() + size_);
        return std::exchange(size_, size_ + node.size());
    }

private:
    std::unique_ptr<std::uint8_t[]> octets_;
    std::size_t size_ = 0;
};

/// What a zone has otherwise than the parts that it shares with the version that was built.
///
/// Nodes are linked by where they stood first. A node that was written again stands elsewhere, and `moved` leads
/// from the first place to the one of today.
struct ZoneChanges {
    struct Move {
        NodeRef from;
        NodeRef to; ///< none: the node is gone
    };

    std::shared_ptr<EditBlock> block;
    std::size_t octets =
        0; ///< of the block that this version and those before have written; later ones append
    std::vector<Move> moved; ///< in ascending order of `from`
    std::vector<NodeRef>
        new_nodes; ///< those that the built version has not, by number less its number of nodes
    std::vector<std::uint64_t> new_hashes; ///< of their names
    NameIndex new_names;
    NodeOrder order;

    /// The changes of an older version, or none yet to an order that was built.
    [[nodiscard]] static ZoneChanges after(const ZoneChanges* before, std::span<const NodeRef> built);

    /// Indexes the new nodes of so far, with room for more.
    void index_new_names(std::size_t more);

    /// Notes that the node that stood there first stands elsewhere from now on, or is gone.
    void move(NodeRef from, NodeRef to);

    /// Notes a name that was not there when the zone was built.
    void add(std::uint64_t hash, NodeRef node);

    /// Where the node that stood there first stands today.
    [[nodiscard]] NodeRef current(NodeRef first) const noexcept
    {
        const auto at = std::lower_bound(moved.begin(), moved.end(), first,
                                         [](const Move& move, NodeRef wanted) { return move.from < wanted; });
        return at != moved.end() && at->from == first ? at->to : first;
    }
};

} // namespace namu
