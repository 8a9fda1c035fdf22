#include "namu/config/settings.hpp"

#include "namu/config/configuration_reader.hpp"
#include "reference.hpp"
#include "support.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <boost/test/unit_test.hpp>

namespace namu::config {
namespace {

namespace fs = std::filesystem;

const fs::path repository = namu::testing::tests_folder().parent_path();
const fs::path page = repository / "docs/configuration.md";
const fs::path example = repository / "packaging/namu.toml";

std::string text_of(const fs::path& path)
{
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

BOOST_AUTO_TEST_SUITE(documented_configuration)

/// The page ends with what the table of settings says. NAMU_WRITE_DOCS=1 in the environment writes it there.
BOOST_AUTO_TEST_CASE(the_page_says_what_the_table_says)
{
    const std::string mark = "<!-- Made of the table of settings by test_config. -->\n";
    const std::string text = text_of(page);
    const auto at = text.find(mark);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    const std::string wanted = text.substr(0, at + mark.size()) + testing::reference();
    if (std::getenv("NAMU_WRITE_DOCS") != nullptr)
        std::ofstream{page} << wanted;
    else
        BOOST_TEST(text == wanted, "docs/configuration.md: run test_config with NAMU_WRITE_DOCS=1");
}

/// Whether the text behind a `#` is a setting or a table, and no remark.
bool is_toml(const std::string& line)
{
    const auto equals = line.find(" = ");
    const bool is_table = line.starts_with('[') && line.ends_with(']');
    return is_table || (equals != std::string::npos && line.substr(0, equals).find(' ') == std::string::npos);
}

/// The example with each setting that is commented out in force.
std::string in_force(const std::string& text)
{
    std::istringstream lines{text};
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#') && is_toml(line.substr(1)))
            line.erase(0, 1);
        out += line + "\n";
    }
    return out;
}

BOOST_AUTO_TEST_CASE(the_shipped_file_is_read_without_a_word)
{
    ConfigurationReader reader;
    reader.read_file(example.string());
    reader.judge();

    BOOST_TEST(testing::all_text(reader) == "");
    Configuration expected;
    expected.zones = {example.parent_path() / "zones/"};
    expected.port = 53;
    expected.listen = {{.address = {boost::asio::ip::make_address("0.0.0.0")}},
                       {.address = {boost::asio::ip::make_address("::")}}};
    BOOST_TEST((reader.configuration() == expected));
}

BOOST_AUTO_TEST_CASE(what_the_shipped_file_suggests_can_be_had)
{
    const ConfigurationReader reader = testing::read(in_force(text_of(example)));

    BOOST_TEST(testing::all_text(reader) == "");
    // Those that few want have their place on the page only.
    for (const TableText& table : tables()) {
        const bool is_there = std::ranges::any_of(all_settings(), [&](const AnySetting& any) {
            return any.text->table() == table.name && reader.has_chosen(any.text->key);
        });
        BOOST_TEST(is_there, table.name);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::config
