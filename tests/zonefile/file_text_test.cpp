#include "namu/zonefile/file_text.hpp"

#include "support/folder.hpp"
#include "zonefile/reading.hpp"

#include <chrono>
#include <filesystem>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

namespace {

using Kind = namu::FileText::Error::Kind;
using namu::testing::Folder;
using namu::testing::joined;
using namu::testing::read_file_at;

} // namespace

BOOST_AUTO_TEST_SUITE(file_text)

BOOST_AUTO_TEST_CASE(a_file_is_read_whole)
{
    const Folder folder;
    const std::string text = "some\0text\n" + std::string(100'000, 'x');
    const auto file = namu::read_file(folder.write("a", text));

    BOOST_TEST(!file.error);
    BOOST_TEST(file.text == text);
}

BOOST_AUTO_TEST_CASE(only_the_start_is_read_where_that_is_enough)
{
    const Folder folder;

    BOOST_TEST(namu::read_file_start(folder.write("a", "0123456789"), 4).text == "0123");
    BOOST_TEST(namu::read_file_start(folder.write("b", "0123"), 4).text == "0123");
    BOOST_TEST(namu::read_file_start(folder.write("c", "012"), 4).text == "012");
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_not_found)
{
    const Folder folder;
    const auto file = namu::read_file(folder.path("nope"));

    BOOST_TEST_REQUIRE(file.error.has_value());
    BOOST_TEST((file.error->kind == Kind::not_found));
    BOOST_TEST(file.error->reason == "No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_path_with_a_nul_octet_is_not_cut_there)
{
    const Folder folder;
    const auto file = namu::read_file(folder.write("a", "text") + std::string{"\0x", 2});

    BOOST_TEST_REQUIRE(file.error.has_value());
    BOOST_TEST((file.error->kind == Kind::not_found));
}

BOOST_AUTO_TEST_CASE(folders_pipes_and_devices_are_refused)
{
    const Folder folder;
    const std::string pipe = folder.path("pipe");
    BOOST_TEST_REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);

    for (const std::string& path : {folder.path(), pipe, std::string{"/dev/zero"}}) {
        const auto file = namu::read_file(path);
        BOOST_TEST_CONTEXT(path)
        {
            BOOST_TEST_REQUIRE(file.error.has_value());
            BOOST_TEST((file.error->kind == Kind::not_readable));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_file_without_permission_is_not_readable,
                     *boost::unit_test::precondition([](auto) { return geteuid() != 0; }))
{
    const Folder folder;
    const std::string path = folder.write("secret", "text");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    const auto file = namu::read_file(path);

    BOOST_TEST_REQUIRE(file.error.has_value());
    BOOST_TEST((file.error->kind == Kind::not_readable));
    BOOST_TEST(file.error->reason == "Permission denied");
}

BOOST_AUTO_TEST_CASE(a_zone_file_that_cannot_be_read_is_one_diagnostic)
{
    const Folder folder;

    BOOST_TEST(joined(read_file_at(folder.path("nope")).verdicts()) == "error file-not-found -");
    BOOST_TEST(joined(read_file_at(folder.path()).verdicts()) == "error file-not-readable -");
    BOOST_TEST(joined(read_file_at(folder.write("empty", "")).verdicts()) == "error empty-file -");
    BOOST_TEST(joined(read_file_at(folder.write("bits", std::string{"\x7f"
                                                                    "ELF\0\0\n\0",
                                                                    8}))
                          .verdicts()) == "error not-a-text-file 1:5");
}

BOOST_AUTO_TEST_CASE(a_line_of_many_megabytes_is_read_in_one_go)
{
    const Folder folder;
    std::string blanks(20'000'000, ' ');
    std::string words;
    for (int i = 0; i < 10'000'000; ++i)
        words += "x ";
    const std::string paths[] = {
        folder.write("word", std::string(20'000'000, 'x')),
        folder.write("words", words),
        folder.write("quote", "a 1 TXT \"" + words),
        folder.write("parenthesis", "a 1 TXT (" + blanks),
        folder.write("backslashes", std::string(20'000'000, '\\')),
        folder.write("quotes", std::string(20'000'001, '"')),
    };

    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& path : paths)
        BOOST_TEST(read_file_at(path).diagnostics.errors() >= 1U);
    // Far more than is needed, far less than anything quadratic takes.
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds{60}));
}

BOOST_AUTO_TEST_SUITE_END()
