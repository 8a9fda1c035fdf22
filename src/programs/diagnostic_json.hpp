#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"

#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

namespace namu {

/// Text for a JSON document: octets that are no UTF-8 become U+FFFD, as files may hold anything.
[[nodiscard]] boost::json::string to_json(std::string_view text);

/// One diagnostic for programs:
///
///     {"file": "home.zone", "line": 12, "column": 5, "length": 8, "severity": "error",
///      "id": "label-too-long", "rule": "RFC 1035 §2.3.4", "message": "...", "hint": "...",
///      "notes": [{"file": ..., "line": ..., "column": ..., "length": ..., "message": ...}],
///      "source_line": "..."}
///
/// `line`, `column` and `source_line` are null where the message is about a file or zone as a whole.
/// Columns and lengths count octets of the file, and a long source line is cut.
[[nodiscard]] boost::json::object to_json(const Diagnostic& diagnostic, const SourceMap& sources);

} // namespace namu
