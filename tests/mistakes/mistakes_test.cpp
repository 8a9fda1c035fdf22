#include "namu/load/load_zone.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu {
namespace {

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(mistakes)

std::vector<std::string> zone_files_in(const fs::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == ".zone")
            files.push_back(entry.path().string());
    }
    std::ranges::sort(files);
    return files;
}

const fs::path folder = namu::testing::tests_folder() / "mistakes";

/// The lines `; expect: ` of a file: "error no-soa -", "warning serial-zero 6:15".
std::vector<std::string> expected_of(const std::string& path)
{
    const std::string mark = "; expect: ";
    std::vector<std::string> expected;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(mark))
            expected.push_back(line.substr(mark.size()));
    }
    return expected;
}

std::string in_short(const Diagnostic& diagnostic, const SourceMap& sources)
{
    std::string line = diagnostic.is_error() ? "error " : "warning ";
    line += std::string{diagnostic.rule->id} + ' ';
    if (!diagnostic.where.begin.is_known())
        return line + '-';
    const SourceLocation at = sources.locate(diagnostic.where.begin);
    return line + std::to_string(at.line) + ':' + std::to_string(at.column);
}

/// The signatures of the zones here are made for this day.
constexpr std::chrono::sys_seconds now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

LoadedZone load(const std::string& path)
{
    return load_zone({.path = path, .origin = {}}, {.dnssec = DnssecCheck{now}});
}

std::vector<std::string> found_in(const LoadedZone& loaded)
{
    std::vector<std::string> found;
    for (const Diagnostic& diagnostic : loaded.diagnostics.kept())
        found.push_back(in_short(diagnostic, loaded.sources));
    return found;
}

std::string all_text(const LoadedZone& loaded)
{
    std::string text;
    for (const Diagnostic& diagnostic : loaded.diagnostics.kept())
        text += to_text(diagnostic, loaded.sources, Colour::never) + '\n';
    return text;
}

BOOST_DATA_TEST_CASE(a_mistake_is_found_where_it_was_made, data::make(zone_files_in(folder)), path)
{
    const auto expected = expected_of(path);
    const LoadedZone loaded = load(path);

    BOOST_TEST_CONTEXT(all_text(loaded))
    {
        BOOST_TEST(!expected.empty());
        BOOST_TEST(found_in(loaded) == expected, boost::test_tools::per_element());
        // An error of a part leaves the rest of the zone to be served.
        BOOST_TEST((loaded.zone == nullptr) == loaded.diagnostics.has_fatal_errors());
    }
}

BOOST_DATA_TEST_CASE(a_mistake_is_shown_in_its_line_with_a_hint, data::make(zone_files_in(folder)), path)
{
    const LoadedZone loaded = load(path);

    for (const Diagnostic& diagnostic : loaded.diagnostics.kept()) {
        BOOST_TEST_CONTEXT(to_text(diagnostic, loaded.sources, Colour::never))
        {
            BOOST_TEST(!diagnostic.message.empty());
            BOOST_TEST(!diagnostic.hint.empty());
            if (diagnostic.where.begin.is_known())
                BOOST_TEST(!loaded.sources.locate(diagnostic.where.begin).line_text.empty());
        }
    }
}

BOOST_DATA_TEST_CASE(a_good_zone_is_loaded_without_a_word, data::make(zone_files_in(folder / "good")), path)
{
    const LoadedZone loaded = load(path);

    BOOST_TEST(found_in(loaded) == std::vector<std::string>{}, boost::test_tools::per_element());
    BOOST_TEST(loaded.zone != nullptr, all_text(loaded));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
