#pragma once

#include "namu/wire/record.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/zone/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace namu {

/// What a text has otherwise than a zone. A record with another TTL is another record.
struct ZoneDifference {
    struct Record {
        StoredName owner;
        RRType type{};
        Ttl ttl;
        std::vector<std::uint8_t> rdata;

        // NOLINTNEXTLINE(google-explicit-constructor): it is that record
        operator RecordView() const noexcept { return {owner, type, RRClass::IN, ttl, rdata}; }
    };

    std::vector<Record> removed;
    std::vector<Record> added;

    [[nodiscard]] bool is_empty() const noexcept { return removed.empty() && added.empty(); }
};

/// The zone of the text, made of the one that it was compared with; where nothing is different, one that shares all of
/// it. Null where only building says what the zone is (an
/// RRset with two TTLs, a record written twice), and where the change is too large for ZoneEditor.
///
/// Thread safety: as ZoneEditor.
[[nodiscard]] std::shared_ptr<Zone> apply_difference(const Zone& zone, const ZoneDifference& difference);

} // namespace namu
