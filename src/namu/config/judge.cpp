#include "namu/config/judge.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/config/rules.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace namu::config {
namespace {

/// As people write names, without the final dot.
std::string in_short(const StoredName& name)
{
    std::string text = name.to_text();
    if (text.size() > 1)
        text.pop_back();
    return text;
}

class Judge {
public:
    Judge(const Configuration& configuration, const Places& places, Diagnostics& diagnostics)
        : configuration_{configuration},
          places_{places},
          diagnostics_{diagnostics}
    {}

    void judge_zones(const SourceSpan& beginning);
    void judge_origin();
    void judge_listeners();
    void judge_views();
    void judge_cookies();
    void judge_report_channel();
    void judge_access();
    void judge_names(std::span<const StoredName> known);

    /// Whether all zones are named in `[[zone]]`.
    [[nodiscard]] bool knows_all_zones() const
    {
        return configuration_.zones.empty() && configuration_.zone_lists.empty() &&
               !places_.is_unread("zones") && !places_.is_unread("zone-lists") && !places_.is_unread("zone");
    }

private:
    void report(const DiagnosticRule& rule, const std::string& value, std::string message, std::string hint)
    {
        report_at(rule, places_.of(value), std::move(message), std::move(hint));
    }
    void report_at(const DiagnosticRule& rule, const SourceSpan& where, std::string message, std::string hint)
    {
        diagnostics_.report(
            {.rule = &rule, .where = where, .message = std::move(message), .hint = std::move(hint)});
    }
    /// Of two that must differ: `value` stands where `first` does already.
    void report_twice(const DiagnosticRule& rule, const std::string& first, const std::string& value,
                      std::string message, std::string hint)
    {
        Diagnostic diagnostic{.rule = &rule,
                              .where = places_.of(value),
                              .message = std::move(message),
                              .hint = std::move(hint)};
        if (const SourceSpan where = places_.of(first); where.begin.is_known())
            diagnostic.notes.push_back({.where = where, .message = "it is here first"});
        diagnostics_.report(std::move(diagnostic));
    }
    void judge_name(const std::string& place, const StoredName& name, std::span<const StoredName> known);
    void judge_view(const ViewSettings& view, const std::string& place);

    const Configuration& configuration_;
    const Places& places_;
    Diagnostics& diagnostics_;
};

void Judge::judge_zones(const SourceSpan& beginning)
{
    std::map<StoredName, std::string> seen;
    for (std::size_t i = 0; i < configuration_.zone.size(); ++i) {
        const ZoneSettings& zone = configuration_.zone[i];
        const std::string place = numbered("zone", i);
        if (!places_.has(place + ".name"))
            continue; // that has been told
        const std::string name = in_short(zone.name);
        const auto [first, is_new] = seen.try_emplace(zone.name, place + ".name");
        if (!is_new)
            report_twice(config_rule::zone_named_twice, first->second, place + ".name",
                         "the zone `" + name + "` is there twice", "put all its keys in one [[zone]]");
        else if (!zone.file && !places_.is_unread(place + ".file") && knows_all_zones())
            report(config_rule::missing_key, place + ".name", "nothing says in which file `" + name + "` is",
                   "write file = \"" + name + ".zone\" below it, or name its folder in `zones`");
    }
    const bool has_views = !configuration_.view.empty() || places_.is_unread("view");
    if (knows_all_zones() && configuration_.zone.empty() && !has_views && beginning.begin.is_known())
        report_at(config_rule::missing_key, beginning, "no zone is named",
                  "write zones = [\"zones/\"], or a [[zone]] with its name and file, for each");
}

void Judge::judge_origin()
{
    if (configuration_.origin && configuration_.zones.size() != 1 && !places_.is_unread("zones"))
        report(config_rule::bad_value, "origin",
               "origin is the name of one zone, so `zones` must be one file",
               "a [[zone]] with `name` and `file`, or --zone NAME=FILE, may be there for each of several");
}

void Judge::judge_listeners()
{
    std::map<net::Endpoint, std::string> seen;
    const auto judge_one = [&](const net::Endpoint& endpoint, const std::string& place, std::string hint) {
        const auto [first, is_new] = seen.try_emplace(endpoint, place);
        if (!is_new && endpoint.port != 0)
            report_twice(config_rule::listener_given_twice, first->second, place,
                         endpoint.to_text() + " is given twice", std::move(hint));
    };
    for (std::size_t i = 0; i < configuration_.listen.size(); ++i) {
        const ListenSettings& listen = configuration_.listen[i];
        const std::string place = numbered("listen", i);
        if (places_.has(place + ".address"))
            judge_one(endpoint_of(listen, configuration_), place + ".address",
                      places_.of(place + ".address").begin.is_known()
                          ? "name all its zones in one [[listen]]"
                          : "one --listen may name several zones: ADDR=ZONE,ZONE");
        if (listen.zones && listen.zones->empty())
            report(config_rule::bad_value, place + ".zones", "this listener has no zone",
                   "name its zones; without the key it has all of them");
    }
    seen.clear();
    for (std::size_t i = 0; i < configuration_.metrics.listen.size(); ++i)
        judge_one(configuration_.metrics.listen[i], numbered("metrics.listen", i), "leave one of them out");
}

void Judge::judge_view(const ViewSettings& view, const std::string& place)
{
    if (view.clients.empty() && places_.has(place + ".clients"))
        report(config_rule::missing_key, place + ".clients", "this view has no clients",
               "write clients = [\"10.0.0.0/8\"], or [\"0.0.0.0/0\", \"::/0\"] for everybody");
    const bool has_zones = !view.zones.empty() || !view.zone_lists.empty() ||
                           places_.is_unread(place + ".zones") || places_.is_unread(place + ".zone-lists");
    if (!has_zones)
        report(config_rule::missing_key, place, "this view has no zones",
               "a view has zones of its own: zones = [\"inside/\"]");
}

void Judge::judge_views()
{
    std::map<std::string, std::string> names;
    std::vector<std::pair<net::Prefix, std::string>> clients;
    for (std::size_t i = 0; i < configuration_.view.size(); ++i) {
        const ViewSettings& view = configuration_.view[i];
        const std::string place = numbered("view", i);
        judge_view(view, place);
        const auto [first, is_new] = names.try_emplace(view.name, place + ".name");
        if (!is_new && places_.has(place + ".name"))
            report_twice(config_rule::view_given_twice, first->second, place + ".name",
                         "the view `" + view.name + "` is there twice",
                         "put all its clients in one [[view]], or give them names of their own");
        for (std::size_t j = 0; j < view.clients.size(); ++j) {
            const std::string here = numbered(place + ".clients", j);
            const auto earlier =
                std::ranges::find(clients, view.clients[j], [](const auto& client) { return client.first; });
            if (earlier != clients.end())
                report_twice(config_rule::hidden_view, earlier->second, here,
                             view.clients[j].to_text() + " never sees this view",
                             "the first view that has it counts");
            else
                clients.emplace_back(view.clients[j], here);
        }
    }
}

/// The command line may well turn off what a file has arranged.
void Judge::judge_cookies()
{
    if (configuration_.cookies.enabled || !places_.of("cookies.enabled").begin.is_known())
        return;
    for (const std::string key : {"secret-file", "demand"}) {
        const std::string place = "cookies." + key;
        if (places_.of(place).begin.is_known() && (key != "demand" || configuration_.cookies.demand))
            report(config_rule::useless_key, place,
                   "cookies are not enabled, which leaves nothing to do for `" + key + "`",
                   "leave it out, or enabled = false");
    }
}

/// A list of nobody is more often half a sentence than a wish.
void Judge::judge_access()
{
    const auto judge_one = [this](const AccessSettings& access, const std::string& place) {
        if (access.allow && access.allow->empty())
            report(config_rule::bad_value, place + ".allow-query", "nobody is allowed to ask",
                   "leave it out for everybody; deny-query = [\"0.0.0.0/0\", \"::/0\"] is for nobody");
    };
    for (std::size_t i = 0; i < configuration_.zone.size(); ++i)
        judge_one(configuration_.zone[i].access, numbered("zone", i));
    for (std::size_t i = 0; i < configuration_.listen.size(); ++i)
        judge_one(configuration_.listen[i].access, numbered("listen", i));
}

void Judge::judge_report_channel()
{
    const auto& name = configuration_.server.report_channel;
    if (name && name->is_root())
        report(config_rule::bad_value, "server.report-channel",
               "report-channel takes the name of a zone that collects reports, not the root",
               "such as \"reports.example.net\"");
}

void Judge::judge_name(const std::string& place, const StoredName& name, std::span<const StoredName> known)
{
    if (std::ranges::find(known, name) != known.end() || !places_.of(place).begin.is_known())
        return;
    std::vector<std::string> texts;
    for (const StoredName& each : known)
        texts.push_back(in_short(each));
    const std::vector<std::string_view> views{texts.begin(), texts.end()};
    const std::string_view meant = did_you_mean(in_short(name), views);
    report(config_rule::unknown_zone, place, "there is no zone `" + in_short(name) + "`",
           meant.empty() ? "name its file in a [[zone]], or its folder in `zones`"
                         : "did you mean `" + std::string{meant} + "`?");
}

void Judge::judge_names(std::span<const StoredName> known)
{
    for (std::size_t i = 0; i < configuration_.listen.size(); ++i) {
        const auto zones = configuration_.listen[i].zones.value_or(std::vector<StoredName>{});
        for (std::size_t j = 0; j < zones.size(); ++j)
            judge_name(numbered(numbered("listen", i) + ".zones", j), zones[j], known);
    }
    for (std::size_t i = 0; i < configuration_.query_log.zones.size(); ++i)
        judge_name(numbered("query-log.zones", i), configuration_.query_log.zones[i], known);
    for (std::size_t i = 0; i < configuration_.zone.size(); ++i) {
        if (!configuration_.zone[i].file)
            judge_name(numbered("zone", i) + ".name", configuration_.zone[i].name, known);
    }
}

} // namespace

bool judge(const Configuration& configuration, const Places& places, const SourceSpan& beginning,
           Diagnostics& diagnostics)
{
    Judge judge{configuration, places, diagnostics};
    judge.judge_zones(beginning);
    judge.judge_origin();
    judge.judge_listeners();
    judge.judge_views();
    judge.judge_access();
    judge.judge_cookies();
    judge.judge_report_channel();
    if (!judge.knows_all_zones() || !configuration.view.empty())
        return false;
    std::vector<StoredName> names;
    for (const ZoneSettings& zone : configuration.zone)
        names.push_back(zone.name);
    judge.judge_names(names);
    return true;
}

void judge_zone_names(const Configuration& configuration, const Places& places,
                      std::span<const StoredName> known, Diagnostics& diagnostics)
{
    Judge{configuration, places, diagnostics}.judge_names(known);
}

} // namespace namu::config
