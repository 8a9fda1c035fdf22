#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/stored_name.hpp"
#include "namu/wire/ttl.hpp"

#include <vector>

namespace namu {

/// What a ZoneBuilder met that the finished tree does not show.
struct BuildNotes {
    struct OutOfZone {
        StoredName owner;
        RRType type;
        RecordPosition where;
    };
    struct Duplicate {
        StoredName owner;
        RRType type;
        RecordPosition first;
        RecordPosition second;
    };
    /// RFC 2181 §5.2: the RRset is served with the lower of them.
    struct DifferingTtl {
        StoredName owner;
        RRType type;
        Ttl lower;
        Ttl higher;
        RecordPosition lower_at;
        RecordPosition higher_at;
    };

    std::vector<OutOfZone> out_of_zone;
    std::vector<Duplicate> duplicates;
    std::vector<DifferingTtl> differing_ttls; ///< one for each RRset at most
};

} // namespace namu
