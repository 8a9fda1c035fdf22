#include "programs/serve_report.hpp"

#include "namu/net/port_holder.hpp"
#include "programs/counted.hpp"
#include "programs/diagnostic_report.hpp"
#include "programs/serve_questions.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace namu {
namespace {

using Outcome = server::ZoneReport::Outcome;

constexpr std::size_t most_zones_shown = 20;
constexpr std::size_t widest_column = 48;

/// The zones behind an address, the first few by name.
std::string zone_names(const std::vector<CatalogEntry>& entries)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(entries.size(), most_zones_shown); ++i)
        out.append(i == 0 ? "" : ", ")
            .append(name_for_people(entries[i].apex))
            .append(entries[i].zone == nullptr ? " (SERVFAIL)" : "");
    if (entries.size() > most_zones_shown)
        out.append(" and ").append(std::to_string(entries.size() - most_zones_shown)).append(" more");
    return out;
}

std::size_t record_count(const Catalog& all)
{
    std::size_t records = 0;
    for (const CatalogEntry& entry : all.entries())
        records += entry.zone != nullptr ? entry.zone->record_count() : 0;
    return records;
}

/// Addresses with the same zones stand on one line: 127.0.0.1 and ::1 mostly.
std::vector<std::pair<std::string, std::string>> addresses_by_zones(const server::Server& server,
                                                                    const Catalog& all)
{
    std::vector<std::pair<std::string, std::string>> rows; // addresses, zones
    for (const server::ListenOn& listener : server.listeners()) {
        std::string zones = zone_names(zones_for_people(listener, all));
        const auto same = std::ranges::find(rows, zones, [](const auto& row) { return row.second; });
        if (same != rows.end())
            same->first.append(" ").append(listener.endpoint.to_text());
        else
            rows.emplace_back(listener.endpoint.to_text(), std::move(zones));
    }
    return rows;
}

/// Zones that no --listen names.
std::string zones_on_no_address(const server::Server& server, const Catalog& all)
{
    std::set<StoredName> served;
    for (const server::ListenOn& listener : server.listeners()) {
        if (!listener.zones)
            return {};
        served.insert(listener.zones->begin(), listener.zones->end());
    }
    std::vector<CatalogEntry> unserved;
    std::ranges::copy_if(all.entries(), std::back_inserter(unserved),
                         [&](const CatalogEntry& entry) { return !served.contains(entry.apex); });
    return zone_names(unserved);
}

std::string_view consequence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::loaded:
    case Outcome::unchanged:
    case Outcome::removed: break;
    case Outcome::kept: return "the last good version stays up";
    case Outcome::failed: return "its names are answered with SERVFAIL until it is mended";
    case Outcome::nameless: return "it is not served";
    case Outcome::repeated: return "the file that was given first counts";
    }
    return {};
}

bool is_served_as_it_stands(Outcome outcome)
{
    return consequence(outcome).empty();
}

std::string name_of(const server::ZoneReport& report)
{
    return report.outcome == Outcome::nameless ? report.loaded.path : report.name.to_text();
}

log::Level level_of(const Diagnostics& diagnostics)
{
    return diagnostics.has_errors() ? log::Level::error : log::Level::warning;
}

std::size_t count(const std::vector<server::ZoneReport>& reports, Outcome outcome)
{
    return static_cast<std::size_t>(std::ranges::count(reports, outcome, &server::ZoneReport::outcome));
}

std::string image_note(std::size_t from_images)
{
    if (from_images == 0)
        return {};
    return " (" + std::to_string(from_images) +
           (from_images == 1 ? " from its image)" : " from their images)");
}

std::string permission_hint(const net::ListenError& error)
{
    return "ports below 1024 need a privilege: run it with sudo, give the program the right once with "
           "`sudo setcap cap_net_bind_service=+ep $(command -v namu)`, or take another port: --port 5353"
           " instead of " +
           std::to_string(error.endpoint.port);
}

std::string in_use_hint(const net::ListenError& error)
{
    std::string out;
    if (const auto holder = net::find_port_holder(error.transport, error.endpoint)) {
        out.append("it is held by ").append(holder->command).append(" (process ");
        out.append(std::to_string(holder->process)).append("); ");
    }
    return out.append("stop that program, or take another port: --port 5354, or --port 0 for a free one");
}

std::string hint_for(const net::ListenError& error)
{
    if (error.error == boost::system::errc::address_in_use)
        return in_use_hint(error);
    if (error.error == boost::system::errc::permission_denied)
        return permission_hint(error);
    if (error.error == boost::system::errc::address_not_available)
        return "this machine does not have that address: `ip address` shows those that it has";
    if (error.error == boost::system::errc::too_many_files_open)
        return "too many sockets for this process: fewer --listen or --threads, or a higher `ulimit -n`";
    return {};
}

} // namespace

std::size_t from_images(const std::vector<server::ZoneReport>& reports)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(reports, [](const auto& report) { return report.loaded.is_from_image; }));
}

std::string serve_banner(const server::Server& server, const Catalog& all, std::size_t from_images)
{
    std::string out = "namu " NAMU_VERSION " serves " + counted(all.entries().size(), "zone") + " with " +
                      counted(record_count(all), "record") + image_note(from_images) + ", " +
                      counted(server.threads(), "worker") + "\n";
    const auto rows = addresses_by_zones(server, all);
    std::size_t width = 0;
    for (const auto& [addresses, zones] : rows)
        width = std::max(width, std::min(addresses.size(), widest_column));
    for (const auto& [addresses, zones] : rows) {
        out.append("  ").append(addresses);
        out.append(width - std::min(addresses.size(), width) + 2, ' ');
        out.append(zones.empty() ? "(no zone)" : zones).append("\n");
    }
    if (const std::string unserved = zones_on_no_address(server, all); !unserved.empty())
        out.append("  on no address: ").append(unserved).append("\n");
    out.append("Try:\n");
    for (const std::string& question : questions_to_try(server.listeners(), all))
        out.append("  ").append(question).append("\n");
    return out;
}

Notices load_notices(const ZoneRequests& collected, const std::vector<server::ZoneReport>& reports,
                     Colour colour)
{
    Notices notices;
    if (const std::string what = summary(collected.diagnostics); !what.empty())
        notices.push_back({.level = level_of(collected.diagnostics),
                           .topic = "zones",
                           .text = what + " where zones were looked for",
                           .details = to_text(collected.diagnostics, collected.sources, colour)});
    for (const server::ZoneReport& report : reports) {
        std::string text = name_of(report);
        std::string details = to_text(report.loaded, colour);
        if (is_served_as_it_stands(report.outcome) && details.empty())
            continue;
        text.append(": ").append(summary(report.loaded.diagnostics));
        if (const auto then = consequence(report.outcome); !then.empty())
            text.append("; ").append(then);
        notices.push_back(
            {is_served_as_it_stands(report.outcome) ? level_of(report.loaded.diagnostics) : log::Level::error,
             "zone",
             std::move(text),
             std::move(details),
             {{"zone", name_of(report)}, {"file", report.loaded.path}}});
    }
    return notices;
}

Notices unknown_zones_notices(std::span<const server::ListenOn> listeners, const Catalog& all)
{
    Notices notices;
    for (const server::ListenOn& listener : listeners) {
        for (const StoredName& zone : listener.zones.value_or(std::vector<StoredName>{})) {
            if (all.find_apex(zone) != nullptr)
                continue;
            const std::string name = name_for_people(zone);
            std::string text = "--listen " + listener.endpoint.address.to_string() + "=";
            text.append(name).append(": ").append(name).append(" is not among the zones that were given");
            notices.push_back({log::Level::error, "server", std::move(text)});
        }
    }
    return notices;
}

Notice reload_summary(const ZoneRequests& collected, const std::vector<server::ZoneReport>& reports)
{
    if (collected.diagnostics.has_errors())
        return {log::Level::error, "reload", "nothing was reloaded: " + summary(collected.diagnostics)};
    const std::size_t good = count(reports, Outcome::loaded) + count(reports, Outcome::unchanged);
    const std::size_t kept = count(reports, Outcome::kept);
    const std::size_t failed = count(reports, Outcome::failed) + count(reports, Outcome::nameless) +
                               count(reports, Outcome::repeated);
    const std::size_t removed = count(reports, Outcome::removed);
    std::string text = "reloaded " + counted(good, "zone") + image_note(from_images(reports));
    if (kept != 0)
        text.append(", kept the last good version of ").append(std::to_string(kept));
    if (failed != 0)
        text.append(", failed ").append(std::to_string(failed));
    if (removed != 0)
        text.append(", removed ").append(std::to_string(removed));
    return {log::Level::notice,
            "reload",
            std::move(text),
            {},
            {{"zones", good}, {"kept", kept}, {"failed", failed}, {"removed", removed}}};
}

Notices misplaced_notices(std::span<const StoredName> zones)
{
    Notices notices;
    for (const StoredName& zone : zones) {
        notices.push_back({log::Level::warning,
                           "server",
                           zone.to_text() +
                               ": nothing listens on the address of its name servers; start namu again to "
                               "have it there",
                           {},
                           {{"zone", zone.to_text()}}});
    }
    return notices;
}

Notice listen_notice(const net::ListenError& error)
{
    Notice notice{log::Level::error, "server", "cannot listen on " + error.to_text()};
    if (const std::string hint = hint_for(error); !hint.empty())
        notice.details = "      = hint: " + hint + "\n";
    return notice;
}

std::string listen_failure(const net::ListenError& error)
{
    const Notice notice = listen_notice(error);
    return "namu: " + notice.text + "\n" + notice.details;
}

} // namespace namu
