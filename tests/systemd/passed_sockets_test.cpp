#include "namu/systemd/passed_sockets.hpp"

#include "support/child.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

using namespace namu::systemd;
using namu::testing::in_child;

namespace {

/// What a process sees that was started with these variables and three open descriptors from 3 on.
std::string taken(const std::string& process, const char* count, const char* names)
{
    return in_child([&] {
        const int any = ::open("/dev/null", O_RDONLY);
        const int high = ::fcntl(any, F_DUPFD, 20);
        for (const int descriptor : {3, 4, 5})
            ::dup2(high, descriptor);
        ::setenv("LISTEN_PID", process.empty() ? std::to_string(::getpid()).c_str() : process.c_str(), 1);
        ::setenv("LISTEN_FDS", count, 1);
        if (names != nullptr)
            ::setenv("LISTEN_FDNAMES", names, 1);
        std::string text;
        for (const PassedSocket& passed : take_passed_sockets()) {
            text += std::to_string(passed.descriptor) + "=" + passed.name;
            text += ::fcntl(passed.descriptor, F_GETFD) == FD_CLOEXEC ? " " : "! ";
        }
        return text + (std::getenv("LISTEN_FDS") == nullptr ? "" : "left in the environment");
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(passed_sockets)

BOOST_AUTO_TEST_CASE(they_begin_at_three_and_have_names)
{
    BOOST_TEST(taken("", "3", "dns:dns:control") == "3=dns 4=dns 5=control ");
    BOOST_TEST(taken("", "2", "dns") == "3=dns 4= ");
    BOOST_TEST(taken("", "1", nullptr) == "3= ");
}

BOOST_AUTO_TEST_CASE(those_of_another_process_are_not_ours)
{
    BOOST_TEST(taken("1", "3", "dns") == "");
}

BOOST_AUTO_TEST_CASE(nonsense_is_none)
{
    BOOST_TEST(taken("", "0", nullptr) == "");
    BOOST_TEST(taken("", "-1", nullptr) == "");
    BOOST_TEST(taken("", "3x", nullptr) == "");
    BOOST_TEST(taken("", "99999999999999999999", nullptr) == "");
    BOOST_TEST(taken("me", "3", nullptr) == "");
}

BOOST_AUTO_TEST_SUITE_END()
