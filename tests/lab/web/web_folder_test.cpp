#include "namu/lab/web/web_folder.hpp"

#include "support/folder.hpp"

#include <filesystem>
#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;
using lab::WebFolder;

BOOST_AUTO_TEST_SUITE(web_folder)

/// What was found, in a word: a path below `www`, `-> target`, `not found` or `no site`.
std::string text_of(const WebFolder::Found& found, const std::string& folder)
{
    if (const auto* const file = std::get_if<WebFolder::File>(&found))
        return file->path.lexically_relative(folder).string();
    if (const auto* const redirect = std::get_if<WebFolder::Redirect>(&found))
        return "-> " + redirect->target;
    return std::holds_alternative<WebFolder::NotFound>(found) ? "not found" : "no site";
}

/// A folder with a secret beside it, and ways that might lead there.
struct Fixture {
    Fixture()
    {
        folder.write("secret.html", "secret");
        folder.write("www/www.test/index.html", "");
        folder.write("www/www.test/dir/default.html", "");
        folder.write("www/www.test/dir/file.html", "");
        folder.write("www/www.test/both/index.html", "");
        folder.write("www/www.test/both/default.html", "");
        folder.write("www/www.test/empty/.hidden", "");
        folder.write("www/www.test/a b.txt", "");
        folder.write("www/www.test/odd/index.html/file", ""); // a folder of that name
        folder.write("www/shared.html", "");
        fs::create_symlink(folder.path("secret.html"), folder.path("www/www.test/link.html"));
        fs::create_symlink(folder.path(), folder.path("www/www.test/up"));
        fs::create_symlink("dir/file.html", folder.path("www/www.test/inner.html"));
    }

    std::string find(const std::string& host, const std::string& target) const
    {
        return text_of(web.find(host, target), folder.path("www"));
    }

    testing::Folder folder;
    WebFolder web{folder.path("www")};
};

struct Sample {
    std::string target;
    std::string expected;

    friend std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.target; }
};

// clang-format off
const Sample samples[] = {
    {"/",                        "www.test/index.html"},
    {"/?query",                  "www.test/index.html"},
    {"/dir/file.html",           "www.test/dir/file.html"},
    {"/dir/file.html?a=/b",      "www.test/dir/file.html"},
    {"/dir/",                    "www.test/dir/default.html"},
    {"/both/",                   "www.test/both/index.html"},
    {"/dir",                     "-> /dir/"},
    {"/dir?a=1&b=2",             "-> /dir/?a=1&b=2"},
    {"/%64ir",                   "-> /%64ir/"},
    {"/a%20b.txt",               "www.test/a b.txt"},
    {"/inner.html",              "www.test/inner.html"},
    {"/dir/file",                "not found"},
    {"/dir/file.html/",          "not found"},
    {"/dir/file.html/more",      "not found"},
    {"/empty/",                  "not found"},
    {"/empty/.hidden",           "not found"},
    {"/odd/",                    "not found"},
    {"/link.html",               "not found"},
    {"/up/secret.html",          "not found"},
    {"/up",                      "not found"},
    {"/../secret.html",          "not found"},
    {"/../../secret.html",       "not found"},
    {"/dir/../index.html",       "not found"},
    {"/..%2f..%2fsecret.html",   "not found"},
    {"/%2e%2e/%2e%2e/secret.html", "not found"},
    {"/dir%2ffile.html",         "not found"},
    {"/dir%5cfile.html",         "not found"},
    {"/dir/file.html%00.txt",    "not found"},
    {"//dir",                    "not found"},
    {"//evil.example/",          "not found"},
    {"/%zz",                     "not found"},
    {"",                         "not found"},
    {"*",                        "not found"},
    {"dir/file.html",            "not found"},
};
// clang-format on

BOOST_DATA_TEST_CASE_F(Fixture, a_target_is_a_file_below_the_folder_or_nothing, data::make(samples), sample)
{
    BOOST_TEST(find("www.test", sample.target) == sample.expected);
}

BOOST_FIXTURE_TEST_CASE(a_host_is_found_in_any_case, Fixture)
{
    BOOST_TEST(find("WWW.Test", "/") == "www.test/index.html");
}

BOOST_FIXTURE_TEST_CASE(a_host_without_a_folder_has_the_files_of_all, Fixture)
{
    BOOST_TEST(find("other.test", "/shared.html") == "shared.html");
    BOOST_TEST(find("other.test", "/missing.html") == "no site");
    BOOST_TEST(find("..", "/secret.html") == "no site");
    BOOST_TEST(find("www.test/../..", "/secret.html") == "no site");
    folder.write("www/index.html", "");
    BOOST_TEST(find("other.test", "/missing.html") == "not found");
    BOOST_TEST(find("other.test", "/") == "index.html");
}

BOOST_FIXTURE_TEST_CASE(the_folder_of_a_host_is_no_way_out, Fixture)
{
    fs::create_directory_symlink("www.test", folder.path("www/alias.test"));
    fs::create_directory_symlink(folder.path(), folder.path("www/evil.test"));

    BOOST_TEST(find("alias.test", "/") == "alias.test/index.html");
    BOOST_TEST(find("evil.test", "/secret.html") == "no site");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_has_no_site)
{
    const testing::Folder folder;

    BOOST_TEST(text_of(WebFolder{folder.path("www")}.find("www.test", "/"), folder.path()) == "no site");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_file_name_tells_its_type)
{
    BOOST_TEST(lab::media_type("a/b.html") == "text/html; charset=utf-8");
    BOOST_TEST(lab::media_type("B.PNG") == "image/png");
    BOOST_TEST(lab::media_type("html") == "application/octet-stream");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
