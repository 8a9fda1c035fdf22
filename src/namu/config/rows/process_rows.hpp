#pragma once

#include "namu/config/setting.hpp"

#include <array>
#include <climits>

/// Rows of the table of settings. The process: itself, its state, its rights, who may steer it.
namespace namu::config::rows {

inline constexpr std::array process_rows{
    setting<&Configuration::server, &ServerSettings::threads>({.key = "server.threads",
                                                               .value = "N",
                                                               .help = "that many workers",
                                                               .unset = "as many as there are cores",
                                                               .option = {.name = "threads"},
                                                               .least = 1,
                                                               .most = 256,
                                                               .change = Change::by_restart}),
    setting<&Configuration::server, &ServerSettings::udp_size>(
        {.key = "server.udp-size",
         .value = "OCTETS",
         .help = "the largest answer over UDP; more than 1400 would be cut up on its way",
         .option = {.name = "udp-size"},
         .least = 512,
         .most = 1400}),
    setting<&Configuration::server, &ServerSettings::identity>(
        {.key = "server.identity",
         .value = "TEXT",
         .help = "what the server calls itself in id.server, hostname.bind and NSID; empty: nothing",
         .unset = "the host's name",
         .option = {.name = "identity"}}),
    setting<&Configuration::server, &ServerSettings::version_text>(
        {.key = "server.version-text",
         .value = "TEXT",
         .help = "the answer to version.bind and version.server; empty: none",
         .unset = "the version of namu",
         .option = {.name = "version-text"}}),
    setting<&Configuration::server, &ServerSettings::report_channel>(
        {.key = "server.report-channel",
         .value = "NAME",
         .help = "tell resolvers to report what goes wrong with our zones to this name (RFC 9567)",
         .unset = "nowhere",
         .option = {.name = "report-channel"}}),
    setting<&Configuration::server, &ServerSettings::authority_ns>(
        {.key = "server.authority-ns",
         .help = "name the servers of the zone in every positive answer",
         .option = {.name = "authority-ns"}}),
    setting<&Configuration::server, &ServerSettings::quiet>({.key = "server.quiet",
                                                             .help = "print mistakes only",
                                                             .option = {.name = "quiet", .letter = 'q'},
                                                             .change = Change::by_restart}),
    setting<&Configuration::server, &ServerSettings::port_file>(
        {.key = "server.port-file",
         .value = "FILE",
         .help = "write the port number in use to FILE, before the line of --ready-fd",
         .unset = "none",
         .option = {.name = "port-file"},
         .change = Change::by_restart}),
    setting<&Configuration::server, &ServerSettings::ready_fd>(
        {.key = "server.ready-fd",
         .value = "N",
         .help = "write a line to this open file descriptor once questions are answered",
         .unset = "none",
         .option = {.name = "ready-fd"},
         .most = INT_MAX,
         .change = Change::by_restart}),

    setting<&Configuration::state, &StateSettings::folder>(
        {.key = "state.folder",
         .value = "DIR",
         .help =
             "keep images of large zones below DIR, so that an unchanged zone is up at once the next time",
         .unset = "$STATE_DIRECTORY, $XDG_STATE_HOME/namu or ~/.local/state/namu",
         .option = {.name = "state"},
         .change = Change::by_restart}),
    setting<&Configuration::state, &StateSettings::images>(
        {.key = "state.images",
         .help = "keep images of large zones",
         .option = {.name = "no-images", .sets_false = true},
         .change = Change::by_restart}),

    setting<&Configuration::control, &ControlSettings::enabled>(
        {.key = "control.enabled",
         .help = "listen for `namu ctl`",
         .option = {.name = "no-control", .sets_false = true},
         .change = Change::by_restart}),
    setting<&Configuration::control, &ControlSettings::socket>(
        {.key = "control.socket",
         .value = "FILE",
         .help = "a UNIX socket there",
         .unset = "in $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/namu or /run/namu",
         .option = {.name = "control"},
         .change = Change::by_restart}),
    setting<&Configuration::control, &ControlSettings::group>({.key = "control.group",
                                                               .value = "GROUP",
                                                               .help = "whose members may use it too",
                                                               .unset = "the user of the server alone",
                                                               .change = Change::by_restart}),

    setting<&Configuration::watch, &WatchSettings::mode>(
        {.key = "watch.mode",
         .value = "inotify|poll|off",
         .help = "how changes are found; poll is for file systems of other machines, with off only SIGHUP "
                 "and `namu "
                 "ctl reload` read again",
         .option = {.name = "watch"}}),
    setting<&Configuration::watch, &WatchSettings::settle>(
        {.key = "watch.settle",
         .value = "MILLISECONDS",
         .help = "how long nothing more must change before files are read",
         .most = 60'000}),

    setting<&Configuration::serial, &SerialSettings::policy>(
        {.key = "serial.policy",
         .value = "increment|date|unixtime|file",
         .help = "increment: the next number; date: YYYYMMDDnn; unixtime: seconds since 1970; file: as it "
                 "stands there",
         .option = {.name = "serial"}}),

    setting<&Configuration::privilege, &PrivilegeSettings::user>(
        {.key = "privilege.user",
         .value = "USER",
         .help = "become this user before any zone is read; for root only",
         .unset = "whoever started it",
         .option = {.name = "user"},
         .change = Change::by_restart}),
    setting<&Configuration::privilege, &PrivilegeSettings::group>({.key = "privilege.group",
                                                                   .value = "GROUP",
                                                                   .help = "and with this group",
                                                                   .unset = "that of the user",
                                                                   .option = {.name = "group"},
                                                                   .change = Change::by_restart}),
    setting<&Configuration::privilege, &PrivilegeSettings::seccomp>(
        {.key = "privilege.seccomp",
         .value = "on|off|demanded|kill",
         .help = "refuse system calls that a server does not make: where the kernel can, never, or not start "
                 "without; "
                 "with kill a call that is refused ends the server",
         .option = {.name = "seccomp"},
         .change = Change::by_restart}),
    setting<&Configuration::privilege, &PrivilegeSettings::landlock>(
        {.key = "privilege.landlock",
         .value = "on|off|demanded",
         .help = "close all files but those of zones, state and logs: where the kernel can, never, or not "
                 "start without",
         .option = {.name = "landlock"},
         .change = Change::by_restart}),
};

} // namespace namu::config::rows
