#pragma once

#include "namu/base/record_position.hpp"
#include "namu/zone/node_data.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace namu {

/// Where the records of a zone were written: a side table that is dropped once the zone is judged.
class RecordPositions {
public:
    RecordPositions() = default;
    /// `first_record[i]` is the number of RRset i's first record; `records` has all of them in the
    /// zone's own order.
    RecordPositions(std::vector<std::uint32_t> first_record, std::vector<RecordPosition> records)
        : first_record_{std::move(first_record)},
          records_{std::move(records)}
    {}

    /// The place of record `i` of an RRset.
    [[nodiscard]] RecordPosition of(RRsetIndex rrset, std::size_t i = 0) const noexcept
    {
        return rrset < first_record_.size() ? records_[first_record_[rrset] + i] : RecordPosition{};
    }

private:
    std::vector<std::uint32_t> first_record_;
    std::vector<RecordPosition> records_;
};

} // namespace namu
