#include "programs/check_command.hpp"

#include "programs/check_configuration.hpp"
#include "programs/check_tree.hpp"
#include "programs/check_zones.hpp"
#include "programs/command_line.hpp"
#include "programs/zone_options.hpp"

#include <array>

namespace namu {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "json", "patch"};

constexpr std::array options{
    Option{.name = "tree",
           .value = "DIR",
           .help = "hold the zones of this folder against each other, as one hierarchy"},
    Option{.name = "fix", .help = "with --tree: mend the files, as far as there are patches"},
    Option{
        .name = "baseline",
        .value = "DIR",
        .help =
            "with --tree: the folder as it was published last; a zone that has changed since needs a higher "
            "serial"},
    Option{.name = "config",
           .letter = 'c',
           .value = "FILE",
           .help = "a configuration of `namu serve` in TOML, and all zones that it names"},
    zone_option,
    zone_list_option,
    origin_option,
    Option{.name = "format",
           .value = "text|json|patch",
           .help = "how to say it; json is one document with all diagnostics; patch, with --tree, is what "
                   "--fix would "
                   "change",
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
    Example{"namu check --tree zones/lab",
            "lame delegations, orphan zones, glue and PTR records that do not fit, each with a patch"},
    Example{"namu check --tree zones/lab --format patch | patch -p1",
            "mends all of it; --fix does so at once"},
    Example{"namu check --config /etc/namu/namu.toml", "before a server reads it: the file, and its zones"},
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
        "included by those are read.\n\n"
        "With --tree the zones of a folder are one hierarchy: parent against child, names of servers from "
        "the root down, "
        "addresses against PTR records. Each finding shows both places and a patch that mends it. The child "
        "is taken to be "
        "right about its servers and their addresses; a delegation that nobody serves is taken back; a PTR "
        "record follows "
        "its address or goes. Whoever sees it otherwise edits the file instead. A patch raises the serial of "
        "each zone "
        "that it changes by one, and with --baseline to the one behind that of the baseline, unless it is "
        "higher already. "
        "Paths in patches are as seen from here where DIR is a relative path, and from DIR otherwise: "
        "`patch -p1 -d DIR`. Signed zones are not edited.",
    .options = options,
    .examples = examples,
};

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    if (arguments->has("tree"))
        return check_tree(syntax, *arguments);
    if (arguments->has("fix") || arguments->has("baseline") || arguments->value("format") == "patch")
        return report_wrong_use(syntax, "--fix, --baseline and --format patch go with --tree DIR");
    if (const auto file = arguments->value("config"))
        return check_configuration(syntax, *arguments, *file);
    const auto asked_for = zone_arguments(syntax, *arguments);
    if (!asked_for)
        return status_wrong_use;

    const ZoneRequests wanted = collect_zone_requests(*asked_for);
    const auto zones = load_and_compare(wanted.requests, arguments->number("threads").value_or(0));
    const CheckReport report{wanted, zones, fails_in(*arguments)};
    return print_report(report, *arguments);
}

} // namespace

const Command check_command{syntax.command, syntax.summary, run,
                            []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
