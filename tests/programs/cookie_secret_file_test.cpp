#include "programs/cookie_secret_file.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

#include <unistd.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

/// A file that is gone with the test.
class SecretFile {
public:
    explicit SecretFile(const std::string& text) { std::ofstream{path_} << text; }
    ~SecretFile()
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_ =
        (std::filesystem::temp_directory_path() / ("namu-secret-" + std::to_string(::getpid()))).string();
};

BOOST_AUTO_TEST_SUITE(cookie_secret_file)

BOOST_AUTO_TEST_CASE(secrets_come_in_the_order_of_lines)
{
    const SecretFile file{"# rolled over on Monday\n\n  e5e973e5a6b2a43f48e7dc849e37bfcf \r\n"
                          "DD3BDF9344B678B185A6F5CB60FCA715"};

    const auto secrets = read_cookie_secrets(file.path());

    BOOST_TEST_REQUIRE(secrets.has_value());
    BOOST_TEST_REQUIRE(secrets->size() == 2U);
    BOOST_TEST(testing::to_hex(secrets->at(0)) == "e5e973e5a6b2a43f48e7dc849e37bfcf");
    BOOST_TEST(testing::to_hex(secrets->at(1)) == "dd3bdf9344b678b185a6f5cb60fca715");
}

struct BadFile {
    std::string text;
    std::string complaint;
};

std::ostream& operator<<(std::ostream& out, const BadFile& sample)
{
    return out << sample.complaint;
}

// clang-format off
const BadFile bad_files[] = {
    {"",                                                          " holds no secret"},
    {"# nothing yet\n",                                           " holds no secret"},
    {"e5e973e5a6b2a43f48e7dc849e37bfc\n",                         ":1: a secret is 32 hexadecimal digits"},
    {"\n\ne5e973e5a6b2a43f48e7dc849e37bfcg\n",                    ":3: a secret is 32 hexadecimal digits"},
    {"e5e973e5a6b2a43f48e7dc849e37bfcf\ne5e9 73e5 a6b2\n",        ":2: a secret is 32 hexadecimal digits"},
};
// clang-format on

BOOST_DATA_TEST_CASE(a_line_that_is_no_secret_is_named_but_not_shown, data::make(bad_files), sample)
{
    const SecretFile file{sample.text};

    const auto secrets = read_cookie_secrets(file.path());

    BOOST_TEST_REQUIRE(secrets.has_error());
    BOOST_TEST(secrets.error().starts_with(file.path() + sample.complaint), secrets.error());
    BOOST_TEST(secrets.error().find("e5e9") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_an_error)
{
    const auto secrets = read_cookie_secrets("/nonexistent/secret");

    BOOST_TEST_REQUIRE(secrets.has_error());
    BOOST_TEST(secrets.error() == "cannot read /nonexistent/secret: No such file or directory");
}

BOOST_AUTO_TEST_CASE(made_up_secrets_differ)
{
    BOOST_TEST((random_cookie_secret() != random_cookie_secret()));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
