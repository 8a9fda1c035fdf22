#include "programs/journey/journey_command.hpp"

#include "namu/base/utf8.hpp"
#include "programs/command_line.hpp"
#include "programs/journey/journey.hpp"
#include "programs/journey/report.hpp"
#include "programs/lab_client.hpp"
#include "programs/terminal.hpp"
#include "programs/walk_begin.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <boost/asio/ip/address.hpp>
#include <boost/json/serialize.hpp>

namespace namu {
namespace {

using journey::Language;

constexpr std::uint16_t dns_port = 53;
constexpr std::uint16_t http_port = 80;
constexpr std::uint16_t lab_web_port = 5380; ///< of `namu lab --web`
constexpr std::array<std::string_view, 2> languages{"en", "ko"};

constexpr std::array options{
    root_option,
    hints_option,
    servers_port_option,
    lab_socket_option,
    lab_port_option,
    Option{
        .name = "web-port",
        .value = "N",
        .help =
            "the port that stands for 80: without it that of the running lab, or where --root or --hints say "
            "where to begin 5380, or 80 with DNS on port 53",
        .number = Option::NumberRange{1, 65'535}},
    Option{.name = "prefix",
           .value = "N",
           .help = "how many bits of an address are its network part (24; of an IPv6 address 64)",
           .number = Option::NumberRange{0, 128}},
    Option{.name = "visits",
           .value = "N",
           .help =
               "how often the page is visited (3): first, again by the same browser, and by another browser",
           .number = Option::NumberRange{1, 3}},
    Option{.name = "time",
           .value = "SECONDS",
           .help = "wait so long for an answer (2)",
           .number = Option::NumberRange{1, 60}},
    Option{.name = "teach", .help = "explain each step in two sentences, where it comes for the first time"},
    Option{.name = "lang",
           .value = "LANGUAGE",
           .help = "of titles and explanations: en (English) or ko (Korean)",
           .choices = languages},
    Option{.name = "json", .help = "print one JSON document"},
};

constexpr std::array examples{
    Example{"namu journey http://www.lab.glasscom.com/dir1/file1.html",
            "in the lab that `namu lab zones/lab --web` has started"},
    Example{"namu journey http://www.lab.glasscom.com/ --teach --lang ko", "with explanations in Korean"},
    Example{"namu journey mailto:tone@cyber.co.kr", "the parts of a URL that is not http"},
    Example{"namu journey http://www.cyber.co.kr/ --json | jq '.visits[0].steps[].step'", "for scripts"},
};

constexpr CommandSyntax syntax{
    .command = "journey",
    .summary = "go from a URL to its page, showing each step",
    .positionals = {.text = "URL", .least = 1, .most = 1},
    .description =
        "Does what happens between the address line of a browser and the page, and shows it: reads the URL, "
        "looks into the browser's caches, asks the nearest DNS server, which walks from the root to the "
        "address by referrals, connects a socket, and exchanges an HTTP request and its response. Then goes "
        "there again, to show which caches answer now.\n\n"
        "URLs may be http, ftp, file, mailto or news; all are read and explained, and http goes on the wire. "
        "The nearest server is the journey's own and empty when it begins. It walks through the lab that "
        "runs, "
        "or begins where --root or --hints says.\n\n"
        "Ends with status 0 where a page came, be it one that says 404, and with 1 where none did.",
    .options = options,
    .examples = examples,
};

/// Whether the way to the page is not known without the lab.
bool needs_lab(const journey::UrlParts& url)
{
    error_code is_name;
    boost::asio::ip::make_address(url.host, is_name);
    return url.scheme == journey::Scheme::http && (is_name || !url.port);
}

/// Takes where the nearest server begins and which port stands for 80; the status to end with where that cannot be found.
std::optional<int> take_places(const Arguments& arguments, journey::JourneyPlan& plan)
{
    if (!needs_lab(plan.url))
        return std::nullopt;
    auto [begin, bad_status] = find_walk_begin(syntax, arguments);
    if (!begin)
        return bad_status;
    plan.hints = std::move(begin->hints);
    plan.dns_port = begin->port;
    const std::uint16_t usual = plan.dns_port == dns_port ? http_port : lab_web_port;
    plan.web_port =
        static_cast<std::uint16_t>(arguments.number("web-port").value_or(begin->web_port.value_or(usual)));
    return std::nullopt;
}

std::optional<int> take_prefix(const Arguments& arguments, journey::JourneyPlan& plan)
{
    constexpr std::uint64_t ipv4_bits = 32;
    const auto prefix = arguments.number("prefix");
    if (!prefix)
        return std::nullopt;
    const bool is_v6 = plan.url.host.find(':') != std::string::npos;
    if (!is_v6 && *prefix > ipv4_bits)
        return report_wrong_use(syntax, "--prefix: an IPv4 address has 32 bits only");
    (is_v6 ? plan.prefix_v6 : plan.prefix_v4) = static_cast<unsigned>(*prefix);
    return std::nullopt;
}

void print_failure(const journey::Step& failure, Language language)
{
    std::string text = "namu journey: ";
    for (const journey::Fact& fact : failure.facts) {
        if (const auto* const phrase = std::get_if<journey::Phrase>(&fact.value))
            text.append(journey::words_for(*phrase).text.in(language));
        else if (const auto* const detail = std::get_if<std::string>(&fact.value))
            text.append(" (").append(*detail).append(")");
    }
    print_error(to_screen(text) + "\n");
}

/// What is no URL may still have a password in it.
int report_bad_url(const std::string& url, const std::string& complaint)
{
    const bool may_be_shown = url.find('@') == std::string::npos;
    return report_wrong_use(syntax, (may_be_shown ? "`" + url + "`: " : "the URL: ") + complaint);
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    const std::string& url = arguments->positionals().front();
    auto parsed = journey::parse_url(url);
    if (!parsed.parts)
        return report_bad_url(url, parsed.complaint);
    journey::JourneyPlan plan;
    plan.url = std::move(*parsed.parts);
    if (const auto status = take_places(*arguments, plan))
        return *status;
    if (const auto status = take_prefix(*arguments, plan))
        return *status;
    plan.visits = arguments->number("visits").value_or(plan.visits);
    if (const auto seconds = arguments->number("time"))
        plan.time_limit = std::chrono::seconds{*seconds};

    const bool is_korean = arguments->value("lang") == languages.back();
    const journey::Telling telling{is_korean ? Language::korean : Language::english, arguments->has("teach")};
    std::optional<journey::Step> failure;
    if (arguments->has("json")) {
        journey::StepDocument document{telling};
        failure = run_journey(plan, document);
        print(boost::json::serialize(document.finish(plan.url.without_password, !failure)) + "\n");
    } else {
        journey::StepPrinter printer{telling};
        failure = run_journey(plan, printer);
    }
    if (failure)
        print_failure(*failure, telling.language);
    return failure ? status_bad : status_fine;
}

} // namespace

const Command journey_command{syntax.command, syntax.summary, run,
                              []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
