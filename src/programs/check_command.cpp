#include "programs/check_command.hpp"

#include "namu/load/delegations.hpp"
#include "namu/load/load_zones.hpp"
#include "programs/check_report.hpp"
#include "programs/command_line.hpp"
#include "programs/terminal.hpp"
#include "programs/zone_options.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace namu {
namespace {

constexpr std::array<std::string_view, 2> formats{"text", "json"};

constexpr std::array options{
    zone_option,
    zone_list_option,
    origin_option,
    Option{.name = "format",
           .value = "text|json",
           .help = "how to say it; json is one document with all diagnostics",
           .choices = formats},
    Option{.name = "strict", .help = "a warning fails like an error: exit status 1"},
    Option{.name = "quiet", .letter = 'q', .help = "say nothing about zones without a mistake"},
    Option{.name = "threads",
           .value = "N",
           .help = "read that many zones at a time; without it: as many as there are cores",
           .number = Option::NumberRange{1, 1024}},
};

constexpr std::array examples{
    Example{"namu check home.lab.zone", "shows every mistake with its line and what to write instead"},
    Example{"namu check zones/", "all zone files in a folder and below: *.zone, *.db and db.*"},
    Example{"namu check --zone example.com=/etc/bind/master.1",
            "a zone whose name is seen neither in the file nor in the file's name"},
    Example{"namu check --strict --quiet zones/",
            "for a commit hook: silent and 0 only where nothing is to be said"},
    Example{"namu check --format json zones/ | jq '.diagnostics[] | [.file, .line, .message]'",
            "for editors and scripts"},
};

constexpr CommandSyntax syntax{
    .command = "check",
    .summary = "find the mistakes in zone files",
    .positionals = {.text = "FILE|DIR ...", .most = Positionals::any_number},
    .description =
        "Reads zone files and shows everything that is wrong with them, each with its place, a hint and "
        "the rule that says so. An error of the whole keeps the zone from being served; one of a part, such "
        "as a name server without an address, leaves the rest of it served. A warning is something that is "
        "hardly meant; it fails with --strict only. Signatures are held against the clock of this machine. "
        "Of zones of one tree both sides of each delegation are compared. "
        "Only files that are named here, lie in a folder named here, or are "
        "included by those are read.",
    .options = options,
    .examples = examples,
};

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    const auto asked_for = zone_arguments(syntax, *arguments);
    if (!asked_for)
        return status_wrong_use;

    const ZoneRequests wanted = collect_zone_requests(*asked_for);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const bool has_several = wanted.requests.size() > 1;
    auto zones = load_zones(wanted.requests, arguments->number("threads").value_or(0),
                            {.keep_positions = has_several, .dnssec = DnssecCheck{now}});
    if (has_several)
        check_delegations(zones);

    const bool is_strict = arguments->has("strict");
    const CheckReport report{wanted, zones, is_strict ? Fails::warnings : Fails::errors};
    if (arguments->value("format") == "json")
        print(report.to_json());
    else
        print(report.to_text(colour_for(stdout), arguments->has("quiet") ? Say::mistakes : Say::everything));
    return report.has_failed() ? status_bad : status_fine;
}

} // namespace

const Command check_command{syntax.command, syntax.summary, run};

} // namespace namu
