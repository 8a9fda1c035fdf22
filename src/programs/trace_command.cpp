#include "programs/trace_command.hpp"

#include "namu/base/clock.hpp"
#include "namu/lab/addresses.hpp"
#include "namu/lab/walk.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/resolve/iteration.hpp"
#include "programs/command_line.hpp"
#include "programs/hints_file.hpp"
#include "programs/terminal.hpp"
#include "programs/trace_report.hpp"

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

constexpr std::uint16_t dns_port = 53;

constexpr std::array options{
    Option{.name = "root",
           .value = "ADDR[:PORT]",
           .help = "begin with this server, one of the root's; may be given several times",
           .repeatable = true},
    Option{.name = "hints",
           .value = "FILE",
           .help =
               "begin with the servers in this file: NS records of the root, or of what is on top, and their "
               "addresses"},
    Option{.name = "port",
           .letter = 'p',
           .value = "N",
           .help = "the port of all servers (53, or that of --root)",
           .number = Option::NumberRange{1, 65'535}},
    Option{.name = "time",
           .value = "SECONDS",
           .help = "wait so long for an answer (2), twice over UDP",
           .number = Option::NumberRange{1, 60}},
    Option{.name = "minimise",
           .help = "show each server one label more than it knows, not the whole name (RFC 9156)"},
    Option{.name = "json", .help = "print one JSON document"},
};

constexpr std::array examples{
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
                   "back and how long it took. Without a TYPE it is A.\n\n"
                   "Ends with status 0 where there is an answer, be it that there are no such records or no "
                   "such name, and with 1 "
                   "where no server had one.",
    .options = options,
    .examples = examples,
};

/// Begins with the addresses of --root. Servers of the root have no name yet.
std::optional<resolve::RootHints> hints_of(const std::vector<std::string>& roots, std::uint16_t& port)
{
    resolve::RootHints hints;
    for (const std::string& text : roots) {
        const auto endpoint = net::Endpoint::from_text(text, port);
        if (!endpoint) {
            report_wrong_use(syntax,
                             "--root: `" + text + "` is not an address: write 127.0.1.1 or 127.0.1.1:5353");
            return std::nullopt;
        }
        if (!hints.servers.empty() && endpoint->port != port) {
            report_wrong_use(syntax, "--root: all servers have one port, and these have two: " +
                                         std::to_string(port) + " and " + std::to_string(endpoint->port));
            return std::nullopt;
        }
        port = endpoint->port;
        hints.servers.push_back({Name{}, lab::to_server_address(endpoint->address)});
    }
    return hints;
}

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
    const auto roots = arguments->values("root");
    const auto file = arguments->value("hints");
    if (roots.empty() == !file.has_value())
        return report_wrong_use(syntax, "say where to begin: --root ADDR[:PORT] or --hints FILE");
    auto port = static_cast<std::uint16_t>(arguments->number("port").value_or(dns_port));
    const auto hints = file ? read_hints_file(*file) : hints_of(roots, port);
    if (!hints)
        return file ? status_bad : status_wrong_use;
    const How how{{port, std::chrono::seconds{arguments->number("time").value_or(2)}},
                  arguments->has("minimise") ? resolve::Minimise::yes : resolve::Minimise::no};

    Iteration::Outcome outcome;
    if (arguments->has("json")) {
        TraceDocument document;
        outcome = walk(*question, *hints, how, document);
        print(boost::json::serialize(document.finish(*question, outcome)) + "\n");
    } else {
        TracePrinter printer;
        outcome = walk(*question, *hints, how, printer);
        printer.print_outcome(outcome);
    }
    return outcome.rcode == Rcode::SERVFAIL ? status_bad : status_fine;
}

} // namespace

const Command trace_command{syntax.command, syntax.summary, run};

} // namespace namu
