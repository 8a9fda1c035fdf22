#include "programs/serve_report.hpp"

#include "namu/net/port_holder.hpp"
#include "programs/counted.hpp"
#include "programs/diagnostic_report.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace namu {
namespace {

using Outcome = server::ZoneReport::Outcome;

constexpr std::size_t most_zones_shown = 20;
constexpr std::size_t questions_shown = 3;

/// The zones behind an address, the first few by name.
std::string zone_names(const std::vector<CatalogEntry>& entries)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(entries.size(), most_zones_shown); ++i)
        out.append(i == 0 ? "" : ", ").append(entries[i].apex.to_text());
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
        std::string zones = zone_names(server::zones_of(listener, all));
        const auto same = std::ranges::find(rows, zones, [](const auto& row) { return row.second; });
        if (same != rows.end())
            same->first.append(" ").append(listener.endpoint.to_text());
        else
            rows.emplace_back(listener.endpoint.to_text(), std::move(zones));
    }
    return rows;
}

/// A question worth trying: a name of the zone that has addresses, best one that people type.
NodeView a_host(const Zone& zone)
{
    NodeView best;
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        if (node.is_occluded() || node.is_cut() || node.owner().is_wildcard() ||
            !node.find(RRType::A).exists())
            continue;
        if (as_text(node.owner().first_label()) == "www")
            return node;
        if (!best.exists())
            best = node;
    }
    return best;
}

/// What to ask of a zone: the type and name of something that it has.
std::string a_question(const Zone& zone)
{
    if (const NodeView host = a_host(zone); host.exists())
        return host.owner().to_text() + " A";
    for (std::size_t i = 0; i < zone.node_count(); ++i) {
        const NodeView node = zone.node(i);
        if (node.find(RRType::PTR).exists())
            return node.owner().to_text() + " PTR";
        if (node.is_cut())
            return node.owner().to_text() + " NS +norecurse";
    }
    return zone.apex().to_text() + " SOA";
}

std::string questions_to_try(const server::Server& server, const Catalog& all)
{
    std::string out;
    std::size_t shown = 0;
    std::vector<std::string> asked;
    for (const server::ListenOn& listener : server.listeners()) {
        for (const CatalogEntry& entry : server::zones_of(listener, all)) {
            if (shown == questions_shown)
                return out;
            if (entry.zone == nullptr)
                continue;
            std::string question = a_question(*entry.zone);
            if (std::ranges::find(asked, question) != asked.end())
                continue;
            out.append("  dig @").append(listener.endpoint.address.to_string()).append(" -p ");
            out.append(std::to_string(listener.endpoint.port)).append(" ").append(question).append("\n");
            asked.push_back(std::move(question));
            ++shown;
        }
    }
    return out;
}

std::string_view consequence(Outcome outcome)
{
    switch (outcome) {
    case Outcome::loaded:
    case Outcome::removed: break;
    case Outcome::kept: return "the last good version stays up";
    case Outcome::failed: return "its names are answered with SERVFAIL until it is mended";
    case Outcome::nameless: return "it is not served";
    }
    return {};
}

std::size_t count(const std::vector<server::ZoneReport>& reports, Outcome outcome)
{
    return static_cast<std::size_t>(std::ranges::count(reports, outcome, &server::ZoneReport::outcome));
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

std::string serve_banner(const server::Server& server, const Catalog& all)
{
    std::string out = "namu " NAMU_VERSION " serves " + counted(all.entries().size(), "zone") + " with " +
                      counted(record_count(all), "record") + ", " + counted(server.threads(), "worker") +
                      "\n";
    for (const auto& [addresses, zones] : addresses_by_zones(server, all))
        out.append("  ").append(addresses).append("  ").append(zones).append("\n");
    return out.append("Try:\n").append(questions_to_try(server, all));
}

std::string load_report(const ZoneRequests& collected, const std::vector<server::ZoneReport>& reports,
                        Colour colour)
{
    std::string out = to_text(collected.diagnostics, collected.sources, colour);
    for (const server::ZoneReport& report : reports) {
        out += to_text(report.loaded.diagnostics, report.loaded.sources, colour);
        if (report.outcome == Outcome::loaded || report.outcome == Outcome::removed)
            continue;
        const std::string what =
            report.outcome == Outcome::nameless ? report.loaded.path : report.name.to_text();
        out.append("namu: ").append(what).append(": ").append(summary(report.loaded.diagnostics));
        out.append("; ").append(consequence(report.outcome)).append("\n");
    }
    return out;
}

std::string reload_summary(const ZoneRequests& collected, const std::vector<server::ZoneReport>& reports)
{
    if (collected.diagnostics.has_errors())
        return "namu: nothing was reloaded: " + summary(collected.diagnostics) + "\n";
    std::string out = "namu: reloaded " + counted(count(reports, Outcome::loaded), "zone");
    if (const auto kept = count(reports, Outcome::kept); kept != 0)
        out.append(", kept the last good version of ").append(std::to_string(kept));
    if (const auto failed = count(reports, Outcome::failed) + count(reports, Outcome::nameless); failed != 0)
        out.append(", failed ").append(std::to_string(failed));
    if (const auto removed = count(reports, Outcome::removed); removed != 0)
        out.append(", removed ").append(std::to_string(removed));
    return out.append("\n");
}

std::string listen_failure(const net::ListenError& error)
{
    std::string out = "namu: cannot listen on " + error.to_text() + "\n";
    if (const std::string hint = hint_for(error); !hint.empty())
        out.append("      = hint: ").append(hint).append("\n");
    return out;
}

} // namespace namu
