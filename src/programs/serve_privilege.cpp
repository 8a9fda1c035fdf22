#include "programs/serve_privilege.hpp"

namespace namu {

namespace {

privilege::Wish wish_for(config::Landlock landlock)
{
    if (landlock == config::Landlock::off)
        return privilege::Wish::off;
    return landlock == config::Landlock::on ? privilege::Wish::if_possible : privilege::Wish::demanded;
}

privilege::Wish wish_for(config::Seccomp seccomp)
{
    if (seccomp == config::Seccomp::off)
        return privilege::Wish::off;
    return seccomp == config::Seccomp::on ? privilege::Wish::if_possible : privilege::Wish::demanded;
}

} // namespace

boost::system::result<privilege::Confinement, std::string>
serve_confinement(const config::PrivilegeSettings& settings, privilege::Exec exec)
{
    if (settings.group && !settings.user)
        return {boost::system::in_place_error, "--group goes with --user: whose group it is to be"};
    privilege::Confinement confinement{
        .exec = exec, .landlock = wish_for(settings.landlock), .seccomp = wish_for(settings.seccomp)};
    if (settings.seccomp == config::Seccomp::kill)
        confinement.refusal = privilege::Refusal::kill;
    if (exec == privilege::Exec::allowed)
        confinement.low_ports = privilege::LowPorts::also_after_exec;
    if (settings.user) {
        auto identity = privilege::find_identity(*settings.user, settings.group);
        if (!identity)
            return {boost::system::in_place_error, identity.error()};
        confinement.identity = std::move(*identity);
    }
    return confinement;
}

Notices confined_notices(const privilege::Confined& confined, log::Level level)
{
    Notices notices;
    for (const privilege::Fact& fact : confined.facts) {
        const bool is_done = fact.outcome != privilege::Fact::Outcome::failed;
        notices.push_back({is_done ? level : log::Level::warning, "privilege",
                           std::string{fact.measure} + (is_done ? ": " : " (not done): ") + fact.text});
    }
    return notices;
}

} // namespace namu
