#include "namu/base/whole_file.hpp"

#include "namu/base/unfinished_file.hpp"
#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namu::testing::Folder;
namespace fs = std::filesystem;

namespace {

std::string text_of(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::ptrdiff_t entries(const Folder& folder)
{
    return std::distance(fs::directory_iterator{folder.path()}, {});
}

/// No file of this process grows over so many octets, until the end of the scope.
class SmallFiles {
public:
    explicit SmallFiles(rlim_t octets)
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{octets, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~SmallFiles()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

} // namespace

BOOST_AUTO_TEST_SUITE(whole_file)

BOOST_AUTO_TEST_CASE(a_text_takes_the_place_of_the_one_before)
{
    const Folder folder;
    const std::string path = folder.write("file", "a longer text than the new one");

    BOOST_TEST(namu::write_whole_file(path, "new", {.mode = 0640}) == "");

    BOOST_TEST(text_of(path) == "new");
    struct stat status {};
    ::stat(path.c_str(), &status);
    BOOST_TEST((status.st_mode & 07777U) == 0640U);
    BOOST_TEST(entries(folder) == 1);
}

BOOST_AUTO_TEST_CASE(whoever_has_the_old_file_open_reads_it_to_its_end)
{
    const Folder folder;
    const std::string path = folder.write("file", "old");
    std::ifstream reader{path};

    BOOST_TEST(namu::write_whole_file(path, "other", {}) == "");

    std::string text;
    reader >> text;
    BOOST_TEST(text == "old");
}

BOOST_AUTO_TEST_CASE(where_there_is_no_room_the_old_text_stays_and_nothing_beside_it)
{
    const Folder folder;
    const std::string path = folder.write("file", "old");
    std::string trouble;
    {
        const SmallFiles small{100};
        trouble = namu::write_whole_file(path, std::string(1000, 'x'), {});
    }
    BOOST_TEST(trouble == "File too large");
    BOOST_TEST(text_of(path) == "old");
    BOOST_TEST(entries(folder) == 1);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_said_in_words)
{
    const Folder folder;
    folder.write("file", "no folder");

    BOOST_TEST(namu::write_whole_file(folder.path("nothing/file"), "text", {}) ==
               "No such file or directory");
    BOOST_TEST(namu::write_whole_file(folder.path("file/file"), "text", {}) == "Not a directory");
}

BOOST_AUTO_TEST_CASE(what_killed_writers_left_goes_and_nothing_else)
{
    const Folder folder;
    const std::string path = folder.write("serials", "whole");
    const std::string left = folder.write("serials.aB3xYz.new", "half");
    const std::string written = folder.write("serials.aB3xY0.new", "half");
    const int writer = ::open(written.c_str(), O_WRONLY | O_CLOEXEC);
    namu::mark_as_being_written(writer);
    for (const std::string other : {"serials.backup", "serials.aB3xYz", "serials.new",
                                    "serials-view.aB3xYz.new", "serials.longer-word.new"})
        folder.write(other, "somebody's");

    namu::remove_abandoned_writes(path);

    ::close(writer);
    BOOST_TEST(!fs::exists(left));
    BOOST_TEST(fs::exists(written));
    BOOST_TEST(entries(folder) == 7);
}

BOOST_AUTO_TEST_CASE(where_there_is_no_folder_nothing_was_left)
{
    const Folder folder;
    namu::remove_abandoned_writes(folder.path("nothing/serials"));
    BOOST_TEST(entries(folder) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
