#pragma once

#include "namu/lab/journal/journal.hpp"

#include <optional>

#include <boost/json/object.hpp>

namespace namu {

/// An entry for programs:
///
///     {"asked": 1, "answered": 2, "time_us": 1795420800250113, "microseconds": 84, "transport": "udp",
///      "client": "127.0.0.1:40123", "client_name": "nearest", "server": "127.0.1.1:5300", "server_name": "a.root.lab.",
///      "zone": ".", "what": "www.lab.glasscom.com. A", "outcome": "referral to com.", "faults": [],
///      "manner": "whole", "question": "1A2B...", "reply": "1A2B..."}
///
/// `time_us` counts microseconds since 1970; `question` and `reply` are the octets of the messages in hexadecimal digits.
[[nodiscard]] boost::json::object to_json(const lab::JournalEntry& entry);

/// The entry again; nothing for an object that is none.
[[nodiscard]] std::optional<lab::JournalEntry> journal_entry_from_json(const boost::json::object& object);

} // namespace namu
