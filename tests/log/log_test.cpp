#include "namu/log/log.hpp"

#include "support/folder.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

using namu::log::Format;
using namu::log::Level;
using namu::log::Log;

namespace {

std::string content(const std::filesystem::path& path)
{
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

struct Fixture {
    std::unique_ptr<Log> open(Format format = Format::text, Level level = Level::notice) const
    {
        return Log::open({.to = path, .format = format, .level = level}).value();
    }

    namu::testing::Folder folder;
    std::string path = folder.path("namu.log");
};

} // namespace

BOOST_AUTO_TEST_SUITE(log_of_a_program)

BOOST_FIXTURE_TEST_CASE(what_is_less_grave_than_the_level_is_left_out_and_that_can_change, Fixture)
{
    const auto log = open();

    log->write(Level::info, "zone", "first");
    log->write(Level::notice, "zone", "two");
    log->set_level(Level::info);
    log->write(Level::info, "zone", "three");
    log->write(Level::debug, "zone", "four");

    const std::string text = content(path);
    BOOST_TEST(text.find("first") == std::string::npos);
    BOOST_TEST(text.find("Z notice zone: two\n") != std::string::npos);
    BOOST_TEST(text.find("Z info zone: three\n") != std::string::npos);
    BOOST_TEST(text.find("four") == std::string::npos);
    BOOST_TEST(log->told(Level::info) == 1U);
    BOOST_TEST(log->told(Level::notice) == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_was_moved_away_is_opened_anew, Fixture)
{
    const auto log = open();
    log->write(Level::notice, "zone", "before");
    std::filesystem::rename(path, path + ".1");
    log->write(Level::notice, "zone", "between");

    BOOST_TEST(log->reopen().has_value());
    log->write(Level::notice, "zone", "after");

    BOOST_TEST(content(path + ".1").find("between") != std::string::npos);
    BOOST_TEST(content(path).find("after") != std::string::npos);
    BOOST_TEST(content(path).find("between") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(where_the_new_file_cannot_be_opened_the_old_one_stays, Fixture)
{
    folder.write("logs/unused", "");
    path = folder.path("logs/namu.log");
    const auto log = open();
    std::filesystem::rename(folder.path("logs"), folder.path("moved"));

    BOOST_TEST(log->reopen().has_error());
    log->write(Level::notice, "zone", "still here");

    BOOST_TEST(content(folder.path("moved/namu.log")).find("still here") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(threads_do_not_tear_each_others_lines, Fixture)
{
    constexpr int lines = 500;
    const auto log = open(Format::json);
    {
        std::vector<std::jthread> threads;
        for (int number = 0; number < 4; ++number) {
            threads.emplace_back([&log, number] {
                for (int i = 0; i < lines; ++i)
                    log->write(Level::notice, "test", std::string(100, 'x'), {{"thread", number}});
            });
        }
    }

    std::ifstream file{path};
    int seen = 0;
    for (std::string line; std::getline(file, line); ++seen)
        BOOST_TEST(boost::json::parse(line).at("text").as_string().size() == 100U);
    BOOST_TEST(seen == 4 * lines);
}

BOOST_AUTO_TEST_CASE(a_full_disk_does_no_harm_and_is_counted)
{
    const auto log = Log::open({.to = "/dev/full"}).value();

    log->write(Level::error, "zone", "one");
    log->write(Level::error, "zone", "two");

    BOOST_TEST(log->dropped() == 2U);
    BOOST_TEST(log->told(Level::error) == 2U);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_opened_is_an_error)
{
    const auto log = Log::open({.to = "/nowhere/at/all.log"});

    BOOST_TEST_REQUIRE(log.has_error());
    BOOST_TEST((log.error() == boost::system::errc::no_such_file_or_directory));
}

BOOST_AUTO_TEST_SUITE_END()
