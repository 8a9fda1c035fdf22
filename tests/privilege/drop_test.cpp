#include "namu/privilege/drop.hpp"

#include "support/child.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <string>

using namespace namu::privilege;
using namu::testing::in_child;
using namu::testing::outcome;

namespace {

boost::test_tools::assertion_result as_root(boost::unit_test::test_unit_id /*test*/)
{
    boost::test_tools::assertion_result answer{::geteuid() == 0};
    answer.message() << "only root can become somebody else";
    return answer;
}

/// A line of /proc/self/status, such as `CapBnd`.
std::string status_of_process(const std::string& key)
{
    std::ifstream in{"/proc/self/status"};
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(key + ":\t"))
            return line.substr(key.size() + 2);
    }
    return "none";
}

std::string text_of(const std::vector<Fact>& facts)
{
    std::string text;
    for (const Fact& fact : facts)
        text.append(fact.measure).append(": ").append(fact.text).append("\n");
    return text;
}

constexpr const char* none = "0000000000000000";
constexpr const char* net_bind_service = "0000000000000400";

/// Binds a number below 1024 on an address that nobody else has.
std::string bind_low_port()
{
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(53);
    address.sin_addr.s_addr = htonl(0x7F7A0000U | static_cast<unsigned>(::getpid() & 0xFFFF)); // 127.122.x.y
    return outcome(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

Identity nobody()
{
    return *find_identity("nobody");
}

} // namespace

BOOST_AUTO_TEST_SUITE(drop, *boost::unit_test::precondition(as_root))

BOOST_AUTO_TEST_CASE(root_becomes_the_user_for_good)
{
    const auto seen = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::no));
        std::string text = std::to_string(::getuid()) + " " + status_of_process("Groups");
        text += " setuid " + outcome(::setuid(0)) + " seteuid " + outcome(::seteuid(0));
        text += " shadow " + outcome(::open("/etc/shadow", O_RDONLY));
        return text;
    });

    const Identity wanted = nobody();
    BOOST_TEST(seen == std::to_string(wanted.uid) + " " + std::to_string(wanted.gid) +
                           "  setuid EPERM seteuid EPERM shadow EACCES");
}

BOOST_AUTO_TEST_CASE(no_capability_is_left_in_any_set)
{
    const auto seen = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::no));
        std::string text;
        for (const char* const set : {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
            text += status_of_process(set) == none ? "." : set;
        return text + status_of_process("NoNewPrivs");
    });

    BOOST_TEST(seen == ".....1");
}

BOOST_AUTO_TEST_CASE(low_ports_are_the_one_thing_that_may_be_kept)
{
    const auto seen = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::yes));
        return status_of_process("CapPrm") + status_of_process("CapEff") + status_of_process("CapBnd") +
               bind_low_port();
    });
    const auto without = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::no));
        return bind_low_port();
    });

    BOOST_TEST(seen == std::string{net_bind_service} + net_bind_service + none + "0");
    BOOST_TEST(without == "EACCES");
}

BOOST_AUTO_TEST_CASE(who_takes_over_may_open_low_ports_as_well)
{
    const auto seen = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::also_after_exec));
        const int out = ::open("/dev/null", O_WRONLY);
        static_cast<void>(out);
        std::string text = status_of_process("CapAmb") + " " + status_of_process("CapBnd");
        std::FILE* const after = ::popen("grep CapEff /proc/self/status", "r");
        std::string line(64, '\0');
        if (after == nullptr || std::fgets(line.data(), static_cast<int>(line.size()), after) == nullptr)
            return text + " no program";
        ::pclose(after);
        return text + " " + line.substr(0, line.find('\n'));
    });

    BOOST_TEST(seen ==
               std::string{net_bind_service} + " " + net_bind_service + " CapEff:\t" + net_bind_service);
}

BOOST_AUTO_TEST_CASE(root_that_stays_root_keeps_what_opens_ports_and_files)
{
    const auto seen = in_child([] {
        const auto facts = drop_privileges({}, LowPorts::yes);
        return text_of(facts) + std::to_string(::getuid()) + " " + status_of_process("CapEff") + " chown " +
               outcome(::chown("/", 1, 1));
    });

    BOOST_TEST(seen.find("user: runs as root; --user makes it somebody with fewer rights\n") == 0, seen);
    BOOST_TEST(seen.find("0 0000000000000406 chown EPERM") != std::string::npos, seen);
}

BOOST_AUTO_TEST_CASE(an_ordinary_user_cannot_become_another_and_is_told)
{
    const auto seen = in_child([] {
        static_cast<void>(drop_privileges(nobody(), LowPorts::no));
        return text_of(drop_privileges(*find_identity("daemon"), LowPorts::yes));
    });

    BOOST_TEST(seen == "user: cannot become daemon: only root can; start it as root or as daemon\n"
                       "capabilities: none are kept\n"
                       "no-new-privs: no program started from here gets rights by its file\n");
}

BOOST_AUTO_TEST_SUITE_END()
