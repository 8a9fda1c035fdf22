#pragma once

#include "namu/lab/journal/journal.hpp"

#include <string>

namespace namu::lab {

/// What was asked: `www.lab.glasscom.com. A`.
[[nodiscard]] std::string asked_text(const JournalEntry& entry);

/// What came back, in a few words: `referral to com.`, `127.0.5.80`, `no such name`, `no reply`.
[[nodiscard]] std::string answered_text(const JournalEntry& entry);

/// Who asked: `nearest` or an endpoint.
[[nodiscard]] std::string client_text(const JournalEntry& entry);

/// Who was asked: the name and address of a server.
[[nodiscard]] std::string server_text(const JournalEntry& entry);

/// The entry in a line without an end:
///
///     12 08:15:30.250 UDP nearest -> a.root.lab. 127.0.1.1: www.lab.glasscom.com. A: referral to com. [fault: drop rate=0.3]
[[nodiscard]] std::string to_line(const JournalEntry& entry);

} // namespace namu::lab
