#include "programs/serve_control.hpp"

#include "namu/wire/name.hpp"
#include "programs/counted.hpp"
#include "programs/serve_changes.hpp"
#include "programs/serve_questions.hpp"

#include <unistd.h>

#include <ctime>
#include <optional>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;
using SystemClock = std::chrono::system_clock;

/// "2026-11-23T12:00:00Z"
std::string time_text(SystemClock::time_point time)
{
    const std::time_t seconds = SystemClock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[sizeof "2026-11-23T12:00:00Z"];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string ago_text(SystemClock::time_point time)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(SystemClock::now() - time).count();
    if (seconds < 120)
        return std::to_string(seconds) + " s ago";
    if (seconds < 7'200)
        return std::to_string(seconds / 60) + " min ago";
    return seconds < 172'800 ? std::to_string(seconds / 3'600) + " h ago"
                             : std::to_string(seconds / 86'400) + " d ago";
}

json::object json_of(const std::string& view, const StoredName& name, const service::ZoneStatus& status)
{
    json::object zone{{"zone", name.to_text()},
                      {"file", status.file},
                      {"served", status.is_served},
                      {"serial", status.serial.value()},
                      {"serial_in_file", status.serial_in_file.value()},
                      {"records", status.records},
                      {"since", time_text(status.since)}};
    if (!view.empty())
        zone["view"] = view;
    if (status.failure) {
        zone["failure"] = *status.failure;
        zone["failed_at"] = time_text(status.failed_at);
    }
    if (status.last_change) {
        zone["last_change"] = json::object{
            {"at", time_text(status.last_change->at)},    {"from", status.last_change->from.value()},
            {"to", status.last_change->to.value()},       {"removed", status.last_change->records.removed},
            {"added", status.last_change->records.added}, {"text", to_text(name, *status.last_change)}};
    }
    return zone;
}

/// One line for the list of zones.
std::string line_of(const std::string& view, const StoredName& name, const service::ZoneStatus& status)
{
    std::string line = name.to_text() + (view.empty() ? "" : " (view " + view + ")");
    line.append("  ");
    if (status.is_served) {
        line.append("serial ").append(std::to_string(status.serial.value())).append(", ");
        line.append(counted(status.records, "record")).append(", since ").append(ago_text(status.since));
    } else {
        line.append("SERVFAIL");
    }
    if (status.failure)
        line.append("; the file is not taken: ").append(*status.failure);
    return line + "\n";
}

struct Found {
    const std::string* view;
    const StoredName* name;
    const service::ZoneStatus* status;
};

/// A zone of that name, in every view that has it.
std::vector<Found> find_zones(const ServeZones& zones, const Name& name)
{
    std::vector<Found> found;
    for (const ServeZones::Kept& kept : zones.keepers()) {
        const auto status = kept.keeper->statuses().find(StoredName{name});
        if (status != kept.keeper->statuses().end())
            found.push_back({&kept.view, &status->first, &status->second});
    }
    return found;
}

} // namespace

const std::vector<ControlCommand<ServeControl>>& ServeControl::commands()
{
    static const std::vector<ControlCommand<ServeControl>> all{
        {"status", &ServeControl::status},       {"zones", &ServeControl::zones},
        {"zone", &ServeControl::zone},           {"reload", &ServeControl::reload},
        {"stats", &ServeControl::stats},         {"log", &ServeControl::log},
        {"query-log", &ServeControl::query_log}, {"upgrade", &ServeControl::upgrade},
        {"stop", &ServeControl::stop},
    };
    return all;
}

void ServeControl::take(const json::object& request, const Client& client)
{
    run_command(*this, commands(), "a server", request, client);
}

void ServeControl::status(const Words& /*words*/, const Client& client)
{
    std::size_t served = 0;
    json::array failures;
    json::array changes;
    std::string text;
    for (const ServeZones::Kept& kept : host_.zones().keepers()) {
        for (const auto& [name, status] : kept.keeper->statuses()) {
            served += status.is_served ? 1U : 0U;
            if (status.failure) {
                failures.push_back(json_of(kept.view, name, status));
                text += line_of(kept.view, name, status);
            }
            if (status.last_change) {
                changes.push_back(json_of(kept.view, name, status));
                text += ago_text(status.last_change->at) + ": " + to_text(name, *status.last_change);
            }
        }
    }
    json::array listeners;
    for (const server::ListenOn& listener : host_.server().listeners())
        listeners.push_back(json::string{listener.endpoint.to_text()});
    std::string pages;
    for (const net::Endpoint& endpoint : host_.metrics())
        pages += "metrics: http://" + endpoint.to_text() + "/metrics\n";
    const std::string head = "namu " NAMU_VERSION ", process " + std::to_string(::getpid()) + ", started " +
                             ago_text(host_.started_at()) + ": " + counted(served, "zone") + " on " +
                             counted(listeners.size(), "listener") + ", " +
                             counted(host_.server().threads(), "worker") + "\nchanges of files are noticed " +
                             host_.watched_how() + "\n" + pages;
    const std::string reload = host_.last_reload();
    const std::string troubles = host_.troubles();
    json::object result{{"what", "server"},
                        {"version", NAMU_VERSION},
                        {"process", ::getpid()},
                        {"started", time_text(host_.started_at())},
                        {"zones", served},
                        {"listeners", std::move(listeners)},
                        {"workers", host_.server().threads()},
                        {"last_reload", reload},
                        {"troubles", troubles},
                        {"failures", std::move(failures)},
                        {"changes", std::move(changes)}};
    result["text"] = head + (reload.empty() ? "" : "last reload: " + reload + "\n") + troubles + text;
    client->finish(std::move(result));
}

void ServeControl::zones(const Words& /*words*/, const Client& client)
{
    json::array zones;
    std::string text;
    for (const ServeZones::Kept& kept : host_.zones().keepers()) {
        for (const auto& [name, status] : kept.keeper->statuses()) {
            zones.push_back(json_of(kept.view, name, status));
            text += line_of(kept.view, name, status);
        }
    }
    client->finish({{"zones", std::move(zones)}, {"text", text}});
}

void ServeControl::zone(const Words& words, const Client& client)
{
    const auto name = words.size() == 1 ? Name::from_text(words.front()) : Name::from_text("..");
    if (!name)
        return client->fail("`zone` takes the name of a zone, as in `namu ctl zone example.com`");
    json::array zones;
    std::string text;
    for (const auto& [view, zone, status] : find_zones(host_.zones(), *name)) {
        zones.push_back(json_of(*view, *zone, *status));
        text += line_of(*view, *zone, *status) + "from " + status->file + ", whose serial is " +
                std::to_string(status->serial_in_file.value()) + "\n";
        if (status->last_change)
            text += "last change " + ago_text(status->last_change->at) + ": " +
                    to_text(*zone, *status->last_change);
    }
    if (zones.empty())
        return client->fail("no zone " + name->to_text() +
                            " is served; `namu ctl zones` lists those that are");
    client->finish({{"zones", std::move(zones)}, {"text", text}});
}

void ServeControl::reload(const Words& words, const Client& client)
{
    std::set<std::string> files;
    for (const std::string& word : words) {
        const auto name = Name::from_text(word);
        const auto found = name ? find_zones(host_.zones(), *name) : std::vector<Found>{};
        if (found.empty())
            return client->fail("no zone " + word + " is served; nothing was reloaded");
        for (const Found& zone : found)
            files.insert(zone.status->file);
    }
    const auto [is_done, notices] = host_.reload(words.empty() ? nullptr : &files);
    const std::string text = to_text(notices);
    if (is_done)
        return client->finish({{"text", text}});
    client->fail(text.empty() ? "nothing was reloaded" : text);
}

void ServeControl::upgrade(const Words& /*words*/, const Client& client)
{
    host_.upgrade([this, client](std::optional<pid_t> successor, const std::string& why) {
        if (!successor)
            return client->fail("this process goes on: " + why);
        client->when_sent([this] { host_.leave(); });
        client->finish(
            {{"process", *successor},
             {"text", "process " + std::to_string(*successor) + " has taken the place of process " +
                          std::to_string(::getpid()) + "\n"}});
    });
}

void ServeControl::stop(const Words& /*words*/, const Client& client)
{
    client->when_sent([this] { host_.stop(); });
    client->finish({{"text", "the server gives the answers that it owes, and ends\n"}});
}

} // namespace namu
