#pragma once

#include "namu/wire/message.hpp"

#include <span>
#include <vector>

namespace namu::resolve {

/// The name that is all of an NS, CNAME or DNAME record's data.
[[nodiscard]] Name target_of(const Message::Record& record);

/// The records of a section that have this owner and type, of class IN.
[[nodiscard]] std::vector<Message::Record> records_of(std::span<const Message::Record> section,
                                                      const Name& owner, RRType type);

} // namespace namu::resolve
