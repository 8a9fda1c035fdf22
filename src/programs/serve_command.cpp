#include "programs/serve_command.hpp"

#include "namu/server/listen_plan.hpp"
#include "programs/command_line.hpp"
#include "programs/cookie_secret_file.hpp"
#include "programs/privilege_options.hpp"
#include "programs/ready_options.hpp"
#include "programs/serve_privilege.hpp"
#include "programs/serve_session.hpp"
#include "programs/state_folder.hpp"
#include "programs/zone_options.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace namu {
namespace {

constexpr std::uint16_t default_port = 5353;

constexpr std::array options{
    zone_option,
    zone_list_option,
    origin_option,
    Option{.name = "listen",
           .value = "ADDR[:PORT][=ZONE,...]",
           .help =
               "answer on this address, from all zones or from those named; without it: each zone on the "
               "loopback addresses of its own name servers, where it has such, and all others on 127.0.0.1 "
               "and ::1",
           .repeatable = true},
    Option{.name = "port",
           .letter = 'p',
           .value = "N",
           .help =
               "the port where --listen names none (5353); 0 takes one number that is free on all of them, "
               "UDP and TCP",
           .number = Option::NumberRange{0, 65'535}},
    port_file_option,
    ready_fd_option,
    Option{.name = "threads",
           .value = "N",
           .help = "that many workers; without it: as many as there are cores",
           .number = Option::NumberRange{1, 256}},
    Option{.name = "udp-size",
           .value = "OCTETS",
           .help = "the largest answer over UDP (1232); more than 1400 would be cut up on its way",
           .number = Option::NumberRange{512, 1400}},
    Option{.name = "identity",
           .value = "TEXT",
           .help =
               "what the server calls itself in id.server, hostname.bind and NSID (the host's name); empty: "
               "nothing"},
    Option{.name = "version-text",
           .value = "TEXT",
           .help = "the answer to version.bind and version.server (the version of namu); empty: none"},
    Option{.name = "report-channel",
           .value = "NAME",
           .help = "tell resolvers to report what goes wrong with our zones to this name (RFC 9567)"},
    Option{.name = "authority-ns", .help = "name the servers of the zone in every positive answer"},
    Option{.name = "cookie-secret",
           .value = "FILE",
           .help =
               "secrets of DNS cookies, 32 hexadecimal digits a line: the first makes cookies, all are "
               "accepted; the same file on all servers of an address (without it: one made up at the start)"},
    Option{.name = "demand-cookies",
           .help = "answer BADCOOKIE over UDP to clients that know cookies and have no good one yet"},
    Option{.name = "no-cookies", .help = "ignore DNS cookies"},
    Option{.name = "state",
           .value = "DIR",
           .help = "keep images of large zones below DIR, so that an unchanged zone is up at once the next "
                   "time ($STATE_DIRECTORY, $XDG_STATE_HOME/namu or ~/.local/state/namu)"},
    Option{.name = "no-images", .help = "read all zone files, and keep no images"},
    user_option,
    group_option,
    landlock_option,
    seccomp_option,
    Option{.name = "quiet", .letter = 'q', .help = "print mistakes only"},
};

constexpr std::array examples{
    Example{"namu serve home.lab.zone", "a private domain on 127.0.0.1 and ::1, port 5353"},
    Example{"namu serve zones/lab", "a hierarchy: each zone on the addresses of its own name servers"},
    Example{"sudo namu serve zones/ --listen 192.168.7.1 --port 53",
            "all zones of a folder for the home network"},
    Example{"namu serve --zone example.com=/etc/bind/master.1 --port 0 --port-file port",
            "for tests: a free port, written to a file"},
    Example{"namu serve zones/ --listen 127.0.0.1=home.lab --listen 127.0.0.2=com,glasscom.com",
            "two virtual servers with zones of their own"},
};

constexpr CommandSyntax syntax{
    .command = "serve",
    .summary = "answer questions from zone files",
    .positionals = {.text = "FILE|DIR ...", .most = Positionals::any_number},
    .description =
        "Loads zone files and answers for their zones over UDP and TCP until it gets SIGTERM or SIGINT; "
        "then it gives the answers that it owes and ends with status 0. SIGHUP loads all files again: a "
        "zone that cannot be served any more keeps its last good version.\n\n"
        "No configuration file is needed, and nothing is read that was not named but images of the very same "
        "zones (--no-images). Mistakes are "
        "shown, but signatures are not verified, which `namu check` does; a zone that cannot be served with "
        "them is answered with SERVFAIL; without any good zone the "
        "command ends with "
        "status 1.",
    .options = options,
    .examples = examples,
};

std::string host_name()
{
    std::array<char, HOST_NAME_MAX + 1> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{};
}

/// What is wrong with a listener beside those before it; empty: nothing.
std::string fault_of(const server::ListenOn& listener, std::span<const server::ListenOn> before,
                     const std::string& text)
{
    if (listener.zones && listener.zones->empty())
        return "`" + text + "` names no zone; without the `=` it has all of them";
    if (std::ranges::find(before, listener.endpoint, &server::ListenOn::endpoint) != before.end())
        return listener.endpoint.to_text() +
               " is given twice; one --listen may name several zones: ADDR=ZONE,ZONE";
    return {};
}

std::optional<std::vector<server::ListenOn>> listeners(const Arguments& arguments, std::uint16_t port)
{
    std::vector<server::ListenOn> all;
    for (const std::string& text : arguments.values("listen")) {
        auto listener = server::ListenOn::from_text(text, port);
        if (!listener) {
            report_wrong_use(syntax, "--listen: " + listener.error());
            return std::nullopt;
        }
        if (const std::string fault = fault_of(*listener, all, text); !fault.empty()) {
            report_wrong_use(syntax, "--listen: " + fault);
            return std::nullopt;
        }
        all.push_back(std::move(*listener));
    }
    return all;
}

/// Asked before anything is loaded: whoever waits for the line must not wait in vain.
bool can_be_written(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/// False, and a complaint printed, where it is no name that reports can be sent to.
bool take_report_channel(const Arguments& arguments, AnswerSettings& answers)
{
    const auto text = arguments.value("report-channel");
    if (!text)
        return true;
    const auto name = Name::from_text(*text);
    if (!name || name->is_root()) {
        report_wrong_use(syntax, "--report-channel takes the name of a zone that collects reports, not `" +
                                     *text + "`");
        return false;
    }
    answers.report_channel = *name;
    return true;
}

/// False, and a complaint printed, where the options do not fit each other or the file is bad.
bool take_cookie_options(const Arguments& arguments, AnswerSettings& answers)
{
    const auto file = arguments.value("cookie-secret");
    if (arguments.has("no-cookies")) {
        if (file || arguments.has("demand-cookies"))
            report_wrong_use(syntax, "--no-cookies leaves nothing for the other options of cookies to do");
        return !file && !arguments.has("demand-cookies");
    }
    if (arguments.has("demand-cookies"))
        answers.cookie_policy = CookiePolicy::demand;
    if (!file) {
        answers.cookie_secrets = {random_cookie_secret()};
        return true;
    }
    auto secrets = read_cookie_secrets(*file);
    if (!secrets) {
        report_wrong_use(syntax, "--cookie-secret: " + secrets.error());
        return false;
    }
    answers.cookie_secrets = std::move(*secrets);
    return true;
}

/// False, and a complaint printed, where the options do not fit each other.
bool take_image_options(const Arguments& arguments, ServeOptions& serve)
{
    auto folder = arguments.value("state");
    if (arguments.has("no-images")) {
        if (folder)
            report_wrong_use(syntax, "--no-images leaves nothing to be kept in --state");
        return !folder;
    }
    if (folder && folder->empty()) {
        report_wrong_use(syntax, "--state takes a folder, as in `--state /var/lib/namu`");
        return false;
    }
    serve.is_state_given = folder.has_value();
    if (!folder)
        folder = usual_state_folder();
    if (folder)
        serve.images.emplace(
            ImageStore::Settings{.folder = *folder + "/images", .maker = "namu " NAMU_VERSION});
    return true;
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(syntax, words);
    if (!arguments)
        return exit_status;
    auto zones = zone_arguments(syntax, *arguments);
    if (!zones)
        return status_wrong_use;
    const auto port = static_cast<std::uint16_t>(arguments->number("port").value_or(default_port));
    auto listen = listeners(*arguments, port);
    if (!listen)
        return status_wrong_use;

    ServeOptions serve;
    serve.zones = std::move(*zones);
    serve.port = port;
    serve.server.listeners = std::move(*listen);
    serve.server.threads = static_cast<unsigned>(arguments->number("threads").value_or(0));
    serve.server.answers.max_udp_payload =
        static_cast<std::uint16_t>(arguments->number("udp-size").value_or(1232));
    serve.server.answers.identity = arguments->value("identity").value_or(host_name());
    serve.server.answers.version = arguments->value("version-text").value_or("namu " NAMU_VERSION);
    if (arguments->has("authority-ns"))
        serve.server.answers.authority_ns = AuthorityNs::add;
    if (!take_report_channel(*arguments, serve.server.answers))
        return status_wrong_use;
    if (!take_cookie_options(*arguments, serve.server.answers))
        return status_wrong_use;
    if (!take_image_options(*arguments, serve))
        return status_wrong_use;
    auto confinement = serve_confinement(privilege_choice(*arguments), privilege::Exec::refused);
    if (!confinement)
        return report_wrong_use(syntax, confinement.error());
    serve.confinement = std::move(*confinement);
    serve.is_confinement_chosen =
        arguments->has("user") || arguments->has("landlock") || arguments->has("seccomp");
    serve.port_file = arguments->value("port-file");
    if (const auto descriptor = arguments->number("ready-fd"))
        serve.ready_descriptor = static_cast<int>(*descriptor);
    if (serve.ready_descriptor && !can_be_written(*serve.ready_descriptor)) {
        const std::string number = std::to_string(*serve.ready_descriptor);
        return report_wrong_use(syntax, "--ready-fd: file descriptor " + number +
                                            " is not open for writing; open it for the command, as in `" +
                                            number + ">ready`");
    }
    serve.say = arguments->has("quiet") ? Say::mistakes : Say::everything;
    return serve_zones(std::move(serve));
}

} // namespace

const Command serve_command{syntax.command, syntax.summary, run,
                            []() -> const CommandSyntax& { return syntax; }};

} // namespace namu
