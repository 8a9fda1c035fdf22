#include "namu/load/load_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/builder_sink.hpp"
#include "namu/load/rules.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zonefile/reader.hpp"

#include <utility>

namespace namu {
namespace {

class IgnoredRecords final : public RecordSink {
public:
    void add(const RecordView& /*record*/, const RecordPosition& /*position*/) override {}
};

void report_no_origin(LoadedZone& loaded)
{
    // A file that is empty or cannot be read is told to be that, not to be without a name.
    IgnoredRecords nobody;
    read_zone_file(loaded.path, Name{}, loaded.sources, nobody, loaded.diagnostics);
    if (loaded.diagnostics.has_errors())
        return;
    loaded.diagnostics.report(
        {.rule = &load_rule::origin_not_found,
         .where = {SourcePosition{0, 0}, 0},
         .message = "which zone this is can be seen neither from the file nor from its name",
         .hint = "begin the file with `$ORIGIN example.com.`, call it `example.com.zone`, or use --origin"});
}

BuiltZone build(const Name& origin, std::size_t threads, LoadedZone& loaded)
{
    ZoneBuilder builder{origin};
    BuilderSink records{builder};
    read_zone_file(loaded.path, origin, loaded.sources, records, loaded.diagnostics);
    return builder.build(threads);
}

/// What only a zone that is served needs.
std::shared_ptr<const Zone> finish(std::shared_ptr<Zone> zone)
{
    zone->set_denial(index_denial(*zone));
    return zone;
}

} // namespace

LoadedZone load_zone(const ZoneRequest& request, const LoadOptions& options)
{
    LoadedZone loaded;
    loaded.path = request.path;
    loaded.origin = origin_of(request.path, request.origin);
    if (!loaded.origin) {
        report_no_origin(loaded);
        return loaded;
    }
    BuiltZone built = build(loaded.origin->name, options.threads, loaded);
    const bool read_in_part = options.judge == Judge::all_rules && loaded.diagnostics.has_errors();
    judge_zone(built, read_in_part ? Judge::present_only : options.judge, options.threads,
               loaded.diagnostics);
    // Of a zone that is read in part, or refused, signatures would seem to be wrong that are not.
    if (options.dnssec && !loaded.diagnostics.has_fatal_errors() && !read_in_part)
        check_dnssec(built, *options.dnssec, loaded.diagnostics);
    loaded.diagnostics.sort();

    const bool is_strict = options.judge != Judge::all_rules;
    if (is_strict ? !loaded.diagnostics.has_errors() : !loaded.diagnostics.has_fatal_errors())
        loaded.zone = finish(std::move(built.zone));
    if (options.keep_positions)
        loaded.positions = std::move(built.positions);
    else if (loaded.diagnostics.errors() + loaded.diagnostics.warnings() == 0)
        loaded.sources = SourceMap{};
    return loaded;
}

} // namespace namu
