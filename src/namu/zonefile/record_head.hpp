#pragma once

#include "namu/wire/rdata/text_token.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"
#include "namu/zonefile/report.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace namu {

/// What stands between the owner and the RDATA.
struct RecordHead {
    std::optional<Ttl> ttl;
    RRType type{};
    std::size_t type_at = 0; ///< index of the type's field
};

/// Reads `[TTL] [class] type`, TTL and class in either order (RFC 1035 §5.1), from the fields of an entry;
/// `first` is the index behind the owner, and 0 where the owner is inherited. Reports what is wrong.
[[nodiscard]] std::optional<RecordHead> read_record_head(std::span<const rdata::TextToken> fields,
                                                         std::size_t first, const Report& report);

} // namespace namu
