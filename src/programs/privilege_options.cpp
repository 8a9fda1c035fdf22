#include "programs/privilege_options.hpp"

namespace namu {
namespace {

using privilege::Wish;

Wish wish_from(const std::optional<std::string>& word)
{
    if (!word || *word == "on")
        return Wish::if_possible;
    return *word == "off" ? Wish::off : Wish::demanded;
}

} // namespace

PrivilegeChoice privilege_choice(const Arguments& arguments)
{
    PrivilegeChoice choice{.user = arguments.value("user"), .group = arguments.value("group")};
    choice.landlock = wish_from(arguments.value("landlock"));
    const auto seccomp = arguments.value("seccomp");
    choice.seccomp = wish_from(seccomp);
    if (seccomp == "kill")
        choice.refusal = privilege::Refusal::kill;
    return choice;
}

} // namespace namu
