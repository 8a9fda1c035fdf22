#pragma once

#include "namu/resolve/root_hints.hpp"
#include "programs/command_line.hpp"

#include <cstdint>
#include <optional>

namespace namu {

/// The options that say where a walk begins, with those of lab_client.hpp.
inline constexpr Option root_option{
    .name = "root",
    .value = "ADDR[:PORT]",
    .help = "begin with this server, one of the root's; may be given several times",
    .repeatable = true};
inline constexpr Option hints_option{.name = "hints",
                                     .value = "FILE",
                                     .help = "begin with the servers in this file: NS records of the root, "
                                             "or of what is on top, and their addresses"};
inline constexpr Option servers_port_option{.name = "port",
                                            .letter = 'p',
                                            .value = "N",
                                            .help = "the port of all servers (53, or that of --root)",
                                            .number = Option::NumberRange{1, 65'535}};

/// Where a walk begins.
struct WalkBegin {
    resolve::RootHints hints;
    std::uint16_t port = 0;                     ///< of all servers
    std::optional<std::uint16_t> web_port = {}; ///< of the web pages of a running lab
};

/// That, or the status to end with.
struct FoundWalkBegin {
    std::optional<WalkBegin> begin;
    int exit_status = 0;
};

/// What the options say: the servers of --root, those of a file, or those of a running lab. Complains where that is
/// nothing.
[[nodiscard]] FoundWalkBegin find_walk_begin(const CommandSyntax& syntax, const Arguments& arguments);

} // namespace namu
