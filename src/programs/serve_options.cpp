#include "programs/serve_options.hpp"

#include "namu/handover/launcher.hpp"
#include "programs/cookie_secret_file.hpp"
#include "programs/serve_privilege.hpp"
#include "programs/state_folder.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

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

server::AccessRules access_rules(const config::AccessSettings& access)
{
    server::AccessRules rules{access.allow.value_or(std::vector<net::Prefix>{}), access.deny};
    if (access.allow && access.allow->empty()) { // nobody: other than no list
        for (const char* const all : {"0.0.0.0/0", "::/0"})
            rules.deny.push_back(*net::Prefix::from_text(all));
    }
    return rules;
}

std::vector<server::ListenOn> listeners_of(const config::Configuration& configuration)
{
    std::vector<server::ListenOn> listeners;
    for (const config::ListenSettings& listen : configuration.listen)
        listeners.push_back({endpoint_of(listen, configuration), listen.zones, access_rules(listen.access)});
    return listeners;
}

SerialPolicy serial_policy(config::SerialPolicy policy)
{
    switch (policy) {
    case config::SerialPolicy::increment: break;
    case config::SerialPolicy::date: return SerialPolicy::date;
    case config::SerialPolicy::unixtime: return SerialPolicy::unixtime;
    case config::SerialPolicy::file: return SerialPolicy::file;
    }
    return SerialPolicy::increment;
}

watch::WatchSettings watch_settings(const config::WatchSettings& settings)
{
    watch::WatchSettings watch;
    watch.times.quiet = settings.settle;
    watch.times.unended =
        std::max<std::chrono::milliseconds>(settings.settle, std::chrono::milliseconds{700});
    switch (settings.mode) {
    case config::WatchMode::inotify: break;
    case config::WatchMode::poll: watch.mode = watch::Mode::poll; break;
    case config::WatchMode::off: watch.mode = watch::Mode::off; break;
    }
    return watch;
}

server::RateLimitSettings rate_limit(const config::RateLimitSettings& settings)
{
    server::RateLimitSettings limit = server::usual_rate_limit();
    limit.responses_per_second = settings.responses_per_second;
    limit.nodata_per_second = settings.nodata_per_second;
    limit.nxdomains_per_second = settings.nxdomains_per_second;
    limit.referrals_per_second = settings.referrals_per_second;
    limit.errors_per_second = settings.errors_per_second;
    limit.all_per_second = settings.all_per_second;
    limit.slip = settings.slip;
    limit.ipv4_prefix = settings.ipv4_prefix;
    limit.ipv6_prefix = settings.ipv6_prefix;
    limit.exempt = settings.exempt.value_or(limit.exempt);
    limit.log_only = settings.log_only;
    limit.buckets = settings.buckets;
    return limit;
}

void take_zones(const config::Configuration& configuration, ServeOptions& serve)
{
    serve.zones = zone_arguments(configuration);
    for (const config::ViewSettings& view : configuration.view)
        serve.views.push_back({view.name, view.clients, zone_arguments(view)});
    serve.serials = serial_policy(configuration.serial.policy);
    for (const config::ZoneSettings& zone : configuration.zone) {
        if (zone.serial)
            serve.serials_of.emplace(zone.name, serial_policy(*zone.serial));
        if (zone.access != config::AccessSettings{})
            serve.server.zone_access.emplace(zone.name, access_rules(zone.access));
    }
}

void take_state(const config::StateSettings& state, ServeOptions& serve)
{
    serve.is_state_given = state.folder.has_value() || is_state_folder_of_a_service();
    serve.state_folder = state.folder ? std::optional{state.folder->string()} : usual_state_folder();
    if (state.images && serve.state_folder)
        serve.images.emplace(
            ImageStore::Settings{.folder = *serve.state_folder + "/images", .maker = "namu " NAMU_VERSION});
}

void take_server(const config::Configuration& configuration, server::ServerSettings& server)
{
    server.listeners = listeners_of(configuration);
    server.threads = configuration.server.threads.value_or(0);
    server.answers = answer_settings(configuration);
    server.rate_limit = rate_limit(configuration.rate_limit);
    server.tcp.idle_time_out = configuration.tcp.idle_time_out;
    server.connections = {configuration.tcp.connections, configuration.tcp.connections_per_client,
                          configuration.tcp.pending_memory.count};
}

void take_process(const config::Configuration& configuration, ServeOptions& serve)
{
    const config::ServerSettings& server = configuration.server;
    if (server.port_file)
        serve.port_file = server.port_file->string();
    if (server.ready_fd)
        serve.ready_descriptor = static_cast<int>(*server.ready_fd);
    serve.say = server.quiet ? Say::mistakes : Say::everything;
    serve.watch = watch_settings(configuration.watch);
    if (configuration.control.socket)
        serve.control_socket = configuration.control.socket->string();
    serve.is_confinement_chosen = configuration.privilege != config::PrivilegeSettings{};
}

bool has_zones(const ZoneArguments& zones)
{
    return !zones.paths.empty() || !zones.named.empty() || !zones.lists.empty();
}

} // namespace

boost::system::result<ServeOptions, std::string> serve_options(const config::Configuration& configuration)
{
    ServeOptions serve;
    take_zones(configuration, serve);
    take_server(configuration, serve.server);
    take_state(configuration.state, serve);
    take_process(configuration, serve);
    serve.port = configuration.port;
    serve.configuration = configuration;
    if (!has_zones(serve.zones) &&
        std::ranges::none_of(serve.views, [](const ServeView& view) { return has_zones(view.zones); }))
        return std::string{"no zone is given"};
    if (std::string fault = take_cookies(configuration.cookies, serve.server.answers); !fault.empty())
        return fault;
    auto confinement = serve_confinement(configuration.privilege, privilege::Exec::refused);
    if (!confinement)
        return confinement.error();
    serve.confinement = std::move(*confinement);
    return serve;
}

std::string fault_at_start(const ServeOptions& serve)
{
    // Whoever waited for the line has had it from the process whose place this one takes.
    if (!serve.ready_descriptor || handover::has_inherited_channel() ||
        can_be_written(*serve.ready_descriptor))
        return {};
    const std::string number = std::to_string(*serve.ready_descriptor);
    return "--ready-fd: file descriptor " + number +
           " is not open for writing; open it for the command, as in `" + number + ">ready`";
}

} // namespace namu
