#include "programs/serve_command.hpp"

#include "namu/config/configuration_text.hpp"
#include "programs/cookie_secret_file.hpp"
#include "programs/serve_configuration.hpp"
#include "programs/serve_privilege.hpp"
#include "programs/serve_session.hpp"
#include "programs/serve_syntax.hpp"
#include "programs/state_folder.hpp"
#include "programs/terminal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdio>
#include <utility>

namespace namu {
namespace {

std::string host_name()
{
    std::array<char, HOST_NAME_MAX + 1> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{};
}

/// Asked before anything is loaded: whoever waits for the line must not wait in vain.
bool can_be_written(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/// What is wrong with options of one command line beside each other; empty: nothing. A file may well say what one of
/// them turns off.
std::string misfit_in(const Arguments& arguments)
{
    if (arguments.has("no-cookies") && (arguments.has("cookie-secret") || arguments.has("demand-cookies")))
        return "--no-cookies leaves nothing for the other options of cookies to do";
    if (arguments.has("no-images") && arguments.has("state"))
        return "--no-images leaves nothing to be kept in --state";
    return {};
}

/// The source of the configuration as the command line names it, or the status to end with.
std::optional<ConfigurationSource> source_in(const Arguments& arguments)
{
    if (const std::string misfit = misfit_in(arguments); !misfit.empty()) {
        report_wrong_use(serve_syntax(), misfit);
        return std::nullopt;
    }
    auto options = settings_in(arguments);
    if (!options) {
        report_wrong_use(serve_syntax(), options.error());
        return std::nullopt;
    }
    return ConfigurationSource{arguments.value("config"), arguments.values("set"), std::move(*options)};
}

/// Prints what is wrong with the configuration; the status to end with, or that all is fine.
int report(const config::ConfigurationReader& reader)
{
    print_error(configuration_report(reader, colour_for(stderr)));
    if (!reader.diagnostics().has_errors())
        return status_fine;
    if (!is_wrong_use(reader))
        return status_bad;
    print_error("Try `namu serve --help`.\n");
    return status_wrong_use;
}

/// No key is taken and then not done.
int report_keys_without_effect(const config::ConfigurationReader& reader)
{
    const auto keys = keys_without_effect(reader);
    for (const std::string_view key : keys)
        print_error("namu serve: this version does nothing with `" + std::string{key} +
                    "` yet; leave it out\n");
    return keys.empty() ? status_fine : status_wrong_use;
}

AnswerSettings answer_settings(const config::Configuration& configuration)
{
    const config::ServerSettings& server = configuration.server;
    AnswerSettings answers;
    answers.max_udp_payload = server.udp_size;
    answers.identity = server.identity ? *server.identity : host_name();
    answers.version = server.version_text.value_or("namu " NAMU_VERSION);
    answers.report_channel = server.report_channel.value_or(Name{});
    answers.authority_ns = server.authority_ns ? AuthorityNs::add : AuthorityNs::leave_out;
    answers.cookie_policy = configuration.cookies.demand ? CookiePolicy::demand : CookiePolicy::offer;
    return answers;
}

/// Cookies are made up, read, or left out. What is wrong with the file; empty: nothing.
std::string take_cookies(const config::CookieSettings& cookies, AnswerSettings& answers)
{
    if (!cookies.enabled)
        return {};
    if (!cookies.secret_file) {
        answers.cookie_secrets = {random_cookie_secret()};
        return {};
    }
    auto secrets = read_cookie_secrets(cookies.secret_file->string());
    if (!secrets)
        return "--cookie-secret: " + secrets.error();
    answers.cookie_secrets = std::move(*secrets);
    return {};
}

std::vector<server::ListenOn> listeners_of(const config::Configuration& configuration)
{
    std::vector<server::ListenOn> listeners;
    for (const config::ListenSettings& listen : configuration.listen)
        listeners.push_back({endpoint_of(listen, configuration), listen.zones});
    return listeners;
}

void take_state(const config::StateSettings& state, ServeOptions& serve)
{
    serve.is_state_given = state.folder.has_value();
    const auto folder = state.folder ? std::optional{state.folder->string()} : usual_state_folder();
    if (state.images && folder)
        serve.images.emplace(
            ImageStore::Settings{.folder = *folder + "/images", .maker = "namu " NAMU_VERSION});
}

ServeOptions serve_options(const config::Configuration& configuration)
{
    const config::ServerSettings& server = configuration.server;
    ServeOptions serve;
    serve.zones = zone_arguments(configuration);
    serve.port = configuration.port;
    serve.server.listeners = listeners_of(configuration);
    serve.server.threads = server.threads.value_or(0);
    serve.server.answers = answer_settings(configuration);
    serve.server.tcp.idle_time_out = configuration.tcp.idle_time_out;
    serve.server.connections = {configuration.tcp.connections, configuration.tcp.connections_per_client};
    take_state(configuration.state, serve);
    if (server.port_file)
        serve.port_file = server.port_file->string();
    if (server.ready_fd)
        serve.ready_descriptor = static_cast<int>(*server.ready_fd);
    serve.say = server.quiet ? Say::mistakes : Say::everything;
    return serve;
}

/// What can only be known by looking at this machine; empty: nothing is wrong.
std::string fault_of(const ServeOptions& serve)
{
    if (!serve.ready_descriptor || can_be_written(*serve.ready_descriptor))
        return {};
    const std::string number = std::to_string(*serve.ready_descriptor);
    return "--ready-fd: file descriptor " + number +
           " is not open for writing; open it for the command, as in `" + number + ">ready`";
}

int serve(ConfigurationSource source, config::ConfigurationReader reader)
{
    const config::Configuration& configuration = reader.configuration();
    if (const int status = report_keys_without_effect(reader); status != status_fine)
        return status;
    ServeOptions options = serve_options(configuration);
    if (options.zones.paths.empty() && options.zones.named.empty() && options.zones.lists.empty())
        return report_wrong_use(serve_syntax(), "no zone is given");
    if (const auto fault = take_cookies(configuration.cookies, options.server.answers); !fault.empty())
        return report_wrong_use(serve_syntax(), fault);
    if (const auto fault = fault_of(options); !fault.empty())
        return report_wrong_use(serve_syntax(), fault);
    auto confinement = serve_confinement(configuration.privilege, privilege::Exec::refused);
    if (!confinement)
        return report_wrong_use(serve_syntax(), confinement.error());
    options.confinement = std::move(*confinement);
    options.is_confinement_chosen = configuration.privilege != config::PrivilegeSettings{};
    options.configuration = configuration;
    options.source = std::move(source);
    return serve_zones(std::move(options));
}

int run(std::span<const std::string_view> words)
{
    const auto [arguments, exit_status] = parse_command_line(serve_syntax(), words);
    if (!arguments)
        return exit_status;
    auto source = source_in(*arguments);
    if (!source)
        return status_wrong_use;
    config::ConfigurationReader reader = source->read();
    if (const int status = report(reader); status != status_fine)
        return status;
    if (arguments->has("print-config")) {
        print(config::to_toml(reader.configuration()));
        return status_fine;
    }
    return serve(std::move(*source), std::move(reader));
}

} // namespace

const Command serve_command{serve_name, serve_summary, run, serve_syntax};

} // namespace namu
