#include "namu/privilege/file_access.hpp"

#include "support/child.hpp"
#include "support/folder.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

using namespace namu::privilege;
using namu::testing::Folder;
using namu::testing::in_child;
using namu::testing::outcome;
namespace data = boost::unit_test::data;

namespace {

boost::test_tools::assertion_result has_landlock(boost::unit_test::test_unit_id /*test*/)
{
    boost::test_tools::assertion_result answer{landlock_version() > 0};
    answer.message() << restrict_files({}, 0).text;
    return answer;
}

/// All versions that this kernel can play.
std::vector<int> versions()
{
    std::vector<int> all(static_cast<std::size_t>(std::max(1, landlock_version())));
    std::iota(all.begin(), all.end(), 1);
    return all;
}

std::string try_open(const std::string& path, int how = O_RDONLY)
{
    const int file = ::open(path.c_str(), how | O_CLOEXEC, 0600);
    const std::string seen = outcome(file);
    ::close(file);
    return seen;
}

/// Zones to read, a state to write, and what lies beside them.
struct House {
    House()
    {
        folder.write("zones/home.zone", "a zone");
        folder.write("state/serial", "1");
        folder.write("beside/secret", "x");
    }

    [[nodiscard]] std::string path(const std::string& name) const { return folder.path(name); }

    /// What `act` sees in a process that has these rules.
    template <typename Act>
    std::string confined(int version, Act act) const
    {
        const FileAccess access{.read = {path("zones")}, .write = {path("state")}, .execute = {}};
        return in_child([&] {
            const Fact fact = restrict_files(access, version);
            return fact.outcome == Fact::Outcome::done ? act() : fact.text;
        });
    }

    Folder folder;
};

std::string open_files(int version)
{
    const House house;
    return house.confined(version, [&] {
        return try_open(house.path("zones/home.zone")) + " " +
               try_open(house.path("zones/home.zone"), O_WRONLY) + " " +
               try_open(house.path("zones/new"), O_CREAT | O_WRONLY) + " " +
               try_open(house.path("state/serial"), O_RDWR) + " " +
               try_open(house.path("state/new"), O_CREAT | O_WRONLY) + " " +
               try_open(house.path("beside/secret")) + " " + try_open("/etc/hostname") + " " +
               try_open("/dev/null", O_WRONLY);
    });
}

std::string replace_files(int version)
{
    const House house;
    return house.confined(version, [&] {
        const std::string state = house.path("state/");
        std::string text = try_open(state + "serial.new", O_CREAT | O_WRONLY);
        text += " " + outcome(std::rename((state + "serial.new").c_str(), (state + "serial").c_str()));
        text += " " + outcome(::mkdir((state + "images").c_str(), 0700));
        text += " " + outcome(::truncate((state + "serial").c_str(), 0));
        text += " " + outcome(::unlink((state + "serial").c_str()));
        return text + " " + outcome(::rmdir((state + "images").c_str()));
    });
}

/// Which file it is once it has that size; waits a bounded time.
ino_t wait_for_size(const std::string& path, off_t size)
{
    struct stat now {};
    for (int tries = 0; tries < 5000; ++tries) {
        if (::stat(path.c_str(), &now) == 0 && now.st_size == size)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return now.st_ino;
}

/// The zone is edited by somebody else while this process is confined.
std::string read_edited_zone(int version)
{
    const House house;
    const std::string zone = house.path("zones/home.zone");
    std::array<int, 2> go{};
    BOOST_TEST_REQUIRE(::pipe(go.data()) == 0);
    std::thread editor{[&] {
        char letter = 0;
        static_cast<void>(::read(go[0], &letter, 1));
        house.folder.write("zones/edited", "another zone");
        std::rename(house.path("zones/edited").c_str(), zone.c_str());
    }};
    const auto seen = house.confined(version, [&] {
        const ino_t before = wait_for_size(zone, 6);
        static_cast<void>(::write(go[1], "x", 1));
        return std::string{wait_for_size(zone, 12) == before ? "same" : "another"} + " " + try_open(zone);
    });
    ::close(go[1]);
    editor.join();
    ::close(go[0]);
    return seen;
}

/// Binds a listener, and connects to it once confined.
std::string connect_to_listener(int version)
{
    const House house;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    const bool is_up = ::bind(listener, any, size) == 0 && ::listen(listener, 1) == 0 &&
                       ::getsockname(listener, any, &size) == 0;
    BOOST_TEST_REQUIRE(is_up);
    const std::string seen = house.confined(version, [&] {
        return outcome(::connect(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), any, size));
    });
    ::close(listener);
    return seen;
}

std::string signal_parent(int version)
{
    const House house;
    return house.confined(version, [] { return outcome(::kill(::getppid(), 0)); });
}

} // namespace

BOOST_AUTO_TEST_SUITE(file_access, *boost::unit_test::precondition(has_landlock))

BOOST_DATA_TEST_CASE(only_what_is_named_is_open, data::make(versions()), version)
{
    BOOST_TEST(open_files(version) == "0 EACCES EACCES 0 0 EACCES EACCES 0");
}

BOOST_DATA_TEST_CASE(files_are_replaced_as_editors_and_namu_do_it, data::make(versions()), version)
{
    BOOST_TEST(replace_files(version) == "0 0 0 0 0 0");
}

BOOST_DATA_TEST_CASE(a_zone_that_is_put_in_place_of_another_can_be_read, data::make(versions()), version)
{
    BOOST_TEST(read_edited_zone(version) == "another 0");
}

BOOST_DATA_TEST_CASE(no_connection_leads_to_others, data::make(versions()), version)
{
    BOOST_TEST(connect_to_listener(version) == (version >= 4 ? "EACCES" : "0"));
}

BOOST_DATA_TEST_CASE(other_processes_get_no_signals, data::make(versions()), version)
{
    BOOST_TEST(signal_parent(version) == (version >= 6 ? "EPERM" : "0"));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_named)
{
    const House house;
    const auto seen = in_child([&] {
        const Fact fact =
            restrict_files({.read = {house.path("zones"), house.path("gone")}, .write = {}, .execute = {}});
        return std::to_string(static_cast<int>(fact.outcome)) + fact.text;
    });

    BOOST_TEST(seen.starts_with(std::to_string(static_cast<int>(Fact::Outcome::partly))), seen);
    BOOST_TEST(seen.ends_with("not there, and so closed from now on: " + house.path("gone")), seen);
}

BOOST_AUTO_TEST_CASE(threads_that_were_there_before_are_told_of)
{
    const House house;
    const auto seen = in_child([&] {
        std::atomic<bool> is_over = false;
        std::thread earlier{[&] {
            while (!is_over)
                std::this_thread::yield();
        }};
        const Fact fact = restrict_files({});
        is_over = true;
        earlier.join();
        return fact.text;
    });

    BOOST_TEST(seen.find("but not for 1 threads that were there before") != std::string::npos, seen);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(file_access_without_landlock)

BOOST_AUTO_TEST_CASE(a_kernel_without_it_is_a_fact_and_no_restriction)
{
    const House house;
    const auto seen = in_child([&] {
        const Fact fact = restrict_files({}, 0);
        return std::to_string(static_cast<int>(fact.outcome)) + try_open(house.path("beside/secret"));
    });

    BOOST_TEST(seen == std::to_string(static_cast<int>(Fact::Outcome::failed)) + "0");
}

BOOST_AUTO_TEST_CASE(a_path_is_covered_by_the_folders_above_it)
{
    const House house;
    BOOST_TEST_REQUIRE(::symlink(house.path("beside").c_str(), house.path("zones/link").c_str()) == 0);
    const FileAccess access{.read = {house.path("zones/")}, .write = {house.path("state")}, .execute = {}};

    BOOST_TEST(access.covers(house.path("zones/home.zone")));
    BOOST_TEST(access.covers(house.path("zones/to/come.zone")));
    BOOST_TEST(access.covers(house.path("state")));
    BOOST_TEST(!access.covers(house.path("beside/secret")));
    BOOST_TEST(!access.covers(house.path("zones-of-others/a")));
    BOOST_TEST(!access.covers(house.path("zones/link/secret")));
    BOOST_TEST(!access.covers(house.path("zones/../beside/secret")));
}

BOOST_AUTO_TEST_SUITE_END()
