#include "namu/privilege/confine.hpp"

#include <utility>

namespace namu::privilege {
namespace {

void judge(Confined& confined, Wish wish, Fact fact)
{
    if (fact.outcome != Fact::Outcome::done && wish == Wish::demanded && confined.failure.empty())
        confined.failure = std::string{fact.measure} + " is demanded: " + fact.text;
    confined.facts.push_back(std::move(fact));
}

} // namespace

Confined give_up_rights(const Confinement& confinement)
{
    Confined confined{drop_privileges(confinement.identity, confinement.low_ports), {}};
    for (const Fact& fact : confined.facts) {
        if (fact.measure == "user" && fact.outcome == Fact::Outcome::failed)
            confined.failure = fact.text;
    }
    return confined;
}

Confined confine(Confinement confinement)
{
    Confined confined;
    if (confinement.landlock != Wish::off) {
        if (confinement.exec == Exec::allowed) {
            for (std::string& path : files_of_an_upgrade())
                confinement.files.execute.push_back(std::move(path));
        }
        judge(confined, confinement.landlock, restrict_files(confinement.files));
    }
    if (confinement.seccomp != Wish::off) {
        judge(confined, confinement.seccomp, restrict_system_calls(confinement.refusal, confinement.exec));
    }
    return confined;
}

} // namespace namu::privilege
