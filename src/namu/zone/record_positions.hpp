#pragma once

#include "namu/base/record_position.hpp"
#include "namu/zone/node_view.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// Where the records of a zone were written: a side table that is dropped once the zone is judged.
class RecordPositions {
public:
    RecordPositions() = default;

    /// The place of record `i` of RRset `rrset` of a node; unknown where none was noted.
    [[nodiscard]] RecordPosition of(const NodeView& node, std::size_t rrset, std::size_t i = 0) const noexcept
    {
        if (node.index() >= first_rrset_.size())
            return {};
        return records_[first_record_[first_rrset_[node.index()] + rrset] + i];
    }

    /// Notes nodes, their RRsets and their records in the zone's own order.
    void begin_node() { first_rrset_.push_back(static_cast<std::uint32_t>(first_record_.size())); }
    void begin_rrset() { first_record_.push_back(static_cast<std::uint32_t>(records_.size())); }
    void add(const RecordPosition& position) { records_.push_back(position); }

    /// Puts the nodes of `more` behind those that are here.
    void join(const RecordPositions& more)
    {
        const auto rrsets = static_cast<std::uint32_t>(first_record_.size());
        const auto records = static_cast<std::uint32_t>(records_.size());
        for (const std::uint32_t first : more.first_rrset_)
            first_rrset_.push_back(rrsets + first);
        for (const std::uint32_t first : more.first_record_)
            first_record_.push_back(records + first);
        records_.insert(records_.end(), more.records_.begin(), more.records_.end());
    }

private:
    std::vector<std::uint32_t> first_rrset_;  // by number of the node
    std::vector<std::uint32_t> first_record_; // by number of the RRset in the zone
    std::vector<RecordPosition> records_;
};

} // namespace namu
