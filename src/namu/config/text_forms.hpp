#pragma once

#include "namu/config/codec.hpp"
#include "namu/config/rules.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// The types of settings that are one text each, and the words of the enumerations.
namespace namu::config {

namespace words {
inline constexpr std::array<std::string_view, 4> serial_policy{"increment", "date", "unixtime", "file"};
inline constexpr std::array<std::string_view, 3> watch_mode{"inotify", "poll", "off"};
inline constexpr std::array<std::string_view, 2> log_format{"text", "json"};
inline constexpr std::array<std::string_view, 5> log_level{"debug", "info", "notice", "warning", "error"};
inline constexpr std::array<std::string_view, 3> landlock{"on", "off", "demanded"};
inline constexpr std::array<std::string_view, 4> seccomp{"on", "off", "demanded", "kill"};
} // namespace words

template <>
inline constexpr std::span<const std::string_view> words_of<SerialPolicy>{words::serial_policy};
template <>
inline constexpr std::span<const std::string_view> words_of<WatchMode>{words::watch_mode};
template <>
inline constexpr std::span<const std::string_view> words_of<LogFormat>{words::log_format};
template <>
inline constexpr std::span<const std::string_view> words_of<LogLevel>{words::log_level};

template <>
inline constexpr std::span<const std::string_view> words_of<Landlock>{words::landlock};
template <>
inline constexpr std::span<const std::string_view> words_of<Seccomp>{words::seccomp};

template <>
struct TextForm<std::string> {
    static constexpr std::string_view expected = "text";
    static constexpr std::string_view hint = {};
    static constexpr const DiagnosticRule& rule = config_rule::bad_value;
    static std::optional<std::string> parse(const std::string& text, const Path&) { return text; }
    static std::string print(const std::string& text) { return text; }
};

template <>
struct TextForm<Path> {
    static constexpr std::string_view expected = "a path";
    static constexpr std::string_view hint = "a relative path starts at the folder of the configuration";
    static constexpr const DiagnosticRule& rule = config_rule::bad_value;
    static std::optional<Path> parse(const std::string& text, const Path& folder);
    static std::string print(const Path& path) { return path.string(); }
};

template <>
struct TextForm<LogTarget> {
    static constexpr std::string_view expected = "`stderr`, `journal` or the path of a file";
    static constexpr std::string_view hint = "such as \"/var/log/namu/namu.log\"";
    static constexpr const DiagnosticRule& rule = config_rule::bad_value;
    static std::optional<LogTarget> parse(const std::string& text, const Path& folder);
    static std::string print(const LogTarget& target);
};

template <>
struct TextForm<Name> {
    static constexpr std::string_view expected = "a domain name";
    static constexpr std::string_view hint = "such as \"example.com\": labels of 1 to 63 octets between dots";
    static constexpr const DiagnosticRule& rule = config_rule::bad_name_in_configuration;
    static std::optional<Name> parse(const std::string& text, const Path&);
    static std::string print(const Name& name) { return name.to_text(); }
};

template <>
struct TextForm<StoredName> : TextForm<Name> {
    static std::optional<StoredName> parse(const std::string& text, const Path& folder);
    static std::string print(const StoredName& name) { return name.to_text(); }
};

template <>
struct TextForm<net::Prefix> {
    static constexpr std::string_view expected = "an address or the prefix of a network";
    static constexpr std::string_view hint = "write 192.0.2.0/24, 2001:db8::/32, or one address";
    static constexpr const DiagnosticRule& rule = config_rule::bad_prefix;
    static std::optional<net::Prefix> parse(const std::string& text, const Path&);
    static std::string print(const net::Prefix& prefix) { return prefix.to_text(); }
};

template <>
struct TextForm<ListenAddress> {
    static constexpr std::string_view expected = "an address, with or without a port";
    static constexpr std::string_view hint = "write 192.0.2.1, 192.0.2.1:53, ::1 or [::1]:53";
    static constexpr const DiagnosticRule& rule = config_rule::bad_listen_address;
    static std::optional<ListenAddress> parse(const std::string& text, const Path&);
    static std::string print(const ListenAddress& address);
};

template <>
struct TextForm<net::Endpoint> {
    static constexpr std::uint16_t default_port = 9153;
    static constexpr std::string_view expected = "an address, with or without a port";
    static constexpr std::string_view hint = "write 127.0.0.1:9153 or [::1]:9153";
    static constexpr const DiagnosticRule& rule = config_rule::bad_listen_address;
    static std::optional<net::Endpoint> parse(const std::string& text, const Path&);
    static std::string print(const net::Endpoint& endpoint) { return endpoint.to_text(); }
};

template <>
struct TextForm<RRType> {
    static constexpr std::string_view expected = "a record type";
    static constexpr std::string_view hint = "such as \"AAAA\" or \"TYPE65280\"";
    static constexpr const DiagnosticRule& rule = config_rule::bad_value;
    static std::optional<RRType> parse(const std::string& text, const Path&);
    static std::string print(RRType type) { return to_text(type); }
};

template <>
struct TextForm<Rcode> {
    static constexpr std::string_view expected = "a response code";
    static constexpr std::string_view hint = "such as \"NXDOMAIN\" or \"SERVFAIL\"";
    static constexpr const DiagnosticRule& rule = config_rule::bad_value;
    static std::optional<Rcode> parse(const std::string& text, const Path&);
    static std::string print(Rcode rcode) { return to_text(rcode); }
};

} // namespace namu::config
