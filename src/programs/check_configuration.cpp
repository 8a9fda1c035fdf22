#include "programs/check_configuration.hpp"

#include "namu/config/configuration_reader.hpp"
#include "namu/config/rules.hpp"
#include "programs/check_zones.hpp"
#include "programs/command.hpp"
#include "programs/cookie_secret_file.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

namespace namu {
namespace {

/// The zones that a configuration names. Those of a view are a tree of their own: their names may be those of others.
class NamedZones {
public:
    NamedZones(const config::Configuration& configuration, std::size_t threads) : threads_{threads}
    {
        add(zone_arguments(configuration));
        for (const config::ViewSettings& view : configuration.view)
            add(zone_arguments(view));
    }

    [[nodiscard]] const std::deque<ZoneRequests>& wanted() const noexcept { return wanted_; }
    [[nodiscard]] const std::vector<LoadedZone>& zones() const noexcept { return zones_; }

    /// Nothing where a name could not be found out: then nobody can tell which is missing.
    [[nodiscard]] std::optional<std::vector<StoredName>> names() const
    {
        std::vector<StoredName> names;
        for (const LoadedZone& zone : zones_) {
            if (!zone.origin)
                return std::nullopt;
            names.emplace_back(zone.origin->name);
        }
        const bool is_whole = std::ranges::none_of(
            wanted_, [](const ZoneRequests& wanted) { return wanted.diagnostics.has_errors(); });
        return is_whole ? std::optional{std::move(names)} : std::nullopt;
    }

private:
    void add(const ZoneArguments& arguments)
    {
        const ZoneRequests& wanted = wanted_.emplace_back(collect_zone_requests(arguments));
        auto zones = load_and_compare(wanted.requests, threads_);
        std::ranges::move(zones, std::back_inserter(zones_));
    }

    std::size_t threads_;
    std::deque<ZoneRequests> wanted_;
    std::vector<LoadedZone> zones_;
};

/// A server would not start without its secrets.
void judge_secrets(config::ConfigurationReader& reader)
{
    const config::CookieSettings& cookies = reader.configuration().cookies;
    if (!cookies.enabled || !cookies.secret_file)
        return;
    if (const auto secrets = read_cookie_secrets(cookies.secret_file->string()); !secrets)
        reader.diagnostics().report({.rule = &config_rule::bad_value,
                                     .where = reader.places().of("cookies.secret-file"),
                                     .message = secrets.error(),
                                     .hint = "a line of the file is one secret of 32 hexadecimal digits"});
}

} // namespace

int check_configuration(const CommandSyntax& syntax, const Arguments& arguments, const std::string& file)
{
    const bool names_zones = !arguments.positionals().empty() || arguments.has("zone") ||
                             arguments.has("zone-list") || arguments.has("origin");
    if (names_zones)
        return report_wrong_use(
            syntax, "--config FILE says which zones there are, so no others can be named with it");

    config::ConfigurationReader reader;
    reader.read_file(file);
    reader.judge();
    judge_secrets(reader);
    const NamedZones named{reader.configuration(), arguments.number("threads").value_or(0)};
    if (const auto names = named.names())
        reader.judge_zone_names(*names);

    CheckReport report{named.zones(), fails_in(arguments)};
    report.add(reader.diagnostics(), reader.sources());
    for (const ZoneRequests& wanted : named.wanted())
        report.add(wanted.diagnostics, wanted.sources);
    return print_report(report, arguments);
}

} // namespace namu
