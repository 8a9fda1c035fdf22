#pragma once

#include "namu/config/setting.hpp"

#include <array>
#include <string_view>

/// Rows of the table of settings. Which zones, where, for whom.
namespace namu::config::rows {

inline constexpr std::array top_rows{
    setting<&Configuration::zones>({.key = "zones",
                                    .value = "FILE|DIR",
                                    .help = "zone files, and folders with zone files anywhere below them"}),
    setting<&Configuration::zone_lists>({.key = "zone-lists",
                                         .value = "FILE",
                                         .help = "files with a line `NAME FILE` for each zone, relative to "
                                                 "their own folder; # and ; begin comments",
                                         .option = {.name = "zone-list"}}),
    setting<&Configuration::origin>(
        {.key = "origin",
         .value = "NAME",
         .help = "the name of the zone, where `zones` is one file",
         .unset = "the owner of the file's SOA below its $ORIGIN, the $ORIGIN alone, or the name of the "
                  "file, in that order",
         .option = {.name = "origin"}}),
    setting<&Configuration::port>(
        {.key = "port",
         .value = "N",
         .help = "the port where a listener names none; 0 takes one number that is free on all of them, "
                 "UDP and TCP",
         .option = {.name = "port", .letter = 'p'},
         .most = 65'535}),
};

inline constexpr std::string_view allow_help =
    "answer these clients, and refuse all others; the longest prefix that has a client decides";
inline constexpr std::string_view deny_help =
    "refuse these clients; it counts where `allow-query` has the same prefix";

inline constexpr std::array zone_rows{
    setting<&ZoneSettings::name>(
        {.key = "zone.name", .value = "NAME", .help = "the name of the zone", .is_required = true}),
    setting<&ZoneSettings::file>({.key = "zone.file",
                                  .value = "FILE",
                                  .help = "the zone file",
                                  .unset = "one of `zones` or `zone-lists`"}),
    setting<&ZoneSettings::access, &AccessSettings::allow>(
        {.key = "zone.allow-query", .value = "PREFIX", .help = allow_help, .unset = "everybody"}),
    setting<&ZoneSettings::access, &AccessSettings::deny>(
        {.key = "zone.deny-query", .value = "PREFIX", .help = deny_help}),
    setting<&ZoneSettings::serial>({.key = "zone.serial",
                                    .value = "increment|date|unixtime|file",
                                    .help = "what becomes of the serial of this zone",
                                    .unset = "as serial.policy"}),
};

inline constexpr std::array listen_rows{
    setting<&ListenSettings::address>({.key = "listen.address",
                                       .value = "ADDR[:PORT]",
                                       .help = "UDP and TCP; 0.0.0.0 and :: are all addresses of the machine",
                                       .is_required = true}),
    setting<&ListenSettings::zones>(
        {.key = "listen.zones", .value = "NAME", .help = "answer for these zones only", .unset = "all"}),
    setting<&ListenSettings::access, &AccessSettings::allow>(
        {.key = "listen.allow-query", .value = "PREFIX", .help = allow_help, .unset = "everybody"}),
    setting<&ListenSettings::access, &AccessSettings::deny>(
        {.key = "listen.deny-query", .value = "PREFIX", .help = deny_help}),
};

inline constexpr std::array view_rows{
    setting<&ViewSettings::name>(
        {.key = "view.name", .value = "TEXT", .help = "what logs call it", .is_required = true}),
    setting<&ViewSettings::clients>(
        {.key = "view.clients", .value = "PREFIX", .help = "who is answered from it", .is_required = true}),
    setting<&ViewSettings::zones>(
        {.key = "view.zones",
         .value = "FILE|DIR",
         .help = "its zone files, and folders with zone files anywhere below them"}),
    setting<&ViewSettings::zone_lists>({.key = "view.zone-lists",
                                        .value = "FILE",
                                        .help = "its files with a line `NAME FILE` for each zone"}),
};

} // namespace namu::config::rows
