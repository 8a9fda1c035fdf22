#include "namu/privilege/system_calls.hpp"

#include "namu/privilege/call_lists.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace namu::privilege {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool built_with_sanitizers = true;
#else
constexpr bool built_with_sanitizers = false;
#endif

using Outcome = Fact::Outcome;
using Argument = scmp_arg_cmp;

/// The bits of `mask` in an argument are `value`.
constexpr Argument bits(unsigned number, scmp_datum_t mask, scmp_datum_t value) noexcept
{
    return {number, SCMP_CMP_MASKED_EQ, mask, value};
}

constexpr Argument equals(unsigned number, scmp_datum_t value) noexcept
{
    return {number, SCMP_CMP_EQ, value, 0};
}

constexpr scmp_datum_t as_argument(int value) noexcept
{
    return static_cast<scmp_datum_t>(value);
}

/// A list of rules that grows and is then loaded into the kernel. The first error stays.
class CallFilter {
public:
    explicit CallFilter(std::uint32_t otherwise) : filter_{::seccomp_init(otherwise)}
    {
        if (filter_ == nullptr)
            error_ = -ENOMEM;
    }

    /// A name that is not known here is one of another architecture.
    void add(std::uint32_t action, const char* name, std::initializer_list<Argument> arguments = {})
    {
        const int number = ::seccomp_syscall_resolve_name(name);
        if (error_ != 0 || number == __NR_SCMP_ERROR)
            return;
        error_ = ::seccomp_rule_add_array(filter_.get(), action, number,
                                          static_cast<unsigned>(arguments.size()), arguments.begin());
    }

    void set(scmp_filter_attr attribute, std::uint32_t value)
    {
        if (error_ == 0)
            error_ = ::seccomp_attr_set(filter_.get(), attribute, value);
    }

    /// 0, or the number of the first error.
    [[nodiscard]] int load()
    {
        if (error_ == 0)
            error_ = ::seccomp_load(filter_.get());
        return -error_;
    }

private:
    struct Release {
        void operator()(void* filter) const { ::seccomp_release(filter); }
    };

    std::unique_ptr<void, Release> filter_;
    int error_ = 0;
};

/// Sockets of other families (packets, netlink, Bluetooth ...) have had more than their share of holes.
void add_sockets(CallFilter& filter)
{
    for (const int family : {AF_INET, AF_INET6, AF_UNIX})
        filter.add(SCMP_ACT_ALLOW, "socket", {equals(0, as_argument(family))});
    filter.add(SCMP_ACT_ALLOW, "socketpair", {equals(0, AF_UNIX)});
}

/// Of ioctl(2) what event loops and the C library use: TIOCSTI, for one, types into the terminal.
void add_ioctls(CallFilter& filter)
{
    for (const scmp_datum_t request :
         std::initializer_list<scmp_datum_t>{FIONBIO, FIONREAD, FIOCLEX, FIONCLEX, TCGETS, TIOCGWINSZ})
        filter.add(SCMP_ACT_ALLOW, "ioctl", {equals(1, request)});
}

void add_server(CallFilter& filter)
{
    for (const char* const name : calls_of_a_server())
        filter.add(SCMP_ACT_ALLOW, name);
    add_sockets(filter);
    add_ioctls(filter);
    for (const char* const name : {"mmap", "mprotect"})
        filter.add(SCMP_ACT_ALLOW, name, {bits(2, PROT_EXEC, 0)});
    filter.add(SCMP_ACT_ALLOW, "clone", {bits(0, CLONE_THREAD, CLONE_THREAD)});
    filter.add(SCMP_ACT_ALLOW, "kill", {equals(0, as_argument(::getpid()))});
    for (const int option : {PR_SET_NAME, PR_GET_NAME, PR_SET_VMA, PR_GET_DUMPABLE})
        filter.add(SCMP_ACT_ALLOW, "prctl", {equals(0, as_argument(option))});
}

void add_intruder(CallFilter& filter, Refusal refusal, Exec exec)
{
    if (refusal == Refusal::kill)
        return; // which they share with all that is not allowed
    for (const std::string_view name : calls_of_an_intruder()) {
        const auto allowed = calls_of_an_upgrade();
        const bool is_wanted = exec == Exec::allowed && std::ranges::find(allowed, name) != allowed.end();
        if (!is_wanted && name != "kill")
            filter.add(SCMP_ACT_ERRNO(EPERM), name.data());
    }
}

CallFilter make_filter(Refusal refusal, Exec exec)
{
    CallFilter filter{refusal == Refusal::kill ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(ENOSYS)};
    filter.set(SCMP_FLTATR_CTL_TSYNC, 1);
    filter.set(SCMP_FLTATR_CTL_LOG, 1);
    // What the most frequent calls cost does not depend on how many there are.
    filter.set(SCMP_FLTATR_CTL_OPTIMIZE, 2);
    if (exec == Exec::allowed) {
        for (const char* const name : calls_of_an_upgrade())
            filter.add(SCMP_ACT_ALLOW, name);
    }
    add_server(filter);
    add_intruder(filter, refusal, exec);
    // The C library takes this way to a new thread where it is open. What it asks for lies behind a pointer and cannot
    // be judged, so it is sent to clone(), also where others would end the process.
    if (refusal == Refusal::kill)
        filter.add(SCMP_ACT_ERRNO(ENOSYS), "clone3");
    return filter;
}

} // namespace

Fact restrict_system_calls(Refusal refusal, Exec exec)
{
    if (built_with_sanitizers)
        return {"seccomp", Outcome::failed,
                "this program is built with sanitizers, which make calls of their own"};
    if (const int error = make_filter(refusal, exec).load(); error != 0)
        return {"seccomp", Outcome::failed, std::strerror(error)};
    std::string text = "only the system calls of a server";
    if (exec == Exec::allowed)
        text += " and of its upgrade";
    if (refusal == Refusal::kill)
        text += "; any other ends it";
    return {"seccomp", Outcome::done, std::move(text)};
}

} // namespace namu::privilege
