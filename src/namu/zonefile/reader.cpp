#include "namu/zonefile/reader.hpp"

#include "namu/zonefile/file_text.hpp"
#include "namu/zonefile/report.hpp"
#include "namu/zonefile/rules.hpp"
#include "namu/zonefile/zone_reader.hpp"

#include <utility>

namespace namu {
namespace {

/// There is no line to show for a file that has none.
void report_file(const DiagnosticRule& rule, Diagnostics& diagnostics, std::string message, std::string hint)
{
    diagnostics.report({.rule = &rule, .where = {}, .message = std::move(message), .hint = std::move(hint)});
}

} // namespace

void read_zone_file(const std::string& path, NameView origin, SourceMap& sources, RecordSink& sink,
                    Diagnostics& diagnostics, const ReadOptions& options)
{
    FileText file = read_file(path);
    if (file.error) {
        const bool not_found = file.error->kind == FileText::Error::Kind::not_found;
        report_file(not_found ? zonefile_rule::file_not_found : zonefile_rule::file_not_readable, diagnostics,
                    "cannot read " + in_backquotes(path) + ": " + file.error->reason, hint_for(*file.error));
        return;
    }
    if (file.text.empty()) {
        report_file(zonefile_rule::empty_file, diagnostics, in_backquotes(path) + " is empty",
                    "a zone has at least a SOA record and a NS record");
        return;
    }
    read_zone_text(std::move(file.text), path, origin, sources, sink, diagnostics, options);
}

void read_zone_text(std::string text, const std::string& path, NameView origin, SourceMap& sources,
                    RecordSink& sink, Diagnostics& diagnostics, const ReadOptions& options)
{
    Inherited inherited;
    inherited.origin = Name{origin};
    ZoneReader{sources, sink, diagnostics, options}.read(std::move(text), path, inherited, {});
}

} // namespace namu
