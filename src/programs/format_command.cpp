#include "programs/format_command.hpp"

#include "namu/load/load_zone.hpp"
#include "namu/load/zone_text.hpp"
#include "programs/command_line.hpp"
#include "programs/diagnostic_report.hpp"
#include "programs/terminal.hpp"
#include "programs/zone_options.hpp"

#include <array>
#include <cstdio>

namespace namu {
namespace {

constexpr Option one_zone_option{
    .name = zone_option.name, .value = zone_option.value, .help = zone_option.help};

constexpr Option generic_option{.name = "generic",
                                .help = "print types and data as numbers: TYPE1 \\# 4 C0000201 (RFC 3597)"};

constexpr std::array options{one_zone_option, origin_option, generic_option};

constexpr std::array examples{
    Example{"namu format home.lab.zone", "prints the zone; the file stays as it is"},
    Example{"diff <(namu format old.zone) <(namu format new.zone)",
            "what has changed, whatever the files look like"},
    Example{"namu format --zone example.com=/etc/bind/master.1", "says the name of the zone outright"},
};

constexpr CommandSyntax syntax{
    .command = "format",
    .summary = "print a zone in canonical form, one record a line",
    .positionals = {.text = "FILE", .most = 1},
    .description = "Prints the records of a zone file as `owner TTL class type data`: names in full, "
                   "$INCLUDE and $GENERATE "
                   "carried out, in the order of RFC 4034 with the SOA first. It prints what would be "
                   "served: a record that is "
                   "given twice once, the records of one name and type with the lowest of their TTLs, "
                   "nothing from outside the "
                   "zone; all that is told on standard error.\n\n"
                   "A file with a mistake is refused: it is told on standard error, and nothing is printed. "
                   "What a zone lacks "
                   "(an SOA, an address) is no matter here but one for `namu check`.",
    .options = options,
    .examples = examples,
};

int format(const ZoneRequest& request, RecordForm form)
{
    const LoadedZone loaded = load_zone(request, {.judge = Judge::form_only});
    print_error(to_text(loaded, colour_for(stderr)));
    if (!loaded.zone)
        return status_bad;
    write_zone_text(*loaded.zone, form, print);
    return status_fine;
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    const auto asked_for = zone_arguments(syntax, *arguments);
    if (!asked_for)
        return status_wrong_use;

    const ZoneRequests wanted = collect_zone_requests(*asked_for);
    print_error(to_text(wanted.diagnostics, wanted.sources, colour_for(stderr)));
    if (wanted.diagnostics.has_errors())
        return status_bad;
    if (wanted.requests.size() != 1)
        return report_wrong_use(syntax, "one zone at a time can be printed");
    return format(wanted.requests.front(),
                  arguments->has(generic_option.name) ? RecordForm::generic : RecordForm::mnemonic);
}

} // namespace

const Command format_command{syntax.command, syntax.summary, run,
                             []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
