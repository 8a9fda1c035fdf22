#include "namu/tree/replace_file.hpp"

#include "load/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

BOOST_AUTO_TEST_SUITE(replacing_files)

std::string text_of(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::size_t files_in(const TemporaryFolder& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder.path()}, {}));
}

BOOST_AUTO_TEST_CASE(a_file_gets_another_text_and_keeps_its_permissions)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("a.zone", "before");
    fs::permissions(path, fs::perms{0640});

    BOOST_TEST(replace_file(path, "before", "after") == "");

    BOOST_TEST(text_of(path) == "after");
    BOOST_TEST((fs::status(path).permissions() == fs::perms{0640}));
    BOOST_TEST(files_in(folder) == 1U);
}

BOOST_AUTO_TEST_CASE(what_somebody_has_changed_meanwhile_stays)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("a.zone", "of somebody else");

    BOOST_TEST(replace_file(path, "before", "after") == "somebody has changed it meanwhile");

    BOOST_TEST(text_of(path) == "of somebody else");
    BOOST_TEST(files_in(folder) == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_gone_is_told)
{
    const TemporaryFolder folder;

    BOOST_TEST(replace_file(folder.path("a.zone"), "before", "after") != "");
    BOOST_TEST(files_in(folder) == 0U);
}

BOOST_AUTO_TEST_CASE(a_symbolic_link_stays_one)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("real/a.zone", "before");
    fs::create_symlink(path, folder.path("a.zone"));

    BOOST_TEST(replace_file(folder.path("a.zone"), "before", "after") == "");

    BOOST_TEST(fs::is_symlink(folder.path("a.zone")));
    BOOST_TEST(text_of(path) == "after");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
