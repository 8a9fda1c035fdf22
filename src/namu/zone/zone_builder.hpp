#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/record.hpp"
#include "namu/zone/build_notes.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace namu {

/// A zone as built, with what is only needed to judge it.
struct BuiltZone {
    std::shared_ptr<Zone> zone;
    RecordPositions positions;
    BuildNotes notes;
};

/// Collects the records of one zone in any order and makes the immutable Zone of them.
///
/// It takes zones that break rules, so that all of them can be reported: what a tree cannot hold
/// (records outside the zone, duplicates, differing TTLs in one RRset) goes into the notes.
class ZoneBuilder {
public:
    explicit ZoneBuilder(const Name& apex);

    /// Copies the record. RDATA must be valid uncompressed wire form of its type. Throws
    /// std::length_error for more than 2^32 - 1 records or 4 GiB of owner names.
    void add(const RecordView& record, const RecordPosition& position = {});

    [[nodiscard]] std::size_t record_count() const noexcept { return entries_.size(); }

    /// Makes the zone; the builder is spent afterwards. Throws std::length_error where an RRset is larger
    /// than 4 GiB, or owner names are with those of empty non-terminals.
    BuiltZone build();

private:
    friend class ZoneAssembler;

    struct Owner {
        std::uint32_t name_offset;
        std::uint8_t name_size;
    };
    struct Entry {
        std::uint64_t rdata_offset;
        std::uint32_t owner;
        Ttl ttl;
        std::uint32_t order; ///< of the record in the file: which of two duplicates came second
        std::uint16_t rdata_size;
        RRType type;
        RRType covered;
    };

    std::uint32_t owner_number(NameView owner);
    [[nodiscard]] NameView owner_name(std::uint32_t owner) const noexcept;

    Name apex_;
    std::vector<Owner> owners_;
    std::vector<std::uint8_t> names_;
    std::vector<std::uint8_t> rdata_;
    std::vector<Entry> entries_;
    std::vector<RecordPosition> positions_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_hash_;
    std::uint32_t last_owner_ = 0;
    BuildNotes notes_;
};

} // namespace namu
