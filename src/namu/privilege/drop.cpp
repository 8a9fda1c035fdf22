#include "namu/privilege/drop.hpp"

#include "namu/privilege/threads.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <cap-ng.h>
#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace namu::privilege {
namespace {

using Outcome = Fact::Outcome;

void add_capability(int capability)
{
    constexpr auto usable = static_cast<capng_type_t>(CAPNG_EFFECTIVE | CAPNG_PERMITTED);
    capng_update(CAPNG_ADD, usable, static_cast<unsigned>(capability));
}

/// The bounding set has to have what a program started later is to keep.
void add_low_ports(LowPorts low_ports)
{
    if (low_ports == LowPorts::no)
        return;
    add_capability(CAP_NET_BIND_SERVICE);
    if (low_ports == LowPorts::also_after_exec) {
        constexpr auto passed_on =
            static_cast<capng_type_t>(CAPNG_INHERITABLE | CAPNG_BOUNDING_SET | CAPNG_AMBIENT);
        capng_update(CAPNG_ADD, passed_on, CAP_NET_BIND_SERVICE);
    }
}

/// The bounding set limits what programs get that this one starts.
bool has_bounds_left(LowPorts low_ports)
{
    for (int capability = 0; capability <= CAP_LAST_CAP; ++capability) {
        const bool is_meant = low_ports == LowPorts::also_after_exec && capability == CAP_NET_BIND_SERVICE;
        if (!is_meant && ::prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1)
            return true;
    }
    return false;
}

Fact describe_capabilities(LowPorts low_ports)
{
    capng_get_caps_process();
    char* const names = capng_print_caps_text(CAPNG_PRINT_BUFFER, CAPNG_PERMITTED);
    const std::string kept = names != nullptr ? names : "";
    std::free(names);
    std::string text = kept.empty() || kept == "none" ? "none are kept" : "kept: " + kept;
    // Who is not root gets nothing of them any more: no program gives rights by its file.
    if (::geteuid() != 0 || !has_bounds_left(low_ports))
        return {"capabilities", Outcome::done, std::move(text)};
    return {"capabilities", Outcome::partly, text + "; but the bounding set could not be cut"};
}

/// Applies what libcap-ng holds now.
Fact cut_capabilities(LowPorts low_ports)
{
    static_cast<void>(capng_apply(CAPNG_SELECT_BOUNDS)); // see the description
    if (capng_apply(CAPNG_SELECT_CAPS) != 0)
        return {"capabilities", Outcome::failed, std::string{"cannot give them up: "} + std::strerror(errno)};
    if (low_ports == LowPorts::also_after_exec)
        static_cast<void>(capng_apply(CAPNG_SELECT_AMBIENT));
    return describe_capabilities(low_ports);
}

/// A process of root that nobody told to be anybody else.
std::vector<Fact> stay_root(LowPorts low_ports)
{
    capng_clear(CAPNG_SELECT_BOTH);
    add_low_ports(low_ports);
    for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
        add_capability(capability);
    return {{"user", Outcome::partly, "runs as root; --user makes it somebody with fewer rights"},
            cut_capabilities(low_ports)};
}

bool is_already(const Identity& identity)
{
    return ::getuid() == identity.uid && ::geteuid() == identity.uid && ::getegid() == identity.gid;
}

/// As libcap-ng has just read it.
bool has(int capability)
{
    return capng_have_capability(CAPNG_PERMITTED, static_cast<unsigned>(capability)) != 0;
}

bool has_more_than(bool low_ports)
{
    for (int capability = 0; capability <= CAP_LAST_CAP; ++capability) {
        if (has(capability) && !(low_ports && capability == CAP_NET_BIND_SERVICE))
            return true;
    }
    return false;
}

std::vector<Fact> stay_ordinary(const std::optional<Identity>& identity, LowPorts low_ports)
{
    std::vector<Fact> facts;
    if (identity && !is_already(*identity)) {
        facts.push_back({"user", Outcome::partly,
                         "cannot become " + identity->user + ": only root can; start it as root or as " +
                             identity->user});
    }
    capng_get_caps_process();
    const bool keeps_low_ports = has(CAP_NET_BIND_SERVICE) && low_ports != LowPorts::no;
    if (!has_more_than(keeps_low_ports)) {
        // Nothing is asked of a system that may refuse it: a unit's own list of system calls need not have that one.
        facts.push_back(describe_capabilities(low_ports));
        return facts;
    }
    capng_clear(CAPNG_SELECT_BOTH);
    if (keeps_low_ports)
        add_low_ports(low_ports);
    facts.push_back(cut_capabilities(low_ports));
    return facts;
}

/// What capng_change_id returns.
std::string_view change_failure(int result)
{
    switch (result) {
    case -4: return "the group cannot be changed";
    case -6: return "the user cannot be changed";
    default: return "its capabilities cannot be changed";
    }
}

Fact failed_change(const Identity& identity, std::string_view why)
{
    return {"user", Outcome::failed, "cannot become " + identity.user + ": " + std::string{why}};
}

std::vector<Fact> become(const Identity& identity, LowPorts low_ports)
{
    if (::setgroups(identity.groups.size(), identity.groups.data()) != 0)
        return {failed_change(identity, std::strerror(errno))};
    capng_clear(CAPNG_SELECT_ALL);
    add_low_ports(low_ports);
    // As long as this process is root it may cut them; where it may not, the description says so.
    static_cast<void>(capng_apply(CAPNG_SELECT_BOUNDS));
    const int result =
        capng_change_id(static_cast<int>(identity.uid), static_cast<int>(identity.gid), CAPNG_NO_FLAG);
    if (result != 0 || !is_already(identity))
        return {failed_change(identity, change_failure(result))};
    if (low_ports == LowPorts::also_after_exec)
        static_cast<void>(capng_apply(CAPNG_SELECT_AMBIENT));
    return {{"user", Outcome::done, "runs as " + identity.user}, describe_capabilities(low_ports)};
}

Fact forbid_new_privileges()
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        return {"no-new-privs", Outcome::done, "no program started from here gets rights by its file"};
    return {"no-new-privs", Outcome::failed, std::strerror(errno)};
}

void tell_of_threads(std::vector<Fact>& facts)
{
    if (const std::size_t threads = threads_of_process(); threads > 1) {
        facts.push_back({"capabilities", Outcome::partly,
                         std::to_string(threads - 1) + " threads were there before and keep theirs"});
    }
}

} // namespace

std::vector<Fact> drop_privileges(const std::optional<Identity>& identity, LowPorts low_ports)
{
    std::vector<Fact> facts;
    if (::geteuid() != 0)
        facts = stay_ordinary(identity, low_ports);
    else if (identity && identity->uid != 0)
        facts = become(*identity, low_ports);
    else
        facts = stay_root(low_ports);
    tell_of_threads(facts);
    facts.push_back(forbid_new_privileges());
    return facts;
}

} // namespace namu::privilege
