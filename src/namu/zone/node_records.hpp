#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace namu {

/// A record on its way into a node; the RDATA belongs to somebody else.
struct NodeRecord {
    const std::uint8_t* rdata;
    std::uint32_t order; ///< of the record in the text: which of two duplicates came second
    Ttl ttl;
    RRType type;
    RRType covered; ///< of an RRSIG, the type that it signs; else 0
    std::uint16_t size;

    [[nodiscard]] Bytes octets() const noexcept { return {rdata, size}; }
};

/// The type that a record signs; 0 for one that is no RRSIG (RFC 4034 §3.1.1).
[[nodiscard]] inline RRType covered_by(RRType type, Bytes rdata) noexcept
{
    return type == RRType::RRSIG && rdata.size() >= 2 ? static_cast<RRType>(load_u16(rdata.data()))
                                                      : RRType{};
}

/// True where both belong to one RRset of a node.
[[nodiscard]] inline bool same_rrset(const NodeRecord& a, const NodeRecord& b) noexcept
{
    return a.type == b.type && a.covered == b.covered;
}

/// Sorts the records of one owner: by type, the signatures by the type covered, records of an RRset
/// canonically (RFC 4034 §6.3), and equal ones as they came.
void sort_records(std::span<NodeRecord> records);

/// Calls `visit(std::span<NodeRecord>)` with each RRset of sorted records.
template <typename Visit>
void for_each_set(std::span<NodeRecord> records, Visit&& visit)
{
    for (std::size_t begin = 0; begin < records.size();) {
        std::size_t end = begin + 1;
        while (end < records.size() && same_rrset(records[begin], records[end]))
            ++end;
        visit(records.subspan(begin, end - begin));
        begin = end;
    }
}

} // namespace namu
