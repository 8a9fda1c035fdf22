#include "programs/explain_command.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/load/load_zones.hpp"
#include "programs/command_line.hpp"
#include "programs/diagnostic_report.hpp"
#include "programs/explanation.hpp"
#include "programs/terminal.hpp"
#include "programs/zone_options.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace namu {
namespace {

constexpr Option dnssec_option{
    .name = "dnssec",
    .help = "explain what a client gets that sets DO: signatures, and proofs of what is not there"};

constexpr std::array options{dnssec_option, zone_option, zone_list_option, origin_option};

constexpr std::array examples{
    Example{"namu explain www.home.lab zones/home", "why www.home.lab A is answered as it is"},
    Example{"namu explain nothing.apps.home.lab MX zones/home", "a wildcard without the type"},
    Example{"namu explain www.lab.glasscom.com zones/lab/com.zone", "a referral and its glue"},
};

constexpr CommandSyntax syntax{
    .command = "explain",
    .summary = "tell step by step why a question gets its answer",
    .positionals = {.text = "NAME [TYPE] FILE|DIR ...", .least = 1, .most = Positionals::any_number},
    .description =
        "Answers a question from zone files as `namu serve` would with all of them in one virtual server, "
        "and tells each step in words, with the section of the RFC that asks for it: the zone chosen, the "
        "names on the way, zone cuts, wildcards, aliases, glue, and why the answer is authoritative or "
        "not. TYPE is A where none is given.",
    .options = options,
    .examples = examples,
};

std::string neither_type_nor_file(const std::string& word)
{
    std::string message = "`" + word + "` is neither a record type nor a file";
    if (const auto meant = did_you_mean(word, rr_type_mnemonics()); !meant.empty())
        message.append("; did you mean ").append(meant).append("?");
    return message;
}

/// Takes NAME and TYPE off the words; those that remain are paths.
std::optional<ExplainedQuestion> take_question(std::vector<std::string>& words)
{
    ExplainedQuestion question;
    const auto name = Name::from_text(words.front());
    if (!name) {
        report_wrong_use(syntax, "`" + words.front() + "` is not a name: " + name.error().message());
        return std::nullopt;
    }
    question.name = *name;
    words.erase(words.begin());
    if (!words.empty()) {
        if (const auto type = rr_type_from_text(words.front())) {
            question.type = *type;
            words.erase(words.begin());
        } else if (std::error_code unknown; !std::filesystem::exists(words.front(), unknown)) {
            report_wrong_use(syntax, neither_type_nor_file(words.front()));
            return std::nullopt;
        }
    }
    return question;
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    auto asked_for = zone_arguments(syntax, *arguments);
    if (!asked_for)
        return status_wrong_use;
    auto question = take_question(asked_for->paths);
    if (!question)
        return status_wrong_use;
    if (arguments->has(dnssec_option.name))
        question->dnssec = Dnssec::add;
    if (asked_for->paths.empty() && asked_for->named.empty() && asked_for->lists.empty())
        return report_wrong_use(syntax, "no zone is named: add a FILE or a folder behind the question");

    const ZoneRequests wanted = collect_zone_requests(*asked_for);
    print_error(to_text(wanted.diagnostics, wanted.sources, colour_for(stderr)));
    if (wanted.diagnostics.has_errors())
        return status_bad;
    const auto zones = load_zones(wanted.requests, 0, {.keep_positions = true});
    std::vector<CatalogEntry> entries;
    bool all_good = true;
    for (const LoadedZone& zone : zones) {
        print_error(to_text(zone, colour_for(stderr)));
        all_good = all_good && zone.zone != nullptr;
        if (zone.zone != nullptr)
            entries.push_back({zone.origin->name, zone.zone});
    }
    const Catalog catalog{std::move(entries)};
    print(explain(*question, zones, catalog));
    return all_good ? status_fine : status_bad;
}

} // namespace

const Command explain_command{syntax.command, syntax.summary, run,
                              []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
