#include "namu/config/configuration_reader.hpp"

#include "namu/config/rules.hpp"
#include "support.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::config {
namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

// tests/config/mistakes/*.toml: one mistake of the table of rules each, or several of one kind. Their first lines say what
// must be reported, no more and no less, in the form of tests/mistakes/README.md.
const fs::path folder = namu::testing::tests_folder() / "config" / "mistakes";

std::vector<std::string> files_in(const fs::path& place)
{
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator{place}) {
        if (entry.path().extension() == ".toml")
            files.push_back(entry.path().string());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<std::string> expected_of(const std::string& path)
{
    const std::string mark = "# expect: ";
    std::vector<std::string> expected;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(mark))
            expected.push_back(line.substr(mark.size()));
    }
    return expected;
}

ConfigurationReader read(const std::string& path)
{
    ConfigurationReader reader;
    reader.read_file(path);
    reader.judge();
    return reader;
}

std::vector<std::string> found_by(const ConfigurationReader& reader)
{
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : reader.diagnostics().kept()) {
        const SourceLocation at = reader.sources().locate(diagnostic.where.begin);
        found.push_back(std::string{diagnostic.is_error() ? "error " : "warning "} +
                        std::string{diagnostic.rule->id} + ' ' + std::to_string(at.line) + ':' +
                        std::to_string(at.column));
    }
    return found;
}

BOOST_AUTO_TEST_SUITE(config_mistakes)

BOOST_DATA_TEST_CASE(a_mistake_is_found_where_it_was_made, data::make(files_in(folder)), path)
{
    const auto expected = expected_of(path);
    const ConfigurationReader reader = read(path);

    BOOST_TEST_CONTEXT(testing::all_text(reader))
    {
        BOOST_TEST(!expected.empty());
        BOOST_TEST(found_by(reader) == expected, boost::test_tools::per_element());
    }
}

BOOST_DATA_TEST_CASE(a_mistake_is_shown_with_a_mark_and_a_hint, data::make(files_in(folder)), path)
{
    const ConfigurationReader reader = read(path);

    for (const Diagnostic& diagnostic : reader.diagnostics().kept()) {
        BOOST_TEST_CONTEXT(to_text(diagnostic, reader.sources(), Colour::never))
        {
            BOOST_TEST(!diagnostic.message.empty());
            BOOST_TEST(!diagnostic.hint.empty());
            BOOST_TEST(!reader.sources().locate(diagnostic.where.begin).line_text.empty());
        }
    }
}

BOOST_DATA_TEST_CASE(a_good_file_is_read_without_a_word, data::make(files_in(folder / "good")), path)
{
    const ConfigurationReader reader = read(path);

    BOOST_TEST(found_by(reader) == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_told)
{
    const ConfigurationReader reader = read((folder / "no-such-file.toml").string());

    BOOST_TEST_REQUIRE(reader.diagnostics().errors() == 1);
    BOOST_TEST(reader.diagnostics().kept().front().rule == &config_rule::configuration_not_readable);
}

BOOST_AUTO_TEST_CASE(a_file_without_end_is_not_read)
{
    const ConfigurationReader reader = read("/dev/zero");

    BOOST_TEST_REQUIRE(reader.diagnostics().errors() == 1);
    BOOST_TEST(reader.diagnostics().kept().front().rule == &config_rule::configuration_not_readable);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::config
