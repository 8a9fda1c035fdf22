#pragma once

#include "namu/privilege/fact.hpp"
#include "namu/privilege/system_calls.hpp"
#include "programs/command_line.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace namu {

/// What the operator wants of least privilege.
struct PrivilegeChoice {
    std::optional<std::string> user = {};
    std::optional<std::string> group = {};
    privilege::Wish landlock = privilege::Wish::if_possible;
    privilege::Wish seccomp = privilege::Wish::if_possible;
    privilege::Refusal refusal = privilege::Refusal::with_error;
};

inline constexpr std::array<std::string_view, 3> landlock_choices{"on", "off", "demanded"};
inline constexpr std::array<std::string_view, 4> seccomp_choices{"on", "off", "demanded", "kill"};

inline constexpr Option user_option{
    .name = "user",
    .value = "USER",
    .help = "as root: go on as this user once all ports are open, and give up what root may do",
};
inline constexpr Option group_option{
    .name = "group",
    .value = "GROUP",
    .help = "with --user: with this group in place of the user's own",
};
inline constexpr Option landlock_option{
    .name = "landlock",
    .value = "WORD",
    .help = "close all files but the folders of zones, state and logs: on (where the kernel can), off, or "
            "demanded "
            "(do not start without)",
    .choices = landlock_choices,
};
inline constexpr Option seccomp_option{
    .name = "seccomp",
    .value = "WORD",
    .help = "refuse system calls that a server does not make: on (where the kernel can), off, demanded (do "
            "not start "
            "without), or kill (demanded, and a call that is refused ends the server)",
    .choices = seccomp_choices,
};

/// What the four options above say.
[[nodiscard]] PrivilegeChoice privilege_choice(const Arguments& arguments);

} // namespace namu
