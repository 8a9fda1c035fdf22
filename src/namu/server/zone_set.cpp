#include "namu/server/zone_set.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/load/rules.hpp"
#include "namu/zone/same_records.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace namu::server {
namespace {

using Outcome = ZoneReport::Outcome;

/// The entry to serve for a report, from the new zone or from the old catalog.
CatalogEntry entry_for(const ZoneReport& report)
{
    const bool is_new = report.outcome == Outcome::loaded;
    return {report.name, is_new ? report.loaded.zone : report.before};
}

bool is_given_twice(const LoadedZone& loaded)
{
    return std::ranges::any_of(loaded.diagnostics.kept(), [](const Diagnostic& diagnostic) {
        return diagnostic.rule == &load_rule::zone_given_twice;
    });
}

/// RFC 1912 §2.2: secondaries fetch a zone only where its serial has grown.
void check_serial(const CatalogEntry* old, LoadedZone& loaded)
{
    if (old == nullptr || old->zone == nullptr || loaded.zone == nullptr)
        return;
    const Serial before = old->zone->serial();
    const Serial now = loaded.zone->serial();
    if (now.is_newer_than(before) || same_records(*old->zone, *loaded.zone))
        return;
    loaded.diagnostics.report(
        {.rule = &load_rule::serial_not_raised,
         .where = {},
         .message = "the zone " + loaded.origin->name.to_text() + " has changed, and its serial, " +
                    std::to_string(now.value()) + ", is not above that of before, " +
                    std::to_string(before.value()),
         .hint = "raise the serial in the SOA record with every change: secondaries look at nothing else"});
}

/// Whether an outcome stands for a zone that is to be in the catalog.
bool is_wanted(Outcome outcome)
{
    return outcome == Outcome::loaded || outcome == Outcome::unchanged || outcome == Outcome::kept ||
           outcome == Outcome::failed;
}

/// Whether what was read is what is served.
bool is_as_before(const Zone& before, const LoadedZone& loaded, const LoadOptions& options)
{
    if (loaded.zone->serial() != before.serial())
        return false;
    const SerialBook::Entry* const last =
        options.serials == nullptr ? nullptr : options.serials->find(loaded.origin->name);
    if (last != nullptr && loaded.content)
        return last->content == *loaded.content && last->served == before.serial();
    return same_records(before, *loaded.zone);
}

/// Two files may stand for one zone: one that is gone or broken, whose last good version is kept, and the
/// one that it was renamed to. What was read just now counts before what is kept, and that before nothing.
void drop_repeated(std::vector<CatalogEntry>& entries, const Catalog& before)
{
    const auto rank = [&](const CatalogEntry& entry) {
        const CatalogEntry* const old = before.find_apex(entry.apex);
        const bool is_old = old != nullptr && old->zone == entry.zone;
        return entry.zone == nullptr ? 2 : is_old ? 1 : 0;
    };
    std::ranges::stable_sort(entries, {}, [&](const CatalogEntry& e) { return std::pair{e.apex, rank(e)}; });
    const auto same_apex = [](const CatalogEntry& a, const CatalogEntry& b) { return a.apex == b.apex; };
    entries.erase(std::unique(entries.begin(), entries.end(), same_apex), entries.end());
}

} // namespace

ZoneReport ZoneSet::judge(LoadedZone loaded, const LoadOptions& options) const
{
    const auto known = known_.find(loaded.path);
    const bool has_had_name = known != known_.end() && is_wanted(known->second.outcome);
    if (!loaded.origin && !has_had_name)
        return {Outcome::nameless, {}, std::move(loaded)};
    const StoredName name = loaded.origin ? loaded.origin->name : known->second.name;
    if (is_given_twice(loaded))
        return {Outcome::repeated, name, std::move(loaded)};
    const CatalogEntry* const old = all_->find_apex(name);
    auto before = old == nullptr ? nullptr : old->zone;
    if (loaded.zone == nullptr)
        return {before != nullptr ? Outcome::kept : Outcome::failed, name, std::move(loaded),
                std::move(before)};
    const bool is_same = before != nullptr && is_as_before(*before, loaded, options);
    if (!is_same)
        check_serial(old, loaded);
    return {is_same ? Outcome::unchanged : Outcome::loaded, name, std::move(loaded), std::move(before)};
}

std::vector<ZoneRequest> ZoneSet::chosen(const ZoneRequests& collected, const Selection& selection) const
{
    std::vector<ZoneRequest> requests;
    std::ranges::copy_if(collected.requests, std::back_inserter(requests), [&](const ZoneRequest& request) {
        const auto known = known_.find(request.path);
        return !selection || known == known_.end() || selection(known->second);
    });
    return requests;
}

std::vector<ZoneReport> ZoneSet::read(const std::vector<ZoneRequest>& requests, std::size_t threads,
                                      const LoadOptions& options) const
{
    std::vector<ZoneReport> reports;
    reports.reserve(requests.size());
    const EarlierZones earlier{*all_};
    LoadOptions with_earlier = options;
    with_earlier.earlier = &earlier;
    for (LoadedZone& loaded : load_zones(requests, threads, with_earlier))
        reports.push_back(judge(std::move(loaded), options));
    return reports;
}

/// Whether files that were read without the others say all: which of two files for one zone counts, only all of them
/// together tell.
bool ZoneSet::may_stand_alone(const std::vector<ZoneReport>& reports) const
{
    std::map<std::string_view, const ZoneReport*> by_path;
    for (const ZoneReport& report : reports)
        by_path.emplace(report.loaded.path, &report);
    std::set<NameView> names;
    for (const ZoneReport& report : reports)
        names.insert(report.name);
    return std::ranges::none_of(known_, [&](const auto& file) {
        const auto& [path, known] = file;
        return known.outcome == Outcome::repeated ||
               (is_wanted(known.outcome) && !by_path.contains(path) && names.contains(known.name));
    });
}

std::vector<ZoneReport> ZoneSet::load(const ZoneArguments& arguments, std::size_t threads,
                                      ZoneRequests& collected, const LoadOptions& options,
                                      const Selection& selection)
{
    collected = collect_zone_requests(arguments);
    if (collected.diagnostics.has_errors())
        return {};
    auto reports = read(chosen(collected, selection), threads, options);
    if (selection && !may_stand_alone(reports))
        reports = read(collected.requests, threads, options);

    std::map<std::string, Known> known;
    std::vector<CatalogEntry> entries;
    for (const ZoneReport& report : reports) {
        known.emplace(report.loaded.path, Known{report.outcome, report.name, report.loaded.files});
        if (is_wanted(report.outcome))
            entries.push_back(entry_for(report));
    }
    for (const ZoneRequest& request : collected.requests) {
        const auto [file, is_unread] = known.emplace(request.path, Known{});
        if (!is_unread)
            continue;
        file->second = known_.at(request.path);
        if (is_wanted(file->second.outcome))
            entries.push_back(*all_->find_apex(file->second.name));
    }
    drop_repeated(entries, *all_);
    auto now = std::make_shared<const Catalog>(std::move(entries));

    for (const CatalogEntry& old : all_->entries()) {
        if (now->find_apex(old.apex) == nullptr)
            reports.push_back({Outcome::removed, old.apex, LoadedZone{}, old.zone});
    }
    known_ = std::move(known);
    all_ = std::move(now);
    return reports;
}

} // namespace namu::server
