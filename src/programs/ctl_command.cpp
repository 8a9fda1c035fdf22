#include "programs/ctl_command.hpp"

#include "namu/control/control_client.hpp"
#include "namu/lab/journal/journal_capture.hpp"
#include "namu/lab/journal/journal_diagram.hpp"
#include "namu/lab/journal/journal_text.hpp"
#include "programs/command_line.hpp"
#include "programs/control_socket.hpp"
#include "programs/journal_json.hpp"
#include "programs/lab_client.hpp"
#include "programs/terminal.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 4> journal_forms{"text", "json", "mermaid", "pcap"};

constexpr std::array options{
    Option{.name = "socket",
           .value = "PATH",
           .help = "the control socket; without it: of the only server or lab of this user that runs"},
    server_port_option,
    lab_port_option,
    Option{.name = "follow", .letter = 'f', .help = "of the journal: go on with what comes, until Ctrl-C"},
    Option{
        .name = "as",
        .value = "FORM",
        .help =
            "of the journal: text, json (an entry a line), mermaid (a sequence diagram) or pcap (a capture "
            "file, for tshark)",
        .choices = journal_forms},
    Option{.name = "json", .help = "print what came as JSON, an object a line"},
};

constexpr std::array examples{
    Example{"namu ctl status", "what a server serves, and what went wrong with files"},
    Example{"namu ctl zone example.com", "its serial, its file, and what the last edit changed"},
    Example{"namu ctl reload", "status 0 if all was taken"},
    Example{"namu ctl query-log on rcode=NXDOMAIN sample=10 why",
            "every tenth name that does not exist, and why"},
    Example{"namu ctl upgrade", "a new version, or what takes a restart"},
    Example{"namu ctl journal --follow", "who asks whom what, as it happens"},
    Example{"namu ctl journal --as pcap > lab.pcap", "the messages, for tshark or Wireshark"},
    Example{"namu ctl fault add drop server=ns.com rate=0.5 seed=7",
            "a server that loses every other answer"},
    Example{"namu ctl fault list", "the faults, and how often each was done"},
    Example{"namu ctl fault clear 2", "without number: all of them"},
    Example{"namu ctl cache", "what the nearest server remembers; `cache flush` makes it forget"},
    Example{"namu ctl expect 1 A www.lab.glasscom.com at com",
            "status 0 if the servers of com were asked that once"},
    Example{"namu ctl explain ns.com www.lab.glasscom.com", "why that server answers as it does"},
};

constexpr CommandSyntax syntax{
    .command = "ctl",
    .summary = "ask a running server or lab, and tell it what to do",
    .positionals = {.text = "COMMAND [WORD ...]", .least = 1, .most = Positionals::any_number},
    .description =
        "Talks to a running `namu serve` or `namu lab` through its control socket. Where there is one only, "
        "it is "
        "found.\n\n"
        "Of a server: status, zones, zone NAME: what is served since when, what the last edit changed, and "
        "which file "
        "is not taken and why. reload [ZONE ...]: everything is read again, configuration included, or these "
        "zones; "
        "fails where anything was not taken. stats: what was asked and answered. log [level LEVEL]: what is "
        "told. "
        "query-log [on [WORD ...]|off]: which questions are written down; words: to=, format=, client=, "
        "zone=, "
        "type=, rcode=, sample= and why. upgrade: the program that is installed now takes the place of the "
        "one "
        "that runs, and no question is lost. stop.\n\n"
        "Of a lab: status, hints: what is played, and where a resolver begins. journal [follow|clear]: what "
        "was asked "
        "of "
        "whom. fault add KIND [KEY=VALUE ...], fault list, fault clear [N ...]: what servers do wrong on "
        "purpose; "
        "docs/faults.md lists kinds and keys. cache [flush]: of the nearest server. expect [COUNT] TYPE NAME "
        "[at SERVER]: fails with what was asked instead. explain SERVER NAME [TYPE]: why that server answers "
        "as "
        "it does, and which faults are meant for it. reload: the folder is read again. stop.",
    .options = options,
    .examples = examples,
};

/// Prints entries of a journal as they come, or all at the end where the form needs them all.
class JournalPrinter {
public:
    explicit JournalPrinter(std::string_view form) : form_{form} {}

    void take(const json::object& entry)
    {
        if (form_ == "json")
            return show(json::serialize(entry) + "\n");
        auto read = journal_entry_from_json(entry);
        if (!read)
            return;
        if (form_ == "text")
            return show(lab::to_line(*read) + "\n");
        kept_.push_back(std::move(*read));
    }

    void finish() const
    {
        if (form_ == "mermaid")
            print(lab::to_mermaid(kept_));
        if (form_ == "pcap") {
            const auto octets = lab::to_pcap(kept_);
            print({reinterpret_cast<const char*>(octets.data()), octets.size()});
        }
        flush_output();
    }

private:
    /// At once: somebody watches.
    static void show(const std::string& line)
    {
        print(line);
        flush_output();
    }

    std::string_view form_;
    std::vector<lab::JournalEntry> kept_;
};

json::object request_of(const Arguments& arguments)
{
    const auto& words = arguments.positionals();
    json::array more(words.begin() + 1, words.end());
    if (arguments.has("follow"))
        more.emplace_back("follow");
    return {{"command", words.front()}, {"words", std::move(more)}};
}

/// What is wrong with the options for this command; empty: nothing.
std::string misuse(const Arguments& arguments)
{
    const bool is_journal = arguments.positionals().front() == "journal";
    if (!is_journal && (arguments.has("follow") || arguments.has("as")))
        return "--follow and --as are for the journal";
    const auto form = arguments.value("as").value_or("text");
    if (arguments.has("follow") && (form == "mermaid" || form == "pcap"))
        return "--as " + form + " needs the whole journal: leave --follow out";
    return {};
}

int talk(control::ControlClient& lab, const Arguments& arguments)
{
    const bool is_json = arguments.has("json");
    JournalPrinter journal{
        is_json ? "json" : *std::ranges::find(journal_forms, arguments.value("as").value_or("text"))};
    const auto result = lab.ask(request_of(arguments), [&](const json::object& line) {
        if (const auto* const entry = line.if_contains("entry"); entry != nullptr && entry->is_object())
            journal.take(entry->get_object());
        return true;
    });
    journal.finish();
    if (!result) {
        print_error("namu ctl: it has gone: " + result.error().message() + "\n");
        return status_bad;
    }
    return print_result(*result, is_json);
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    if (const std::string wrong = misuse(*arguments); !wrong.empty())
        return report_wrong_use(syntax, wrong);
    auto lab = connect_to_running(*arguments);
    if (!lab) {
        print_error("namu ctl: " + lab.error() + "\n");
        return status_bad;
    }
    return talk(*lab, *arguments);
}

} // namespace

const Command ctl_command{syntax.command, syntax.summary, run,
                          []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
