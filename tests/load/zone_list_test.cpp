#include "namu/load/zone_list.hpp"

#include "load/temporary_folder.hpp"
#include "namu/load/rules.hpp"

#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;
namespace data = boost::unit_test::data;

struct GoodLine {
    std::string_view text;
    std::string_view name;
    std::string_view file; // in the list's folder
};

std::ostream& operator<<(std::ostream& out, const GoodLine& line)
{
    return out << line.text;
}

// clang-format off
const GoodLine good_lines[] = {
    {"example.com. example.com.zone",         "example.com.", "example.com.zone"},
    {"example.com example.com.zone",          "example.com.", "example.com.zone"},
    {"  example.com.\t \tsub/a.zone  \r",     "example.com.", "sub/a.zone"},
    {". root.zone ; the top",                 ".",            "root.zone"},
    {"a. a file with blanks.zone # a remark", "a.",           "a file with blanks.zone"},
    {"a. issue#3;draft.zone",                 "a.",           "issue#3;draft.zone"},
    {"b\\.c.example. ../b.zone",              "b\\.c.example.", "../b.zone"},
};
// clang-format on

BOOST_DATA_TEST_CASE(a_line_is_a_name_and_a_file_in_the_folder_of_the_list, data::make(good_lines), line)
{
    const TemporaryFolder folder;
    namu::ZoneRequests requests;

    namu::read_zone_list(folder.write("zones.list", line.text), requests);

    BOOST_TEST_REQUIRE(requests.diagnostics.kept().empty());
    BOOST_TEST_REQUIRE(requests.requests.size() == 1);
    BOOST_TEST(requests.requests.front().origin->to_text() == line.name);
    BOOST_TEST(requests.requests.front().path == folder.path(line.file));
}

BOOST_AUTO_TEST_CASE(an_absolute_path_stays_as_it_is)
{
    const TemporaryFolder folder;
    namu::ZoneRequests requests;

    namu::read_zone_list(folder.write("zones.list", "a. /srv/zones/a.zone\n"), requests);

    BOOST_TEST_REQUIRE(requests.requests.size() == 1);
    BOOST_TEST(requests.requests.front().path == "/srv/zones/a.zone");
}

BOOST_AUTO_TEST_CASE(comments_and_empty_lines_are_passed_over)
{
    const TemporaryFolder folder;
    namu::ZoneRequests requests;

    namu::read_zone_list(
        folder.write("zones.list", "# one\n; two\n\n  \t\n\r\na. a.zone\n   # three\nb. b.zone"), requests);

    BOOST_TEST(requests.diagnostics.kept().empty());
    BOOST_TEST(requests.requests.size() == 2);
}

struct BadLine {
    std::string_view text;
    const namu::DiagnosticRule* rule;
    std::size_t column;
};

std::ostream& operator<<(std::ostream& out, const BadLine& line)
{
    return out << line.text;
}

// clang-format off
const BadLine bad_lines[] = {
    {"example.com.",           &namu::load_rule::bad_zone_list_line, 1},
    {"  example.com. ; a.zone", &namu::load_rule::bad_zone_list_line, 3},
    {"a..b. a.zone",           &namu::load_rule::bad_zone_name,      1},
    {" a\\999. a.zone",        &namu::load_rule::bad_zone_name,      2},
};
// clang-format on

BOOST_DATA_TEST_CASE(a_bad_line_is_told_with_its_place_and_the_others_are_read, data::make(bad_lines), line)
{
    const TemporaryFolder folder;
    namu::ZoneRequests requests;
    const std::string text = "a. a.zone\n" + std::string{line.text} + "\nb. b.zone\n";

    namu::read_zone_list(folder.write("zones.list", text), requests);

    BOOST_TEST(requests.requests.size() == 2);
    BOOST_TEST_REQUIRE(requests.diagnostics.kept().size() == 1);
    const namu::Diagnostic& diagnostic = requests.diagnostics.kept().front();
    const namu::SourceLocation where = requests.sources.locate(diagnostic.where.begin);
    BOOST_TEST(diagnostic.rule == line.rule);
    BOOST_TEST(where.path == folder.path("zones.list"));
    BOOST_TEST(where.line == 2);
    BOOST_TEST(where.column == line.column);
    BOOST_TEST(!diagnostic.hint.empty());
}

BOOST_AUTO_TEST_CASE(a_list_that_is_not_there_is_told)
{
    const TemporaryFolder folder;
    namu::ZoneRequests requests;

    namu::read_zone_list(folder.path("missing.list"), requests);

    BOOST_TEST_REQUIRE(requests.diagnostics.kept().size() == 1);
    BOOST_TEST(requests.diagnostics.kept().front().rule->id == "file-not-found");
}

} // namespace
