#pragma once

#include "namu/load/zone_request.hpp"
#include "namu/net/endpoint.hpp"
#include "namu/net/prefix.hpp"
#include "namu/wire/name.hpp"
#include "namu/wire/rcode.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/stored_name.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// What the operator of a server has chosen. Each member of the structs here is one row of the table in
/// settings.hpp, which knows its key, its option, its range and its help.
namespace namu::config {

using Path = std::filesystem::path;

/// What becomes of the serial of a zone whose file was edited without raising it.
enum class SerialPolicy : std::uint8_t {
    increment, ///< the next number
    date,      ///< YYYYMMDDnn of the day, or the next number where that is higher
    unixtime,  ///< seconds since 1970, or the next number where that is higher
    file,      ///< as it stands in the file
};

enum class WatchMode : std::uint8_t { inotify, poll, off };
/// Whether the kernel is to refuse what a server does not need, where it can; `demanded`: no start without, `kill`:
/// demanded, and what is refused ends the server.
enum class Landlock : std::uint8_t { on, off, demanded };
enum class Seccomp : std::uint8_t { on, off, demanded, kill };
enum class LogFormat : std::uint8_t { text, json };
enum class LogLevel : std::uint8_t { debug, info, notice, warning, error };

/// Where lines of a log go.
struct LogTarget {
    enum class Kind : std::uint8_t { standard_error, journal, file };

    Kind kind = Kind::standard_error;
    Path file = {}; ///< where it is one

    friend bool operator==(const LogTarget&, const LogTarget&) = default;
};

/// Who is answered. A client that `deny` names is not, whatever `allow` says.
struct AccessSettings {
    std::optional<std::vector<net::Prefix>> allow = {}; ///< these and no others; nothing: everybody
    std::vector<net::Prefix> deny = {};

    friend bool operator==(const AccessSettings&, const AccessSettings&) = default;
};

/// `[[zone]]`: a zone that was named, with its file, or settings for one that `zones` or `zone-lists` bring.
struct ZoneSettings {
    StoredName name = {};
    std::optional<Path> file = {};
    AccessSettings access = {};
    std::optional<SerialPolicy> serial = {}; ///< nothing: that of all zones

    friend bool operator==(const ZoneSettings&, const ZoneSettings&) = default;
};

/// An address, and a port where it was said.
struct ListenAddress {
    net::Prefix::Address address = {};
    std::optional<std::uint16_t> port = {}; ///< nothing: Configuration::port

    friend bool operator==(const ListenAddress&, const ListenAddress&) = default;
};

/// `[[listen]]`: a virtual server.
struct ListenSettings {
    ListenAddress address = {};
    std::optional<std::vector<StoredName>> zones = {}; ///< nothing: all of them
    AccessSettings access = {};

    friend bool operator==(const ListenSettings&, const ListenSettings&) = default;
};

/// `[[view]]`: these clients get these zones instead of the others. Of several views the first counts that has the
/// client.
struct ViewSettings {
    std::string name = {};
    std::vector<net::Prefix> clients = {};
    std::vector<Path> zones = {}; ///< files and folders
    std::vector<Path> zone_lists = {};

    friend bool operator==(const ViewSettings&, const ViewSettings&) = default;
};

/// `[server]`
struct ServerSettings {
    std::optional<std::uint16_t> threads = {}; ///< nothing: as many as there are cores
    std::uint16_t udp_size = 1232;
    std::optional<std::string> identity = {};     ///< nothing: the name of the host
    std::optional<std::string> version_text = {}; ///< nothing: that of namu
    std::optional<Name> report_channel = {};
    bool authority_ns = false;
    bool quiet = false;
    std::optional<Path> port_file = {};
    std::optional<std::uint32_t> ready_fd = {};

    friend bool operator==(const ServerSettings&, const ServerSettings&) = default;
};

/// `[state]`
struct StateSettings {
    std::optional<Path> folder = {}; ///< nothing: the usual one of this user
    bool images = true;

    friend bool operator==(const StateSettings&, const StateSettings&) = default;
};

/// `[cookies]`
struct CookieSettings {
    bool enabled = true;
    std::optional<Path> secret_file = {}; ///< nothing: a secret made up at the start
    bool demand = false;

    friend bool operator==(const CookieSettings&, const CookieSettings&) = default;
};

/// `[rate-limit]`: answers in a second to the clients of one prefix, by kind; 0: no limit.
struct RateLimitSettings {
    std::uint32_t responses_per_second = 200; ///< docs/decisions/0018-answers-are-limited-by-default.md
    std::optional<std::uint32_t> nodata_per_second = {}; ///< nothing: as `responses_per_second`
    std::optional<std::uint32_t> nxdomains_per_second = {};
    std::optional<std::uint32_t> referrals_per_second = {};
    std::optional<std::uint32_t> errors_per_second = {};
    std::uint32_t all_per_second = 0; ///< of all kinds together
    std::uint32_t slip = 2;           ///< of those over the limit, each n-th is answered with TC; 0: none
    std::uint8_t ipv4_prefix = 24;
    std::uint8_t ipv6_prefix = 56;
    std::optional<std::vector<net::Prefix>> exempt =
        {}; ///< nothing: loopback, link-local and private networks
    bool log_only = false;
    std::uint32_t buckets = 131'072; ///< clients and kinds of answers that are told apart at a time

    friend bool operator==(const RateLimitSettings&, const RateLimitSettings&) = default;
};

/// An amount of memory.
struct Octets {
    std::uint64_t count = 0;

    friend bool operator==(const Octets&, const Octets&) = default;
};

/// `[tcp]`
struct TcpSettings {
    std::uint32_t connections = 1000;
    std::uint32_t connections_per_client = 100;
    std::chrono::seconds idle_time_out{10};
    Octets pending_memory{std::uint64_t{64} << 20}; ///< of answers that clients have not taken yet

    friend bool operator==(const TcpSettings&, const TcpSettings&) = default;
};

/// `[log]`
struct LogSettings {
    LogTarget to = {};
    LogFormat format = LogFormat::text;
    LogLevel level = LogLevel::notice;

    friend bool operator==(const LogSettings&, const LogSettings&) = default;
};

/// `[query-log]`: which questions are written down; an empty list does not choose.
struct QueryLogSettings {
    std::optional<LogTarget> to = {}; ///< nothing: no query log
    std::vector<net::Prefix> clients = {};
    std::vector<StoredName> zones = {};
    std::vector<RRType> types = {};
    std::vector<Rcode> rcodes = {};
    std::uint32_t sample = 1; ///< one question in so many
    bool why = false;         ///< with the way to the answer

    friend bool operator==(const QueryLogSettings&, const QueryLogSettings&) = default;
};

/// `[metrics]`
struct MetricsSettings {
    std::vector<net::Endpoint> listen = {}; ///< none: no metrics
    std::uint32_t zones = 100;              ///< how many zones have lines of their own

    friend bool operator==(const MetricsSettings&, const MetricsSettings&) = default;
};

/// `[control]`
struct ControlSettings {
    bool enabled = true;
    std::optional<Path> socket = {}; ///< nothing: the usual one of this user
    std::optional<std::string> group = {};

    friend bool operator==(const ControlSettings&, const ControlSettings&) = default;
};

/// `[watch]`
struct WatchSettings {
    WatchMode mode = WatchMode::inotify;
    std::chrono::milliseconds settle{100}; ///< how long a file must rest before it is read

    friend bool operator==(const WatchSettings&, const WatchSettings&) = default;
};

/// `[serial]`
struct SerialSettings {
    SerialPolicy policy = SerialPolicy::increment;

    friend bool operator==(const SerialSettings&, const SerialSettings&) = default;
};

/// `[privilege]`
struct PrivilegeSettings {
    std::optional<std::string> user = {}; ///< nothing: whoever started it
    std::optional<std::string> group = {};
    Seccomp seccomp = Seccomp::on;
    Landlock landlock = Landlock::on;

    friend bool operator==(const PrivilegeSettings&, const PrivilegeSettings&) = default;
};

/// All that an operator may choose about a server, from a file in TOML and the command line together. Plain data: what
/// nobody chose has its default. Paths from a file start at its own folder.
struct Configuration {
    static constexpr std::uint16_t default_port = 5353;

    std::vector<Path> zones = {}; ///< files and folders
    std::vector<Path> zone_lists = {};
    std::optional<Name> origin = {};   ///< the name of the zone, where `zones` is one file
    std::uint16_t port = default_port; ///< of listeners that name none
    std::vector<ZoneSettings> zone = {};
    std::vector<ListenSettings> listen = {}; ///< none: as the name servers of the zones say
    std::vector<ViewSettings> view = {};

    ServerSettings server = {};
    StateSettings state = {};
    CookieSettings cookies = {};
    RateLimitSettings rate_limit = {};
    TcpSettings tcp = {};
    LogSettings log = {};
    QueryLogSettings query_log = {};
    MetricsSettings metrics = {};
    ControlSettings control = {};
    WatchSettings watch = {};
    SerialSettings serial = {};
    PrivilegeSettings privilege = {};

    friend bool operator==(const Configuration&, const Configuration&) = default;
};

/// The zones for everybody that are asked for, without those of views.
[[nodiscard]] ZoneArguments zone_arguments(const Configuration& configuration);

/// The zones of one view.
[[nodiscard]] ZoneArguments zone_arguments(const ViewSettings& view);

/// Where a virtual server listens.
[[nodiscard]] net::Endpoint endpoint_of(const ListenSettings& listen, const Configuration& configuration);

} // namespace namu::config
