#pragma once

#include "namu/base/diagnostic.hpp"
#include "namu/base/source.hpp"
#include "namu/zonefile/inherited.hpp"
#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/reader.hpp"
#include "namu/zonefile/record_reader.hpp"
#include "namu/zonefile/report.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace namu {

/// Reads one master file and what it includes.
class ZoneReader {
public:
    ZoneReader(SourceMap& sources, RecordSink& sink, Diagnostics& diagnostics, const ReadOptions& options);

    /// Reads a text and adds it to the sources. `inherited` is what holds at its start; afterwards it holds
    /// what was true at its end.
    void read(std::string text, const std::string& path, Inherited& inherited, SourcePosition included_from);

private:
    void read_entries(const std::string& text, Inherited& inherited, const Report& report);
    void read_entry(const Entry& entry, Inherited& inherited, const Report& report);
    void read_directive(const Entry& entry, Inherited& inherited, const Report& report);
    void read_origin(const Entry& entry, Inherited& inherited, const Report& report);
    void read_default_ttl(const Entry& entry, Inherited& inherited, const Report& report);

    void read_include(const Entry& entry, const Inherited& inherited, const Report& report);
    void include(const std::string& path, const Entry& entry, Inherited inherited, const Report& report);
    bool may_include(const std::string& path, const Entry& entry, const Report& report) const;
    [[nodiscard]] std::string path_of_include(std::string_view written) const;

    [[nodiscard]] bool must_stop(const Report& report, const char* at);

    SourceMap& sources_;
    Diagnostics& diagnostics_;
    ReadOptions options_;
    RecordReader records_;

    /// A file that is being read, and how to know it again under another name.
    struct OpenFile {
        std::string path;
        std::string identity;
    };
    std::vector<OpenFile> open_; // the innermost is the last one
    std::size_t errors_before_;
    std::size_t runaways_ = 0;
    bool stopped_ = false;
};

} // namespace namu
