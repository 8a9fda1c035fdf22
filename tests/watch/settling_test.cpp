#include "namu/watch/settling.hpp"

#include "load/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

using namu::watch::Settling;
using namespace std::chrono_literals;

namespace {

/// One file, a clock that is turned by hand, and what is found at each look.
struct Fixture {
    Fixture() { settling.set_files({path}, std::chrono::system_clock::now() + 1h); }

    void write(const std::string& text) const { std::ofstream{path} << text; }
    bool is_changed_after(Settling::Clock::duration time)
    {
        now += time;
        last = settling.look_at_all(now);
        return !last.changed.empty();
    }

    namu::test::TemporaryFolder folder;
    std::string path = folder.write("example.com.zone", "one\n");
    Settling settling{{.quiet = 100ms, .unended = 700ms, .open = 10s}};
    Settling::Clock::time_point now{1h};
    Settling::Found last;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(settling, Fixture)

BOOST_AUTO_TEST_CASE(a_file_that_nobody_touches_does_not_change)
{
    BOOST_TEST(!is_changed_after(1h));
    BOOST_TEST(!last.look_again_in.has_value());
}

BOOST_AUTO_TEST_CASE(a_change_is_found_once_when_it_has_been_quiet_for_a_while)
{
    write("two\n");
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST((last.look_again_in == 100ms));
    BOOST_TEST(!is_changed_after(99ms));
    BOOST_TEST(is_changed_after(1ms));
    BOOST_TEST(!is_changed_after(1h));
}

BOOST_AUTO_TEST_CASE(who_goes_on_writing_is_waited_for)
{
    for (const std::string text : {"two\n", "two\nthree\n", "two\nthree\nfour\n"}) {
        write(text);
        BOOST_TEST(!is_changed_after(90ms));
    }
    BOOST_TEST(is_changed_after(100ms));
}

BOOST_AUTO_TEST_CASE(a_text_that_ends_within_a_line_or_is_empty_is_waited_for_longer)
{
    for (const std::string text : {"two\nthr", ""}) {
        write(text);
        BOOST_TEST(!is_changed_after(1ms));
        BOOST_TEST(!is_changed_after(699ms));
        BOOST_TEST(is_changed_after(1ms));
    }
}

BOOST_AUTO_TEST_CASE(somebody_who_writes_and_has_not_closed_the_file_is_waited_for_longest)
{
    settling.note_writing(path);
    write("two\n");
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(!is_changed_after(9s));
    settling.note_written(path);
    BOOST_TEST(is_changed_after(1ms));

    settling.note_writing(path);
    write("two\nthree\n");
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(is_changed_after(10s)); // not for ever
}

BOOST_AUTO_TEST_CASE(a_file_that_goes_and_one_that_comes_are_changes)
{
    std::filesystem::remove(path);
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(is_changed_after(700ms)); // editors put another one into its place
    write("two\n");
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(is_changed_after(100ms));
}

BOOST_AUTO_TEST_CASE(one_that_is_put_back_as_it_was_is_none)
{
    const std::string aside = folder.path("aside");
    std::filesystem::rename(path, aside);
    BOOST_TEST(!is_changed_after(1ms));
    std::filesystem::rename(aside, path);
    // The same text and time; only the state of the file itself, which nobody can set, tells that it was moved.
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(is_changed_after(100ms));
}

BOOST_AUTO_TEST_CASE(a_time_in_the_past_hides_no_change)
{
    write("two\n");
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - 240h);
    BOOST_TEST(!is_changed_after(1ms));
    BOOST_TEST(is_changed_after(100ms));
}

BOOST_AUTO_TEST_CASE(a_change_since_it_was_read_is_not_lost)
{
    Settling late{{}};
    late.set_files({path}, std::chrono::system_clock::now() - 1h);
    BOOST_TEST(late.look_at_all(now).changed.empty());
    BOOST_TEST(late.look_at_all(now + 100ms).changed.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
