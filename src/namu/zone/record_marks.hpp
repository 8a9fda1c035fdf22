#pragma once

#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace namu {

/// A mark for each record of a zone, known by where its RDATA stands.
class RecordMarks {
public:
    explicit RecordMarks(const Zone& zone) : zone_{zone}, marks_(zone.block_octets() / 2 / 64 + 1) {}

    /// Marks a record of the zone; false where it is marked already.
    bool mark(Bytes rdata) noexcept
    {
        std::uint64_t& word = marks_[place_of(rdata) / 64];
        const std::uint64_t bit = bit_of(rdata);
        const bool is_new = (word & bit) == 0;
        word |= bit;
        return is_new;
    }
    [[nodiscard]] bool has(Bytes rdata) const noexcept
    {
        return (marks_[place_of(rdata) / 64] & bit_of(rdata)) != 0;
    }

private:
    /// Records begin with a length of two octets, so of two none has the same half.
    [[nodiscard]] std::size_t place_of(Bytes rdata) const noexcept
    {
        return zone_.offset_of(rdata.data()) / 2;
    }
    [[nodiscard]] std::uint64_t bit_of(Bytes rdata) const noexcept
    {
        return std::uint64_t{1} << place_of(rdata) % 64;
    }

    const Zone& zone_;
    std::vector<std::uint64_t> marks_;
};

} // namespace namu
