#include "programs/serve_reloads.hpp"

#include "namu/config/changes.hpp"
#include "programs/serve_changes.hpp"
#include "programs/serve_report.hpp"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

namespace namu {

namespace {

bool is_good(const CatalogEntry& entry)
{
    return entry.zone != nullptr;
}

bool has_good_zone(const ServeZones& zones)
{
    return std::ranges::any_of(zones.keepers(), [](const ServeZones::Kept& kept) {
        return std::ranges::any_of(kept.keeper->zones()->entries(), is_good);
    });
}

bool are_all_good(const std::vector<ServeZones::Part>& parts)
{
    using Outcome = server::ZoneReport::Outcome;
    return std::ranges::all_of(parts, [](const ServeZones::Part& part) {
        return std::ranges::all_of(part.round.reports, [](const server::ZoneReport& report) {
            return report.outcome == Outcome::loaded || report.outcome == Outcome::unchanged ||
                   report.outcome == Outcome::removed;
        });
    });
}

/// No zone was read, and there is nothing to say.
bool is_nothing(const std::vector<ServeZones::Part>& parts)
{
    return std::ranges::all_of(parts, [](const ServeZones::Part& part) {
        return part.round.reports.empty() && part.round.collected.diagnostics.kept().empty();
    });
}

Notice failure(std::string text)
{
    return {log::Level::error, "reload", std::move(text)};
}

/// Why nobody knows which zones there are: then none is read. Empty: that is known.
std::string trouble_in_collecting(const std::vector<ServeZones::Part>& parts)
{
    for (const ServeZones::Part& part : parts) {
        for (const Diagnostic& one : part.round.collected.diagnostics.kept()) {
            if (one.is_error())
                return one.message;
        }
    }
    return {};
}

std::string serial_trouble_in(const std::vector<ServeZones::Part>& parts)
{
    std::string trouble;
    for (const ServeZones::Part& part : parts)
        trouble = std::max(trouble, part.round.trouble);
    return trouble;
}

constexpr std::string_view serials_not_kept = "served serials cannot be kept for the next start: ";

} // namespace

ServeReloads::Reloaded ServeReloads::first()
{
    read_at_ = facts_.last = std::chrono::system_clock::now();
    Reloaded first;
    for (const ServeZones::Kept& kept : parts_.zones.keepers()) {
        if (const std::string& trouble = kept.keeper->serial_trouble(); !trouble.empty())
            first.notices.push_back({log::Level::warning, "serial",
                                     "the serials that were served before cannot be read: " + trouble +
                                         "; each zone begins with that of its file"});
    }
    auto parts = parts_.zones.read();
    append(first.notices, read_notices(parts, parts_.log.colour()));
    if (has_errors(parts))
        return first;
    from_images_ = namu::from_images(parts.front().round.reports);
    parts_.images.take(parts);
    if (!has_good_zone(parts_.zones)) {
        first.notices.push_back({log::Level::error, "zones", "there is no zone to serve"});
        return first;
    }
    Notices unknown = unknown_zones_notices(parts_.options.server.listeners, parts_.zones.everybody());
    first.is_done = unknown.empty();
    append(first.notices, std::move(unknown));
    return first;
}

Notices ServeReloads::begin_to_write()
{
    return serial_notices(parts_.zones.begin_to_write());
}

Notices ServeReloads::keep_serials()
{
    return serial_notices(parts_.zones.keep_serials());
}

/// Why served serials are not kept, where somebody chose the folder for them; once.
Notices ServeReloads::serial_notices(const std::string& trouble)
{
    const auto news = serial_trouble_.take(trouble);
    if (news == LastingTrouble::News::none || !parts_.options.is_state_given)
        return {};
    if (news == LastingTrouble::News::is_over)
        return {{log::Level::notice, "serial", "served serials are kept for the next start again"}};
    return {{log::Level::warning, "serial",
             std::string{serials_not_kept} + trouble + "; it is tried again every few seconds"}};
}

std::string ServeReloads::troubles() const
{
    const std::string& serials = serial_trouble_.now();
    return (collecting_trouble_.empty() ? "" : "no file is read: " + collecting_trouble_ + "\n") +
           (serials.empty() ? "" : std::string{serials_not_kept} + serials + "\n");
}

ServeReloads::Reloaded ServeReloads::count(Reloaded reloaded)
{
    ++(reloaded.is_done ? facts_.done : facts_.refused);
    facts_.was_last_good = reloaded.is_done;
    facts_.last = std::chrono::system_clock::now();
    return reloaded;
}

ServeReloads::Reloaded ServeReloads::refused(Notices notices, const std::string& why)
{
    last_ = "nothing was taken: " + why;
    notices.push_back(failure("nothing was reloaded: " + why));
    return count({false, std::move(notices)});
}

ServeReloads::Reloaded ServeReloads::everything()
{
    try {
        return read_configuration();
    } catch (const std::exception& error) { // memory or threads may have run out for a moment
        return refused({}, error.what());
    }
}

ServeReloads::Reloaded ServeReloads::read_configuration()
{
    const config::ConfigurationReader reader = parts_.options.source.read();
    if (reader.diagnostics().has_errors()) {
        Notice wrong = failure("the configuration has errors");
        wrong.details = configuration_report(reader, parts_.log.colour());
        return refused({std::move(wrong)}, "the configuration has errors");
    }
    auto fresh = serve_options(reader.configuration());
    if (!fresh)
        return refused({}, fresh.error());
    Notices notices;
    for (const config::ChangedSetting& changed :
         changes(parts_.options.configuration, fresh->configuration)) {
        if (changed.change == config::Change::by_restart)
            return refused({}, to_text(changed) + ": this takes a restart, as `namu ctl upgrade` does it");
        notices.push_back({log::Level::notice, "config", to_text(changed)});
    }
    if (auto fault = take(std::move(*fresh))) {
        const std::string why = fault->text;
        return refused({std::move(*fault)}, why);
    }
    Reloaded zones = read_zones(nullptr);
    last_ = zones.is_done ? "all was taken" : "the configuration was taken, and not every zone";
    append(notices, std::move(zones.notices));
    return {zones.is_done, std::move(notices)};
}

/// Another configuration, from the next publication on. What is wrong; then nothing is different.
std::optional<Notice> ServeReloads::take(ServeOptions fresh)
{
    if (std::string why = parts_.zones.refusal(fresh); !why.empty())
        return failure(std::move(why));
    std::optional<ServeLog::Opened> log;
    if (fresh.configuration.log != parts_.options.configuration.log) {
        auto opened = ServeLog::open(fresh.configuration.log);
        if (!opened)
            return failure(opened.error());
        log = std::move(*opened);
    }
    if (auto fault = open_what_is_new(fresh))
        return fault;
    if (log)
        parts_.log.take(fresh.configuration.log, std::move(*log));
    take_what_cannot_fail(std::move(fresh));
    return std::nullopt;
}

/// Sockets and files. What was opened is closed again where something further on cannot be had.
std::optional<Notice> ServeReloads::open_what_is_new(ServeOptions& fresh)
{
    const config::Configuration& before = parts_.options.configuration;
    const bool is_query_log_new = query_log_choice(fresh.configuration) != query_log_choice(before);
    const auto query_log_before = parts_.query_log->choice(); // `namu ctl` may have switched it since
    auto fault = is_query_log_new ? switch_query_log(*parts_.query_log, query_log_choice(fresh.configuration))
                                  : std::nullopt;
    if (fault)
        return fault;
    fault = parts_.metrics.listen(fresh.configuration.metrics.listen);
    if (!fault) {
        fault = parts_.listening.change(std::exchange(fresh.server.listeners, {}));
        if (fault)
            static_cast<void>(parts_.metrics.listen(before.metrics.listen));
    }
    if (fault && is_query_log_new)
        static_cast<void>(switch_query_log(*parts_.query_log, query_log_before));
    return fault;
}

void ServeReloads::take_what_cannot_fail(ServeOptions fresh)
{
    ServeOptions& options = parts_.options;
    const config::CookieSettings& before = options.configuration.cookies;
    const config::CookieSettings& now = fresh.configuration.cookies;
    if (before.enabled && now.enabled && !before.secret_file && !now.secret_file)
        fresh.server.answers.cookie_secrets =
            options.server.answers.cookie_secrets; // made up at the start: clients hold cookies of it
    server::Server& server = parts_.listening.server();
    server.set_answers(fresh.server.answers);
    server.set_zone_access(fresh.server.zone_access);
    server.set_rate_limit(fresh.server.rate_limit);
    server.set_tcp(fresh.server.tcp, fresh.server.connections);
    fresh.source = options.source;
    fresh.confinement = options.confinement;
    options = std::move(fresh);
    parts_.zones.change(options);
}

ServeReloads::Reloaded ServeReloads::read_zones(const std::set<std::string>* files)
{
    read_at_ = std::chrono::system_clock::now();
    std::vector<ServeZones::Part> read;
    try {
        read = parts_.zones.read(files);
    } catch (const std::exception& error) { // what is served goes on being served
        return refused({}, error.what());
    }
    if (files != nullptr && is_nothing(read) && collecting_trouble_.empty())
        return {true, {}};
    Notices notices = read_notices(read, parts_.log.colour());
    append(notices, serial_notices(serial_trouble_in(read)));
    collecting_trouble_ = trouble_in_collecting(read);
    const bool is_done = !has_errors(read);
    if (is_done)
        append(notices, parts_.listening.publish());
    append(notices, changes_notices(read));
    if (files == nullptr)
        notices.push_back(reload_summary(read.front().round.collected, read.front().round.reports));
    const bool is_good = is_done && are_all_good(read);
    parts_.images.take(read);
    parts_.images.write();
    return count({is_good, std::move(notices)});
}

} // namespace namu
