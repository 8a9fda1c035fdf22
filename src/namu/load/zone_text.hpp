#pragma once

#include "namu/zone/zone.hpp"
#include "namu/zonefile/printer.hpp"

#include <functional>
#include <string_view>

namespace namu {

/// Writes all records of a zone as master-file text, one a line, names absolute: owners in canonical
/// order (RFC 4034 §6.1), the SOA first, then by type, the records of one type in canonical order
/// (RFC 4034 §6.3). It reads back to the same zone. `write` is handed some ten kilobytes at a time.
void write_zone_text(const Zone& zone, RecordForm form, const std::function<void(std::string_view)>& write);

} // namespace namu
