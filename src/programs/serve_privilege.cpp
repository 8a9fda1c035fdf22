#include "programs/serve_privilege.hpp"

#include <utility>

namespace namu {
namespace {

using privilege::Wish;

Wish wish_of(config::Landlock landlock)
{
    switch (landlock) {
    case config::Landlock::off: return Wish::off;
    case config::Landlock::demanded: return Wish::demanded;
    case config::Landlock::on: break;
    }
    return Wish::if_possible;
}

Wish wish_of(config::Seccomp seccomp)
{
    switch (seccomp) {
    case config::Seccomp::off: return Wish::off;
    case config::Seccomp::demanded:
    case config::Seccomp::kill: return Wish::demanded;
    case config::Seccomp::on: break;
    }
    return Wish::if_possible;
}

} // namespace

boost::system::result<privilege::Confinement, std::string>
serve_confinement(const config::PrivilegeSettings& settings, privilege::Exec exec)
{
    if (settings.group && !settings.user)
        return {boost::system::in_place_error, "--group goes with --user: whose group it is to be"};
    privilege::Confinement confinement{
        .exec = exec, .landlock = wish_of(settings.landlock), .seccomp = wish_of(settings.seccomp)};
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

std::string confined_report(const privilege::Confined& confined)
{
    std::string text;
    for (const privilege::Fact& fact : confined.facts) {
        text.append("namu: ").append(fact.measure);
        if (fact.outcome == privilege::Fact::Outcome::failed)
            text.append(" (not done)");
        text.append(": ").append(fact.text).append("\n");
    }
    return text;
}

} // namespace namu
