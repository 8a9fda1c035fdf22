#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <cstdint>
#include <string>

namespace namu {

enum class IncludePolicy : std::uint8_t {
    follow,
    refuse, ///< every `$INCLUDE` is an error and no file is touched: for texts of unknown people
};

struct ReadOptions {
    IncludePolicy includes = IncludePolicy::follow;
    std::uint64_t max_generated = 1'000'000; ///< records that one `$GENERATE` may make
};

/// Reads the master file at `path` (RFC 1035 §5, docs/zone-files.md) and hands every good record to
/// `sink`; relative names are completed with `origin` until a `$ORIGIN`.
///
/// Everything that is wrong is reported, also in included files, and reading goes on behind it; it ends
/// after 100 errors. The texts that were read are in `sources` afterwards. A file that cannot be read is
/// one diagnostic. The caller asks `diagnostics.has_errors()`.
void read_zone_file(const std::string& path, NameView origin, SourceMap& sources, RecordSink& sink,
                    Diagnostics& diagnostics, const ReadOptions& options = {});

/// The same for a text in memory that is called `path` in messages; `$INCLUDE` is relative to it.
void read_zone_text(std::string text, const std::string& path, NameView origin, SourceMap& sources,
                    RecordSink& sink, Diagnostics& diagnostics, const ReadOptions& options = {});

} // namespace namu
