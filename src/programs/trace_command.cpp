#include "programs/trace_command.hpp"

#include "namu/base/clock.hpp"
#include "namu/lab/walk.hpp"
#include "namu/resolve/iteration.hpp"
#include "programs/command_line.hpp"
#include "programs/lab_client.hpp"
#include "programs/terminal.hpp"
#include "programs/trace_report.hpp"
#include "programs/walk_begin.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>

namespace namu {
namespace {

using resolve::Iteration;

constexpr std::array options{
    root_option,
    hints_option,
    servers_port_option,
    lab_socket_option,
    lab_port_option,
    Option{.name = "time",
           .value = "SECONDS",
           .help = "wait so long for an answer (2), twice over UDP",
           .number = Option::NumberRange{1, 60}},
    Option{.name = "minimise",
           .help = "show each server one label more than it knows, not the whole name (RFC 9156)"},
    Option{.name = "json", .help = "print one JSON document"},
};

constexpr std::array examples{
    Example{"namu trace www.lab.glasscom.com", "through the lab that runs: `namu lab zones/lab`"},
    Example{"namu trace www.lab.glasscom.com --root 127.0.1.1:5353",
            "through the hierarchy that `namu serve zones/lab` has started"},
    Example{"namu trace home.lab MX --hints root.hints --port 5300", "with the servers in a file"},
    Example{"namu trace www.lab.glasscom.com --root 127.0.1.1:5353 --json | jq '.steps[] | "
            "select(.step==\"referral\")'",
            "the referrals, for scripts"},
};

constexpr CommandSyntax syntax{
    .command = "trace",
    .summary = "walk from the root to an answer, showing each step",
    .positionals = {.text = "NAME [TYPE]", .least = 1, .most = 2},
    .description = "Looks for the records of NAME as the nearest server of a client does: asks a server of "
                   "the root, follows its "
                   "referral, and goes on until a server has the answer. Shows each question, who was asked "
                   "and why, what came "
                   "back and how long it took. Without a TYPE it is A. Begins in the lab that runs, or where "
                   "--root or --hints says.\n\n"
                   "Ends with status 0 where there is an answer, be it that there are no such records or no "
                   "such name, and with 1 "
                   "where no server had one.",
    .options = options,
    .examples = examples,
};

struct How {
    lab::WalkSettings walk;
    resolve::Minimise minimise;
};

/// Runs until there is an outcome.
Iteration::Outcome walk(const Question& question, const resolve::RootHints& hints, const How& how,
                        resolve::IterationObserver& observer)
{
    const Clock clock;
    resolve::Cache cache;
    boost::asio::io_context context{1};
    Iteration::Outcome outcome;
    auto iteration = std::make_unique<Iteration>(question, cache, hints, clock.now(), observer,
                                                 resolve::IterationLimits{}, how.minimise);
    const auto done = [&outcome](const Iteration::Outcome& found) { outcome = found; };
    std::make_shared<lab::Walk>(context, clock, how.walk, std::move(iteration), done)->start();
    context.run();
    return outcome;
}

/// The question of the words, or nothing, and a complaint printed.
std::optional<Question> question_of(const std::vector<std::string>& words)
{
    const auto name = Name::from_text(words.front());
    if (!name) {
        report_wrong_use(syntax, "`" + words.front() + "` is not a name: " + name.error().message());
        return std::nullopt;
    }
    const auto type = words.size() == 1 ? std::optional{RRType::A} : rr_type_from_text(words.back());
    if (!type) {
        report_wrong_use(syntax,
                         "`" + words.back() + "` is not a type of records, such as A, MX or TYPE65280");
        return std::nullopt;
    }
    return Question{*name, *type};
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    const auto question = question_of(arguments->positionals());
    if (!question)
        return status_wrong_use;
    const auto [begin, bad_status] = find_walk_begin(syntax, *arguments);
    if (!begin)
        return bad_status;
    const How how{{begin->port, std::chrono::seconds{arguments->number("time").value_or(2)}},
                  arguments->has("minimise") ? resolve::Minimise::yes : resolve::Minimise::no};

    Iteration::Outcome outcome;
    if (arguments->has("json")) {
        TraceDocument document;
        outcome = walk(*question, begin->hints, how, document);
        print(boost::json::serialize(document.finish(*question, outcome)) + "\n");
    } else {
        TracePrinter printer;
        outcome = walk(*question, begin->hints, how, printer);
        printer.print_outcome(outcome);
    }
    return outcome.rcode == Rcode::SERVFAIL ? status_bad : status_fine;
}

} // namespace

const Command trace_command{syntax.command, syntax.summary, run,
                            []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
