#pragma once

#include "namu/log/event.hpp"
#include "namu/monitor/facts.hpp"
#include "namu/server/query_log/query_record.hpp"
#include "namu/server/snapshot.hpp"

#include <string>

namespace namu::monitor {

/// A record of the query log as one line of text, complete:
///
///     2026-11-23T10:50:07.123Z 192.0.2.1:40112 udp www.home.lab. IN A +ED -> NOERROR aa 56 home.lab.
///
/// Behind the question stand what came with it (R: recursion desired, E: EDNS, D: DO, C: a cookie), and behind the arrow
/// the answer's code, flags and octets and the zone; `dropped` where there was no answer, `?` where no question.
[[nodiscard]] std::string query_text(const server::QueryRecord& record);

/// The same as one line of JSON, with the path to the answer where the record asks for it: that is worked out again from
/// `snapshot`, which may be newer than the answer was.
[[nodiscard]] std::string query_json(const server::QueryRecord& record, const server::Snapshot& snapshot);

/// A line that says that so many questions were not recorded.
[[nodiscard]] std::string query_loss(std::uint64_t questions, Time time, log::Format format);

} // namespace namu::monitor
