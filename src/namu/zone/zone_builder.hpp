#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/record.hpp"
#include "namu/wire/record_run.hpp"
#include "namu/zone/build_notes.hpp"
#include "namu/zone/record_positions.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace namu {

/// A zone as built, with what is only needed to judge it.
struct BuiltZone {
    std::shared_ptr<Zone> zone;
    RecordPositions positions; ///< empty where the records came without
    BuildNotes notes;
};

/// Collects the records of one zone in any order and makes the immutable Zone of them.
///
/// It takes zones that break rules, so that all of them can be reported: what a tree cannot hold
/// (records outside the zone, duplicates, differing TTLs in one RRset) goes into the notes.
class ZoneBuilder {
public:
    explicit ZoneBuilder(const Name& apex) : apex_{apex} {}

    /// Copies the record. RDATA must be valid uncompressed wire form of its type. Throws
    /// std::length_error for more than 2^32 - 1 records.
    void add(const RecordView& record, const RecordPosition& position = {});

    /// Takes many records at once, without positions.
    void add(RecordRun&& run);

    [[nodiscard]] std::size_t record_count() const noexcept { return record_count_; }

    /// Makes the zone with so many threads; the builder is spent afterwards. Throws std::length_error where the zone is larger than
    /// 32 GiB, or the records of a name than 2 GiB.
    BuiltZone build(std::size_t threads = 1);

private:
    friend class ZoneAssembler;

    void count_records(std::size_t more);
    [[nodiscard]] bool has_room(std::size_t octets) noexcept;

    Name apex_;
    std::vector<RecordRun> runs_;
    std::vector<RecordPosition> positions_; ///< of all records, or none at all
    NameView last_owner_;                   ///< of the last run
    std::size_t record_count_ = 0;
};

} // namespace namu
