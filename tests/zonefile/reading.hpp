#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/record_position.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/record.hpp"
#include "namu/zonefile/reader.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace namu::testing {

/// What reading a master file gave, in a form that is easy to compare.
struct Reading {
    SourceMap sources;
    Diagnostics diagnostics;
    std::vector<std::string> records;      ///< "www.example.com. 300 IN A 192.0.2.1"
    std::vector<RecordPosition> positions; ///< one for each record

    /// "error no-owner 6:8", one for each diagnostic in the order of the report; `-` for no place.
    [[nodiscard]] std::vector<std::string> verdicts() const;

    /// "3:1" for a place in any source.
    [[nodiscard]] std::string place(SourceSpan span) const;
};

[[nodiscard]] Reading read_text(std::string_view text, std::string_view origin = "example.com.",
                                const ReadOptions& options = {});
[[nodiscard]] Reading read_file_at(const std::string& path, std::string_view origin = "example.com.");

/// The pieces with ` | ` between them: what Boost.Test can print and compare at once.
[[nodiscard]] std::string joined(const std::vector<std::string>& pieces);

} // namespace namu::testing
