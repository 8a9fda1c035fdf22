#include "namu/base/unfinished_file.hpp"

#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

#include <fcntl.h>
#include <unistd.h>

using namu::testing::Folder;
namespace fs = std::filesystem;

namespace {

/// An open file or folder.
struct Open {
    Open(const std::string& path, int flags) : descriptor{::open(path.c_str(), flags | O_CLOEXEC)}
    {
        BOOST_REQUIRE(descriptor >= 0);
    }
    ~Open() { ::close(descriptor); }
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;

    const int descriptor;
};

} // namespace

BOOST_AUTO_TEST_SUITE(unfinished_file)

BOOST_AUTO_TEST_CASE(what_somebody_writes_stays_and_goes_when_they_have_let_go_of_it)
{
    const Folder folder;
    const std::string path = folder.write("a.new", "half");
    const Open in{folder.path(), O_RDONLY | O_DIRECTORY};
    {
        const Open writer{path, O_WRONLY};
        namu::mark_as_being_written(writer.descriptor);
        namu::remove_if_abandoned(in.descriptor, "a.new");
        BOOST_TEST(fs::exists(path));
    }
    namu::remove_if_abandoned(in.descriptor, "a.new");
    BOOST_TEST(!fs::exists(path));
}

BOOST_AUTO_TEST_CASE(neither_links_nor_files_that_are_not_there_do_harm)
{
    const Folder folder;
    const std::string other = folder.write("other", "text");
    fs::create_symlink(other, folder.path("link.new"));
    const Open in{folder.path(), O_RDONLY | O_DIRECTORY};

    namu::remove_if_abandoned(in.descriptor, "link.new");
    namu::remove_if_abandoned(in.descriptor, "nothing.new");

    BOOST_TEST(fs::exists(other));
    BOOST_TEST(fs::is_symlink(folder.path("link.new")));
}

BOOST_AUTO_TEST_SUITE_END()
