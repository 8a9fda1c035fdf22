#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/growing_block.hpp"
#include "namu/base/table.hpp"
#include "namu/wire/serial.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zone/name_index.hpp"
#include "namu/zone/node_data.hpp"

#include <cstdint>
#include <memory>

namespace namu {

/// The numbers of a zone that are worked out while it is built.
struct ZoneNumbers {
    std::uint64_t records = 0;
    std::uint64_t rrsets = 0;
    std::uint32_t apex_labels = 0;
    std::uint32_t deepest_labels = 0; ///< the most labels that any node has
    Ttl negative_ttl;
    Serial serial;
};

/// What a zone's records are kept in: flat tables without a pointer, so they may stand in memory of their own or in a
/// mapped file.
struct ZoneParts {
    GrowingBlock own_block; ///< empty where the block is in a mapped file
    Bytes block;
    Table<NodeRef> order; ///< where the nodes stand, by number
    NameIndex names;
    std::shared_ptr<const void> mapping = {}; ///< keeps what the tables only look at
};

} // namespace namu
