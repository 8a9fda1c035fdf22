#include "programs/serve_privilege.hpp"

namespace namu {

boost::system::result<privilege::Confinement, std::string> serve_confinement(const PrivilegeChoice& choice,
                                                                             privilege::Exec exec)
{
    if (choice.group && !choice.user)
        return {boost::system::in_place_error, "--group goes with --user: whose group it is to be"};
    privilege::Confinement confinement{
        .exec = exec, .landlock = choice.landlock, .seccomp = choice.seccomp, .refusal = choice.refusal};
    if (exec == privilege::Exec::allowed)
        confinement.low_ports = privilege::LowPorts::also_after_exec;
    if (choice.user) {
        auto identity = privilege::find_identity(*choice.user, choice.group);
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
