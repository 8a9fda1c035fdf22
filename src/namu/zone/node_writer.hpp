#pragma once

#include "namu/base/growing_block.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/node_data.hpp"
#include "namu/zone/node_records.hpp"

#include <span>

namespace namu {

/// How links call the node that stands so many octets behind the beginning of a block. Throws std::length_error where
/// a number is too small for that.
[[nodiscard]] NodeRef node_ref(std::size_t offset);

/// Writes nodes as they stand in a zone's block, one behind the other (node_data.hpp).
class NodeWriter {
public:
    /// Room is kept for the hosts of those RRsets that point to names at or below `apex`.
    NodeWriter(GrowingBlock& block, NameView apex) noexcept : block_{block}, apex_{apex} {}

    /// Writes a node with its records, which must be sorted, each once, and of one TTL in an RRset. The links of its
    /// head are those of `head`; the rest of it is filled in here, flags that its own types mean included.
    /// Throws std::length_error where the records become larger than 2 GiB, or the block than 32 GiB.
    NodeRef write(NameView owner, const NodeHead& head, std::span<NodeRecord> records);

private:
    void write_set(std::span<const NodeRecord> set, std::size_t node, RRsetHead& head);
    [[nodiscard]] bool points_into_zone(std::span<const NodeRecord> set) const noexcept;

    GrowingBlock& block_;
    NameView apex_;
};

} // namespace namu
