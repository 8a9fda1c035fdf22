#include "namu/load/load_zone.hpp"

#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/rules.hpp"
#include "namu/load/sink_into.hpp"
#include "namu/zone/soa_numbers.hpp"
#include "namu/zone/zone_builder.hpp"
#include "namu/zone/zone_comparer.hpp"
#include "namu/zone/zone_serial.hpp"
#include "namu/zonefile/reader.hpp"

#include <algorithm>
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
        loaded.files.push_back(loaded.path);
        report_no_origin(loaded);
        return loaded;
    }
    loaded.files.push_back(loaded.path);
    const bool has_images = options_.images != nullptr && !options_.keep_positions;
    const auto source = has_images ? options_.images->look_at(loaded.path) : std::nullopt;
    if (source && options_.images->may_be_made_of(*source))
        loaded.source = source;
    if (source && load_image(loaded, *source))
        return loaded;
    if (options_.keep_positions || !(load_as_edit(loaded) || load_silently(loaded))) {
        loaded.diagnostics = {};
        loaded.content.reset();
        loaded.source.reset(); // of one file; there may be others that it includes
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
    set_serial(zone, loaded);
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
    auto difference = comparer.finish();
    if (!difference || !lead_to_served_serial(*difference, *earlier, loaded))
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
    loaded.difference = std::move(difference);
    return true;
}

/// False where what the earlier version was made of is not known.
bool ZoneLoader::lead_to_served_serial(ZoneDifference& difference, const Zone& earlier,
                                       LoadedZone& loaded) const
{
    if (options_.serials == nullptr)
        return true;
    const SerialBook::Entry* const last = options_.serials->find(loaded.origin->name);
    const auto soa = std::ranges::find(difference.added, RRType::SOA, &ZoneDifference::Record::type);
    if (last == nullptr)
        return false;
    loaded.serial_in_file = soa == difference.added.end() ? earlier.serial() : serial_in(soa->rdata);
    loaded.content = last->content.after(difference);
    if (has_signed_soa(earlier))
        return true;
    const Serial served = options_.serials->serial_for(loaded.origin->name, loaded.serial_in_file,
                                                       *loaded.content, options_.now);
    return lead_to_serial(difference, earlier, served);
}

/// False where there is anything to say about the zone, or where its text has an unusual form.
bool ZoneLoader::load_silently(LoadedZone& loaded)
{
    loaded.content.reset(); // an attempt before this one may have come as far as that
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
    for (std::size_t i = 1; i < loaded.sources.size(); ++i)
        loaded.files.push_back(loaded.sources.at(static_cast<std::uint16_t>(i)).path);
    loaded.files.insert(loaded.files.end(), loaded.sources.missing().begin(), loaded.sources.missing().end());
    const bool is_strict = options_.judge != Judge::all_rules;
    if (is_strict ? !loaded.diagnostics.has_errors() : !loaded.diagnostics.has_fatal_errors())
        serve(std::move(built.zone), loaded);
    if (options_.keep_positions)
        loaded.positions = std::move(built.positions);
}

void ZoneLoader::serve(std::shared_ptr<Zone> zone, LoadedZone& loaded) const
{
    if (!loaded.content)
        set_serial(zone, loaded);
    zone->set_denial(index_denial(*zone));
    loaded.zone = std::move(zone);
}

/// Where there is a book of serials.
void ZoneLoader::set_serial(std::shared_ptr<Zone>& zone, LoadedZone& loaded) const
{
    if (options_.serials == nullptr)
        return;
    const SerialBook::Entry* const last = options_.serials->find(loaded.origin->name);
    const bool is_known = loaded.source && last != nullptr && last->source == loaded.source;
    loaded.serial_in_file = zone->serial();
    loaded.content = is_known ? last->content : ContentDigest::of(*zone, options_.threads);
    if (has_signed_soa(*zone))
        return;
    const Serial served = options_.serials->serial_for(loaded.origin->name, loaded.serial_in_file,
                                                       *loaded.content, options_.now);
    if (auto changed = with_serial(zone, served))
        zone = std::move(changed);
}

LoadedZone load_zone(const ZoneRequest& request, const LoadOptions& options)
{
    return ZoneLoader{options}.load(request);
}

} // namespace namu
