#include "namu/privilege/system_calls.hpp"

#include "namu/privilege/call_lists.hpp"
#include "support/child.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>

using namespace namu::privilege;
using namu::testing::in_child;
using namu::testing::outcome;
namespace data = boost::unit_test::data;

namespace {

boost::test_tools::assertion_result can_be_restricted(boost::unit_test::test_unit_id /*test*/)
{
    static const std::string why = in_child([] {
        const Fact fact = restrict_system_calls(Refusal::with_error, Exec::refused);
        return fact.outcome == Fact::Outcome::done ? "" : fact.text;
    });
    boost::test_tools::assertion_result answer{why.empty()};
    answer.message() << why;
    return answer;
}

long run_true()
{
    const char* const arguments[] = {"true", nullptr};
    return ::execv("/bin/true", const_cast<char* const*>(arguments));
}

struct Forbidden {
    std::string_view name;
    long (*call)();
    std::string_view outcome;
};

std::ostream& operator<<(std::ostream& out, const Forbidden& forbidden)
{
    return out << forbidden.name;
}

// clang-format off
const Forbidden forbidden_calls[] = {
    {"execve",          run_true, "EPERM"},
    {"ptrace",          [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }, "EPERM"},
    {"mount",           [] { return long{::mount("none", "/mnt", "tmpfs", 0, nullptr)}; }, "EPERM"},
    {"unshare",         [] { return ::syscall(SYS_unshare, 0x10000000); }, "EPERM"},
    {"setuid",          [] { return ::syscall(SYS_setuid, 0); }, "EPERM"},
    {"bpf",             [] { return ::syscall(SYS_bpf, 0, nullptr, 0); }, "EPERM"},
    {"io_uring_setup",  [] { return ::syscall(SYS_io_uring_setup, 1, nullptr); }, "EPERM"},
    {"a packet socket", [] { return long{::socket(AF_PACKET, SOCK_RAW, 0)}; }, "ENOSYS"},
    {"netlink",         [] { return long{::socket(AF_NETLINK, SOCK_RAW, 0)}; }, "ENOSYS"},
    {"a process",       [] { return ::syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr); }, "ENOSYS"},
    {"code",            [] { return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                        == MAP_FAILED ? -1L : 0L; }, "ENOSYS"},
    {"typing for others", [] { char letter = 'x'; return long{::ioctl(0, TIOCSTI, &letter)}; }, "ENOSYS"},
    {"a signal to another process", [] { return long{::kill(::getppid(), 0)}; }, "ENOSYS"},
    {"clone3",          [] { return ::syscall(SYS_clone3, nullptr, 0); }, "ENOSYS"},
    {"a call of tomorrow", [] { return ::syscall(4000); }, "ENOSYS"},
};
// clang-format on

/// The kinds of work that a server does, each by another family of calls; empty, or what failed.
std::string work_of_a_server()
{
    std::string failed;
    const auto check = [&](const char* what, bool is_fine) {
        if (!is_fine)
            failed += std::string{what} + ": " + ::strerrorname_np(errno) + "\n";
    };
    std::atomic<bool> has_run = false;
    std::thread{[&] { has_run = true; }}.join();
    check("thread", has_run);
    const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    check("inotify", watch >= 0 && ::inotify_add_watch(watch, "/tmp", IN_MOVED_TO) >= 0);
    for (const int family : {AF_INET, AF_INET6, AF_UNIX}) {
        const int socket = ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        check("socket", socket >= 0 || errno == EAFNOSUPPORT);
        ::close(socket);
    }
    const std::string path = "/tmp/namu-calls-" + std::to_string(::getpid());
    const int file = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    check("file", file >= 0 && ::ftruncate(file, 4096) == 0 && ::fsync(file) == 0);
    check("map", ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, file, 0) != MAP_FAILED);
    check("rename", ::rename(path.c_str(), (path + "-").c_str()) == 0 && ::unlink((path + "-").c_str()) == 0);
    check("abort's signal", ::kill(::getpid(), 0) == 0);
    return failed;
}

} // namespace

BOOST_AUTO_TEST_SUITE(system_calls, *boost::unit_test::precondition(can_be_restricted))

BOOST_DATA_TEST_CASE(what_a_server_has_no_use_for_fails, data::make(forbidden_calls), sample)
{
    const auto seen = in_child([&] {
        static_cast<void>(restrict_system_calls(Refusal::with_error, Exec::refused));
        return outcome(sample.call());
    });

    BOOST_TEST(seen == sample.outcome);
}

BOOST_AUTO_TEST_CASE(a_server_that_is_strict_with_itself_ends)
{
    const auto seen = in_child([] {
        static_cast<void>(restrict_system_calls(Refusal::kill, Exec::refused));
        return outcome(run_true());
    });

    BOOST_TEST(seen == "signal " + std::to_string(SIGSYS));
}

BOOST_AUTO_TEST_CASE(a_server_can_do_its_work)
{
    for (const Exec exec : {Exec::refused, Exec::allowed}) {
        const auto seen = in_child([&] {
            static_cast<void>(restrict_system_calls(Refusal::kill, exec));
            return work_of_a_server();
        });
        BOOST_TEST(seen == "");
    }
}

BOOST_AUTO_TEST_CASE(an_upgrade_starts_a_program_which_restricts_itself_in_turn)
{
    const auto seen = in_child([] {
        static_cast<void>(restrict_system_calls(Refusal::kill, Exec::allowed));
        const pid_t child = ::fork();
        if (child == 0) {
            run_true();
            ::_exit(1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        const Fact again = restrict_system_calls(Refusal::kill, Exec::allowed);
        return std::to_string(status) + " " + again.text;
    });

    BOOST_TEST(seen == "0 only the system calls of a server and of its upgrade; any other ends it");
}

BOOST_AUTO_TEST_CASE(threads_that_were_there_before_are_restricted_too)
{
    const auto seen = in_child([] {
        std::atomic<bool> is_restricted = false;
        std::string text;
        std::thread earlier{[&] {
            while (!is_restricted)
                std::this_thread::yield();
            text = outcome(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
        }};
        static_cast<void>(restrict_system_calls(Refusal::with_error, Exec::refused));
        is_restricted = true;
        earlier.join();
        return text;
    });

    BOOST_TEST(seen == "EPERM");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(call_lists)

BOOST_AUTO_TEST_CASE(no_call_is_both_needed_and_an_intruders)
{
    const auto intruder = calls_of_an_intruder();
    for (const std::string_view call : calls_of_a_server())
        BOOST_TEST((std::ranges::find(intruder, call) == intruder.end()), call);
}

BOOST_AUTO_TEST_SUITE_END()
