#include "programs/lab_command.hpp"

#include "programs/command_line.hpp"
#include "programs/lab_session.hpp"
#include "programs/ready_options.hpp"

#include <algorithm>
#include <array>

namespace namu {
namespace {

constexpr std::uint16_t default_port = 5300;
constexpr std::uint16_t shell_port = 53;
constexpr std::string_view end_of_options = "--";
constexpr std::uint16_t default_web_port = 5380;
constexpr std::uint16_t shell_web_port = 80;

constexpr std::array<std::string_view, 5> snippets{"hints", "unbound", "bind", "dig", "resolved"};

constexpr std::array options{
    Option{.name = "port",
           .letter = 'p',
           .value = "N",
           .help = "the port of all servers (5300); 0 takes one that is free on all of their addresses",
           .number = Option::NumberRange{0, 65'535}},
    Option{.name = "no-map",
           .help = "use the addresses of the zones as they are, for a machine or a namespace that has them; "
                   "without it those that are not loopback are replaced: 198.41.0.4 by 127.41.0.4"},
    Option{.name = "shell",
           .help =
               "run $SHELL, or the words behind --, in a network of their own that has nothing but the lab, "
               "with the "
               "addresses of the zones as they are, and port 53; ends with it and with its status. No root "
               "needed, where the kernel allows it"},
    Option{.name = "no-nearest", .help = "no server on 127.0.0.1 that walks through the lab for its clients"},
    Option{.name = "minimise",
           .help =
               "that server shows each server one label more than it knows, not the whole name (RFC 9156)"},
    Option{.name = "print",
           .value = "WHAT",
           .help =
               "print what makes other programs use the lab, and serve nothing: root hints, or parts of the "
               "configuration of unbound, BIND or systemd-resolved, or lines for dig",
           .choices = snippets},
    Option{.name = "fault",
           .value = "'KIND KEY=VALUE ...'",
           .help = "something that servers do wrong from the start, as in `namu ctl fault add`",
           .repeatable = true},
    Option{
        .name = "control",
        .value = "PATH",
        .help =
            "the socket for `namu ctl`, without it one in $XDG_RUNTIME_DIR/namu, /run/namu or /tmp/namu-UID"},
    Option{.name = "no-control", .help = "no socket for `namu ctl`"},
    Option{.name = "web",
           .help = "serve web pages, too: on the addresses of `www` and `web` names, and of zones "
                   "themselves; from DIR/www/NAME/ or DIR/www/, or else a page that says whose it is"},
    Option{.name = "web-port",
           .value = "N",
           .help = "the port of the web pages (5380, which stands for 80; with --shell 80); 0 takes one that "
                   "is free",
           .number = Option::NumberRange{0, 65'535}},
    Option{.name = "web-port-file", .value = "FILE", .help = "write the port of the web pages to FILE"},
    port_file_option,
    ready_fd_option,
    Option{.name = "quiet", .letter = 'q', .help = "print mistakes only"},
};

constexpr std::array examples{
    Example{"namu lab zones/lab",
            "root, com, kr and what is below them, each on the address of its name server"},
    Example{"namu trace www.lab.glasscom.com", "a walk through that lab, step by step"},
    Example{"namu lab zones/lab --fault 'drop server=ns.com rate=0.3'", "a server of com that loses answers"},
    Example{"namu lab zones/lab --shell",
            "a shell in the lab: `dig www.lab.glasscom.com` and all else works as outside"},
    Example{"namu lab zones/lab --web --shell -- curl http://www.lab.glasscom.com/",
            "one program in the lab"},
    Example{"namu lab zones/lab --web", "with web pages, for `namu journey` and for browsers"},
    Example{"namu lab zones/lab --print unbound > lab.conf", "what unbound needs to resolve in it"},
};

constexpr CommandSyntax syntax{
    .command = "lab",
    .summary = "run a folder of zone files as a hierarchy of servers",
    .positionals = {.text = "DIR [--shell [-- COMMAND ARGUMENT ...]]", .least = 1, .most = 1},
    .description =
        "Reads every zone file below DIR and finds out from the zones' own NS and address records which "
        "servers there are. Each of their addresses becomes a server that has just the zones which name it, "
        "so that the root refers to com, com to its children, and so on; all have one port. Prints the tree, "
        "and answers until it gets SIGTERM or SIGINT; SIGHUP reads the folder again. `namu ctl` shows who "
        "asked "
        "whom what, and makes servers do wrong.\n\n"
        "On 127.0.0.1 stands the nearest server, which walks from the root to the answer for whoever asks "
        "it, and remembers. It is made for the lab: it answers on loopback only, checks no signatures, and "
        "is no public resolver.\n\n"
        "Addresses that are not loopback are replaced by loopback addresses, in the zones as well: "
        "198.41.0.4 by 127.41.0.4, an IPv6 address by 127.6.x.y with its last 16 bits for x.y, and by the "
        "next free one where that is taken. The same zones always get the same addresses.",
    .options = options,
    .examples = examples,
};

/// In a shell all is as on the Internet: the port of DNS, the addresses as the zones have them.
void choose_shell(LabOptions& lab, std::span<const std::string_view> command)
{
    lab.shell.emplace(command.begin(), command.end());
    lab.port = shell_port;
    lab.map = lab::MapAddresses::not_at_all;
}

int run(std::span<const std::string_view> words)
{
    const auto end = std::ranges::find(words, end_of_options);
    const std::span<const std::string_view> command{end == words.end() ? end : end + 1, words.end()};
    const auto [arguments, exit_status] = parse_command_line(syntax, {words.begin(), end});
    if (!arguments)
        return exit_status;
    if (!arguments->has("shell") && end != words.end())
        return report_wrong_use(syntax, "what stands behind -- is run by --shell, which is not there");
    if (arguments->has("shell") && arguments->number("port").value_or(shell_port) != shell_port)
        return report_wrong_use(syntax, "--shell has port 53, as resolv.conf cannot name another one");
    LabOptions lab;
    lab.folder = arguments->positionals().front();
    lab.port = static_cast<std::uint16_t>(arguments->number("port").value_or(default_port));
    if (arguments->has("no-map"))
        lab.map = lab::MapAddresses::not_at_all;
    if (arguments->has("shell"))
        choose_shell(lab, command);
    lab.has_nearest = !arguments->has("no-nearest");
    if (arguments->has("minimise"))
        lab.minimise = resolve::Minimise::yes;
    if (const auto what = arguments->value("print")) {
        const auto at = std::ranges::find(snippets, *what);
        lab.print = static_cast<LabSnippet>(at - snippets.begin());
    }
    if (lab.print && lab.port == 0)
        return report_wrong_use(syntax,
                                "--print needs to know the port: leave --port 0 out, or say which one");
    if (arguments->has("control") && arguments->has("no-control"))
        return report_wrong_use(syntax, "--control and --no-control contradict each other");
    lab.control = arguments->value("control");
    lab.has_control = !arguments->has("no-control");
    for (const std::string& text : arguments->values("fault")) {
        auto fault = lab::Fault::from_text(text);
        if (!fault)
            return report_wrong_use(syntax, "--fault: " + fault.error());
        lab.faults.push_back(std::move(*fault));
    }
    lab.port_file = arguments->value("port-file");
    if (arguments->has("web"))
        lab.web =
            LabWebOptions{static_cast<std::uint16_t>(
                              arguments->number("web-port")
                                  .value_or(arguments->has("shell") ? shell_web_port : default_web_port)),
                          arguments->value("web-port-file")};
    else if (arguments->has("web-port") || arguments->has("web-port-file"))
        return report_wrong_use(syntax, "--web-port and --web-port-file need --web");
    if (const auto descriptor = arguments->number("ready-fd"))
        lab.ready_descriptor = static_cast<int>(*descriptor);
    if (arguments->has("quiet"))
        lab.say = Say::mistakes;
    return run_lab(std::move(lab));
}

} // namespace

const Command lab_command{syntax.command, syntax.summary, run,
                          []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
