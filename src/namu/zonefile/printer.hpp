#pragma once

#include "namu/wire/record.hpp"

#include <string>

namespace namu {

/// Appends a record as one line that needs nothing around it: `owner TTL class type data` with tabs between
/// them, names absolute, and a line end. Reading it back gives the same record.
void append_record_text(const RecordView& record, std::string& out);

} // namespace namu
