#include "namu/load/load_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/rules.hpp"
#include "namu/load/sink_into.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zone/zone_comparer.hpp"
#include "namu/zone/zone_difference.hpp"
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

/// What only a zone that is served needs.
std::shared_ptr<const Zone> with_denial(std::shared_ptr<Zone> zone)
{
    zone->set_denial(index_denial(*zone));
    return zone;
}

} // namespace

ZoneLoader::ZoneLoader(const LoadOptions& options)
    : options_{options},
      reader_{std::make_unique<FastZoneReader>(FastReadOptions{.threads = options.threads})}
{}

LoadedZone ZoneLoader::load(const ZoneRequest& request)
{
    LoadedZone loaded;
    loaded.path = request.path;
    loaded.origin = origin_of(request.path, request.origin);
    if (!loaded.origin) {
        report_no_origin(loaded);
        return loaded;
    }
    const bool has_images = options_.images != nullptr && !options_.keep_positions;
    const auto source = has_images ? options_.images->look_at(loaded.path) : std::nullopt;
    if (source && load_image(loaded, *source))
        return loaded;
    if (options_.keep_positions || !(load_as_edit(loaded) || load_silently(loaded))) {
        loaded.diagnostics = {};
        load_explaining(loaded);
        return loaded;
    }
    if (source && options_.images->may_be_made_of(*source))
        loaded.image_due = {loaded.zone, loaded.path, *source, judged_by()};
    return loaded;
}

/// Whatever does not depend on the text alone is judged again: signatures expire. False where there is anything to
/// say, as its place in the text is wanted then.
bool ZoneLoader::load_image(LoadedZone& loaded, const SourceState& source) const
{
    auto [zone, is_same_file] =
        options_.images->find(loaded.origin->name.view(), loaded.path, source, judged_by(), options_.threads);
    if (zone == nullptr)
        return false;
    if (options_.dnssec) {
        Diagnostics found;
        check_dnssec({zone, {}, {}}, *options_.dnssec, found);
        if (found.errors() + found.warnings() != 0)
            return false;
    }
    loaded.zone = std::move(zone);
    loaded.is_from_image = true;
    // With the new state of the file the text need not be read the next time.
    if (!is_same_file && options_.images->may_be_made_of(source))
        loaded.image_due = {loaded.zone, loaded.path, source, judged_by()};
    return true;
}

std::uint64_t ZoneLoader::judged_by() const noexcept
{
    const auto depth = options_.dnssec ? 1 + static_cast<unsigned>(options_.dnssec->depth) : 0U;
    return static_cast<unsigned>(options_.judge) | depth << 8;
}

/// False where there is no earlier version or too much is different from it, and for the reasons that load_silently
/// has.
bool ZoneLoader::load_as_edit(LoadedZone& loaded)
{
    const auto earlier = options_.earlier == nullptr ? nullptr : options_.earlier->take(loaded.origin->name);
    if (earlier == nullptr)
        return false;
    ZoneComparer comparer{*earlier};
    SinkInto records{comparer};
    if (reader_->read_file(loaded.path, loaded.origin->name, records) != FastRead::done)
        return false;
    const auto difference = comparer.finish();
    if (!difference)
        return false;
    BuiltZone edited{apply_difference(*earlier, *difference), {}, {}};
    if (edited.zone == nullptr)
        return false;
    judge(edited, loaded);
    if (loaded.diagnostics.errors() + loaded.diagnostics.warnings() != 0) {
        loaded.diagnostics = {};
        return false;
    }
    keep(std::move(edited), loaded);
    return true;
}

/// False where there is anything to say about the zone, or where its text has an unusual form.
bool ZoneLoader::load_silently(LoadedZone& loaded)
{
    const Name apex{loaded.origin->name};
    ZoneBuilder builder{apex};
    SinkInto records{builder};
    if (reader_->read_file(loaded.path, apex, records) != FastRead::done)
        return false;
    BuiltZone built = builder.build(options_.threads);
    judge(built, loaded);
    if (loaded.diagnostics.errors() + loaded.diagnostics.warnings() != 0)
        return false;
    keep(std::move(built), loaded);
    return true;
}

void ZoneLoader::load_explaining(LoadedZone& loaded)
{
    const Name apex{loaded.origin->name};
    ZoneBuilder builder{apex};
    SinkInto records{builder};
    read_zone_file(loaded.path, apex, loaded.sources, records, loaded.diagnostics);
    finish(builder, loaded);
}

LoadedZone ZoneLoader::load_text(const LoadedZone& known, std::string text) const
{
    LoadedZone loaded;
    loaded.path = known.path;
    loaded.origin = known.origin;
    const Name apex{loaded.origin->name};
    ZoneBuilder builder{apex};
    SinkInto records{builder};
    read_zone_text(std::move(text), loaded.path, apex, loaded.sources, records, loaded.diagnostics);
    finish(builder, loaded);
    return loaded;
}

void ZoneLoader::finish(ZoneBuilder& builder, LoadedZone& loaded) const
{
    BuiltZone built = builder.build(options_.threads);
    judge(built, loaded);
    keep(std::move(built), loaded);
    if (!options_.keep_positions && loaded.diagnostics.errors() + loaded.diagnostics.warnings() == 0)
        loaded.sources = SourceMap{};
}

void ZoneLoader::judge(const BuiltZone& built, LoadedZone& loaded) const
{
    const bool read_in_part = options_.judge == Judge::all_rules && loaded.diagnostics.has_errors();
    judge_zone(built, read_in_part ? Judge::present_only : options_.judge, options_.threads,
               loaded.diagnostics);
    // Of a zone that is read in part, or refused, signatures would seem to be wrong that are not.
    if (options_.dnssec && !loaded.diagnostics.has_fatal_errors() && !read_in_part)
        check_dnssec(built, *options_.dnssec, loaded.diagnostics);
    loaded.diagnostics.sort();
}

void ZoneLoader::keep(BuiltZone built, LoadedZone& loaded) const
{
    const bool is_strict = options_.judge != Judge::all_rules;
    if (is_strict ? !loaded.diagnostics.has_errors() : !loaded.diagnostics.has_fatal_errors())
        loaded.zone = with_denial(std::move(built.zone));
    if (options_.keep_positions)
        loaded.positions = std::move(built.positions);
}

LoadedZone load_zone(const ZoneRequest& request, const LoadOptions& options)
{
    return ZoneLoader{options}.load(request);
}

} // namespace namu
