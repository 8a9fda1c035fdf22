#pragma once

#include "namu/load/zone_request.hpp"
#include "programs/command_line.hpp"

#include <optional>
#include <string>

namespace namu {

/// The options by which commands are told their zones: rows for a command's table of options.
inline constexpr Option zone_option{
    .name = "zone",
    .value = "NAME=FILE",
    .help = "the zone NAME is in FILE",
    .repeatable = true,
};
inline constexpr Option zone_list_option{
    .name = "zone-list",
    .value = "FILE",
    .help =
        "a file with a line `NAME FILE` for each zone, relative to its own folder; # and ; begin comments",
    .repeatable = true,
};
inline constexpr Option origin_option{
    .name = "origin",
    .value = "NAME",
    .help = "the name of the zone in FILE; without it: the owner of the file's SOA below its $ORIGIN, the "
            "$ORIGIN alone, or the name of the file, in that order",
};

/// The two halves of `NAME=FILE`; nothing where it is not that.
struct NameAndFile {
    std::string name;
    std::string file;
};
[[nodiscard]] std::optional<NameAndFile> name_and_file(const std::string& text);

/// What is said of a value of `--zone` that is not.
[[nodiscard]] std::string not_name_and_file(const std::string& text);

/// Reads `--zone`, `--zone-list`, `--origin` and the positionals `FILE|DIR ...`. Nothing where they
/// make no sense; then the reason has been told and the command ends with `status_wrong_use`.
[[nodiscard]] std::optional<ZoneArguments> zone_arguments(const CommandSyntax& syntax,
                                                          const Arguments& arguments);

} // namespace namu
