#pragma once

#include "namu/wire/message.hpp"

#include <string>

namespace namu {

/// The text of a whole message in the layout that users of dig know: header, EDNS part, question, and the
/// sections that are not empty, each record in a line of master-file text. Octets that a terminal might take
/// for commands are escaped.
[[nodiscard]] std::string to_text(const Message& message);

/// One record as a line of a master file, without a line end: owner, TTL, class, type, RDATA, a blank between.
[[nodiscard]] std::string to_text(const Message::Record& record);

/// RDATA as text; empty where there is none (see RFC 2136 §2.4).
[[nodiscard]] std::string rdata_text(const Message::Record& record);

/// The flags that are set, in small letters with blanks between: "qr aa rd".
[[nodiscard]] std::string header_flags_text(const Message& message);

} // namespace namu
