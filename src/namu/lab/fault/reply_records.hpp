#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace namu::lab {

/// Where a record stands in a message.
struct RecordPlace {
    Section section;
    RRType type;
    std::size_t begin; ///< of its owner
    std::size_t ttl;   ///< of its TTL: four octets
    std::size_t rdata; ///< of its RDATA
    std::size_t rdata_octets;

    [[nodiscard]] std::size_t end() const noexcept { return rdata + rdata_octets; }
};

/// A message that is to be changed octet by octet.
struct ReplyRecords {
    std::size_t question_end; ///< where the records begin
    std::vector<RecordPlace> records;
};

/// Where everything stands; nothing for a message that cannot be read to its end.
[[nodiscard]] std::optional<ReplyRecords> find_records(Bytes message);

} // namespace namu::lab
