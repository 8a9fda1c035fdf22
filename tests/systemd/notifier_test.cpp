#include "namu/systemd/notifier.hpp"

#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <regex>
#include <string>

using namespace namu::systemd;

namespace {

/// Plays the service manager: its socket, and the environment that it starts programs with.
class Manager {
public:
    explicit Manager(const std::string& address) : socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_un own{};
        own.sun_family = AF_UNIX;
        std::memcpy(own.sun_path, address.data(), address.size());
        if (address.front() == '@')
            own.sun_path[0] = '\0';
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
        BOOST_TEST_REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&own), size) == 0);
        const timeval patience{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setenv("NOTIFY_SOCKET", address.c_str(), 1);
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    ~Manager()
    {
        ::close(socket_);
        for (const char* const variable : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"})
            ::unsetenv(variable);
    }

    /// The next message; how many descriptors came with it stands behind it.
    [[nodiscard]] std::string hear() const
    {
        std::array<char, 4096> text{};
        alignas(cmsghdr) std::array<char, 4096> control{};
        iovec part{text.data(), text.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t size = ::recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
        if (size < 0)
            return "nothing";
        std::string heard{text.data(), static_cast<std::size_t>(size)};
        if (const cmsghdr* const header = CMSG_FIRSTHDR(&message)) {
            const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            heard += " +" + std::to_string(count);
            for (std::size_t i = 0; i < count; ++i) {
                int descriptor = -1;
                std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof descriptor);
                ::close(descriptor);
            }
        }
        return heard;
    }

private:
    int socket_;
};

} // namespace

BOOST_AUTO_TEST_SUITE(notifier)

BOOST_AUTO_TEST_CASE(it_tells_of_each_stage_of_its_life)
{
    const namu::testing::Folder folder;
    const Manager manager{folder.path("notify")};
    const Notifier notifier = Notifier::from_environment();

    BOOST_TEST(notifier.is_heard());
    BOOST_TEST(!notifier.ready("3 zones\nand more"));
    BOOST_TEST(manager.hear() == "READY=1\nSTATUS=3 zones and more");
    BOOST_TEST(!notifier.status("waiting"));
    BOOST_TEST(manager.hear() == "STATUS=waiting");
    BOOST_TEST(!notifier.alive());
    BOOST_TEST(manager.hear() == "WATCHDOG=1");
    BOOST_TEST(!notifier.main_process(4711));
    BOOST_TEST(manager.hear() == "MAINPID=4711");
    BOOST_TEST(!notifier.stopping("last answers"));
    BOOST_TEST(manager.hear() == "STOPPING=1\nSTATUS=last answers");
}

BOOST_AUTO_TEST_CASE(a_reload_says_when_it_began)
{
    const namu::testing::Folder folder;
    const Manager manager{folder.path("notify")};
    timespec before{};
    ::clock_gettime(CLOCK_MONOTONIC, &before);

    BOOST_TEST(!Notifier::from_environment().reloading("again"));

    std::smatch found;
    const std::string heard = manager.hear();
    BOOST_TEST_REQUIRE(
        std::regex_match(heard, found, std::regex{"RELOADING=1\nMONOTONIC_USEC=([0-9]+)\nSTATUS=again"}));
    BOOST_TEST(std::stoll(found[1]) / 1'000'000 - before.tv_sec <= 60);
    BOOST_TEST(std::stoll(found[1]) / 1'000'000 >= before.tv_sec);
}

BOOST_AUTO_TEST_CASE(an_abstract_socket_will_do)
{
    const Manager manager{"@namu-test-" + std::to_string(::getpid())};

    BOOST_TEST(!Notifier::from_environment().alive());
    BOOST_TEST(manager.hear() == "WATCHDOG=1");
}

BOOST_AUTO_TEST_CASE(descriptors_are_kept_by_the_manager)
{
    const namu::testing::Folder folder;
    const Manager manager{folder.path("notify")};
    const int any = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    const std::vector<int> many(300, any);

    BOOST_TEST(!Notifier::from_environment().store("dns", many));
    BOOST_TEST(manager.hear() == "FDSTORE=1\nFDNAME=dns +250");
    BOOST_TEST(manager.hear() == "FDSTORE=1\nFDNAME=dns +50");
    ::close(any);
}

BOOST_AUTO_TEST_CASE(nobody_need_listen)
{
    ::unsetenv("NOTIFY_SOCKET");
    BOOST_TEST(!Notifier::from_environment().is_heard());
    BOOST_TEST(!Notifier::from_environment().ready("ready"));

    ::setenv("NOTIFY_SOCKET", "/namu/no/such/socket", 1);
    BOOST_TEST(
        (Notifier::from_environment().ready("ready") == boost::system::errc::no_such_file_or_directory));
    ::unsetenv("NOTIFY_SOCKET");
}

BOOST_AUTO_TEST_CASE(the_watchdog_is_fed_twice_as_often_as_it_bites)
{
    const namu::testing::Folder folder;
    const Manager manager{folder.path("notify")};

    BOOST_TEST(!Notifier::from_environment().alive_interval().has_value());
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    BOOST_TEST((Notifier::from_environment().alive_interval() == std::chrono::seconds{15}));
    ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
    BOOST_TEST((Notifier::from_environment().alive_interval() == std::chrono::seconds{15}));
    ::setenv("WATCHDOG_PID", "1", 1);
    BOOST_TEST(!Notifier::from_environment().alive_interval().has_value());
    ::unsetenv("WATCHDOG_PID");
    ::setenv("WATCHDOG_USEC", "soon", 1);
    BOOST_TEST(!Notifier::from_environment().alive_interval().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
