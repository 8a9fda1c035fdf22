#include "namu/service/zone_keeper.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/base/whole_file.hpp"
#include "namu/service/serial_file.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace namu::service {
namespace {

using server::ZoneReport;
using Outcome = ZoneReport::Outcome;
using SystemClock = std::chrono::system_clock;

/// What is wrong, in one line: the first error, or where there is none, the first thing that was said.
std::string failure_of(const LoadedZone& loaded)
{
    const auto kept = loaded.diagnostics.kept();
    auto worst = std::ranges::find_if(kept, [](const Diagnostic& one) { return one.is_error(); });
    if (worst == kept.end())
        worst = kept.begin();
    if (worst == kept.end())
        return "it cannot be served";
    if (!worst->where.begin.is_known() || worst->where.begin.source() >= loaded.sources.size())
        return worst->message;
    const SourceLocation place = loaded.sources.locate(worst->where.begin);
    return std::string{place.path} + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
           ": " + worst->message;
}

bool is_served_anew(const ZoneReport& report)
{
    return report.outcome == Outcome::loaded || report.outcome == Outcome::unchanged;
}

} // namespace

bool ZoneRound::has_changed_zones() const noexcept
{
    return std::ranges::any_of(reports, [](const ZoneReport& report) {
        return report.outcome == Outcome::loaded || report.outcome == Outcome::removed ||
               report.outcome == Outcome::failed;
    });
}

ZoneKeeper::ZoneKeeper(Settings settings)
{
    change(std::move(settings));
    if (!settings_.serial_file)
        return;
    SerialFile found = read_serials(*settings_.serial_file);
    if (!found.trouble.empty())
        serial_trouble_ = *settings_.serial_file + ": " + found.trouble;
    for (const auto& [zone, entry] : found.entries)
        book_.note(zone, entry);
}

void ZoneKeeper::change(Settings settings)
{
    if (settings_.serial_file)
        settings.serial_file = settings_.serial_file;
    settings.zones.folders.merge(settings_.zones.folders);
    settings_ = std::move(settings);
    note_folders();
    book_.set_policy(settings_.serials);
    book_.clear_policies();
    for (const auto& [zone, policy] : settings_.serials_of)
        book_.set_policy(zone, policy);
}

ZoneRound ZoneKeeper::read(const LoadOptions& options, const std::set<std::string>* files)
{
    ZoneRound round;
    round.began = SystemClock::now();
    LoadOptions own = options;
    own.serials = &book_;
    own.now = std::chrono::floor<std::chrono::seconds>(round.began);
    server::ZoneSet::Selection selection;
    if (files != nullptr) {
        selection = [files](const server::ZoneSet::Known& known) {
            return std::ranges::any_of(known.files,
                                       [&](const std::string& file) { return files->contains(file); });
        };
    }
    note_folders();
    round.reports = set_.load(settings_.zones, 0, round.collected, own, selection);
    // Before anybody sees a serial: it must not be served again for another content, whatever happens now.
    note_serials(round.reports);
    round.trouble = keep_serials();
    for (const ZoneReport& report : round.reports)
        round.changes.push_back(note(report, SystemClock::now()));
    return round;
}

void ZoneKeeper::note_serials(const std::vector<ZoneReport>& reports)
{
    for (const ZoneReport& report : reports) {
        const LoadedZone& loaded = report.loaded;
        if (is_served_anew(report) && loaded.content &&
            book_.note(report.name, {*loaded.content, loaded.zone->serial(), loaded.source}))
            is_unwritten_ = true;
    }
}

std::string ZoneKeeper::begin_to_write()
{
    may_write_ = true;
    if (settings_.serial_file)
        remove_abandoned_writes(*settings_.serial_file);
    return keep_serials();
}

std::string ZoneKeeper::keep_serials()
{
    if (!is_unwritten_ || !may_write_ || !settings_.serial_file)
        return {};
    std::error_code ignored; // writing says what is wrong
    std::filesystem::create_directories(std::filesystem::path{*settings_.serial_file}.parent_path(), ignored);
    const std::string trouble = write_serials(*settings_.serial_file, book_);
    is_unwritten_ = !trouble.empty();
    return trouble.empty() ? trouble : *settings_.serial_file + ": " + trouble;
}

std::optional<ZoneChange> ZoneKeeper::note(const ZoneReport& report, SystemClock::time_point now)
{
    if (report.outcome == Outcome::removed) {
        statuses_.erase(report.name);
        return std::nullopt;
    }
    if (report.outcome == Outcome::nameless || report.outcome == Outcome::repeated)
        return std::nullopt;
    ZoneStatus& status = statuses_[report.name];
    status.file = report.loaded.path;
    if (!is_served_anew(report)) {
        status.failure = failure_of(report.loaded);
        status.failed_at = now;
        return std::nullopt;
    }
    status.failure.reset();
    status.serial_in_file = report.loaded.serial_in_file;
    if (report.outcome == Outcome::loaded)
        note_version(report, status, now);
    return report.outcome == Outcome::loaded && report.before != nullptr ? status.last_change : std::nullopt;
}

void ZoneKeeper::note_version(const ZoneReport& report, ZoneStatus& status, SystemClock::time_point now)
{
    const Zone& zone = *report.loaded.zone;
    status.is_served = true;
    status.serial = zone.serial();
    status.records = zone.record_count();
    status.since = now;
    if (report.before == nullptr)
        return;
    const auto& known = report.loaded.difference;
    status.last_change = ZoneChange{now, report.before->serial(), zone.serial(),
                                    known ? changes_of(*known, settings_.records_shown)
                                          : changes_between(*report.before, zone, settings_.records_shown)};
}

std::set<std::string> ZoneKeeper::files() const
{
    std::set<std::string> all{settings_.zones.lists.begin(), settings_.zones.lists.end()};
    for (const auto& [path, known] : set_.known()) {
        all.insert(path);
        all.insert(known.files.begin(), known.files.end());
    }
    return all;
}

/// A folder that is gone for a moment must not take its zones with it.
void ZoneKeeper::note_folders()
{
    ZoneArguments& zones = settings_.zones;
    std::erase_if(zones.folders, [&](const std::string& folder) {
        return std::ranges::find(zones.paths, folder) == zones.paths.end();
    });
    std::error_code error;
    for (const std::string& path : zones.paths) {
        if (std::filesystem::is_directory(path, error))
            zones.folders.insert(path);
        else if (std::filesystem::exists(path, error))
            zones.folders.erase(path);
    }
}

} // namespace namu::service
