#include "namu/server/zone_set.hpp"

#include "namu/load/load_zones.hpp"
#include "namu/load/rules.hpp"
#include "namu/zone/same_records.hpp"

#include <algorithm>
#include <utility>

namespace namu::server {
namespace {

using Outcome = ZoneReport::Outcome;

/// The entry to serve for a report, from the new zone or from the old catalog.
CatalogEntry entry_for(const ZoneReport& report, const Catalog& before)
{
    if (report.outcome == Outcome::kept)
        return *before.find_apex(report.name);
    return {report.name, report.loaded.zone};
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

/// Whether a report stands for a zone that is to be in the catalog.
bool is_wanted(const ZoneReport& report)
{
    return report.outcome == Outcome::loaded || report.outcome == Outcome::kept ||
           report.outcome == Outcome::failed;
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

ZoneReport ZoneSet::judge(LoadedZone loaded) const
{
    const auto known = names_.find(loaded.path);
    if (!loaded.origin && known == names_.end())
        return {Outcome::nameless, {}, std::move(loaded)};
    const StoredName name = loaded.origin ? loaded.origin->name : known->second;
    if (is_given_twice(loaded))
        return {Outcome::repeated, name, std::move(loaded)};
    const CatalogEntry* const old = all_->find_apex(name);
    if (loaded.zone != nullptr) {
        check_serial(old, loaded);
        return {Outcome::loaded, name, std::move(loaded)};
    }
    const bool has_good = old != nullptr && old->zone != nullptr;
    return {has_good ? Outcome::kept : Outcome::failed, name, std::move(loaded)};
}

std::vector<ZoneReport> ZoneSet::load(const ZoneArguments& arguments, std::size_t threads,
                                      ZoneRequests& collected, const LoadOptions& options)
{
    collected = collect_zone_requests(arguments);
    if (collected.diagnostics.has_errors())
        return {};
    std::vector<ZoneReport> reports;
    reports.reserve(collected.requests.size());
    const EarlierZones earlier{*all_};
    LoadOptions with_earlier = options;
    with_earlier.earlier = &earlier;
    for (LoadedZone& loaded : load_zones(collected.requests, threads, with_earlier))
        reports.push_back(judge(std::move(loaded)));

    std::vector<CatalogEntry> entries;
    for (const ZoneReport& report : reports) {
        if (is_wanted(report))
            entries.push_back(entry_for(report, *all_));
    }
    drop_repeated(entries, *all_);
    auto now = std::make_shared<const Catalog>(std::move(entries));

    for (const CatalogEntry& old : all_->entries()) {
        if (now->find_apex(old.apex) == nullptr)
            reports.push_back({Outcome::removed, old.apex, LoadedZone{}});
    }
    names_.clear();
    for (const ZoneReport& report : reports) {
        if (is_wanted(report))
            names_.emplace(report.loaded.path, report.name);
    }
    all_ = std::move(now);
    return reports;
}

} // namespace namu::server
