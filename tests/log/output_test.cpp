#include "namu/log/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdlib>
#include <string>

using namu::log::Output;

namespace {

/// A pipe with room for two pages, whose reader may be slow.
struct Pipe {
    Pipe()
    {
        BOOST_TEST_REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
        ::fcntl(ends[1], F_SETPIPE_SZ, 8192);
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    }
    ~Pipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }

    std::string read() const
    {
        std::string text;
        std::array<char, 4096> room{};
        for (ssize_t octets = 0; (octets = ::read(ends[0], room.data(), room.size())) > 0;)
            text.append(room.data(), static_cast<std::size_t>(octets));
        return text;
    }

    std::array<int, 2> ends{};
};

} // namespace

BOOST_AUTO_TEST_SUITE(output)

BOOST_AUTO_TEST_CASE(what_a_stalled_reader_does_not_take_is_counted_and_said_once_it_reads_again)
{
    const Pipe pipe;
    Output output{pipe.ends[1]};
    output.set_loss_form([](std::uint64_t lines, const namu::error_code& reason) {
        return std::to_string(lines) + " lines: " + reason.message() + "\n";
    });
    const std::string line = std::string(8191, 'a') + "\n";

    output.write(line);
    output.write("lost\n");
    output.write("lost as well\nboth\n", 2);

    BOOST_TEST(output.dropped() == 3U);
    BOOST_TEST(pipe.read() == line);
    output.write("there\n");
    BOOST_TEST(pipe.read() == "3 lines: Connection timed out\nthere\n");
    output.write("and again\n");
    BOOST_TEST(pipe.read() == "and again\n");
    BOOST_TEST(output.dropped() == 3U);
}

BOOST_AUTO_TEST_CASE(after_half_a_line_the_next_one_begins_anew)
{
    const Pipe pipe;
    Output output{pipe.ends[1]};

    output.write(std::string(9000, 'a') + "\n"); // the reader takes nothing of the second part
    BOOST_TEST(output.dropped() == 1U);
    BOOST_TEST(pipe.read().size() == 8192U);
    output.write("whole\n");

    BOOST_TEST(pipe.read() == "\nwhole\n");
}

// sd-daemon(3)
BOOST_AUTO_TEST_CASE(the_journal_is_known_by_its_device_and_inode)
{
    const Pipe pipe;
    struct stat facts = {};
    BOOST_TEST_REQUIRE(::fstat(pipe.ends[1], &facts) == 0);
    const std::string own = std::to_string(facts.st_dev) + ":" + std::to_string(facts.st_ino);

    ::setenv("JOURNAL_STREAM", own.c_str(), 1);
    BOOST_TEST(namu::log::is_journal(pipe.ends[1]));
    ::setenv("JOURNAL_STREAM", ("1" + own).c_str(), 1);
    BOOST_TEST(!namu::log::is_journal(pipe.ends[1]));
    ::unsetenv("JOURNAL_STREAM");
    BOOST_TEST(!namu::log::is_journal(pipe.ends[1]));
}

BOOST_AUTO_TEST_SUITE_END()
