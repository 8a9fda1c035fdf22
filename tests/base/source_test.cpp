#include "namu/base/source.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Place {
    std::string text;
    std::size_t offset;
    std::size_t line;
    std::size_t column;
    std::string line_text;
};

std::ostream& operator<<(std::ostream& out, const Place& place)
{
    return out << "offset " << place.offset << " of " << place.text.size();
}

// clang-format off
const Place places[] = {
    {"one\ntwo\n",       0,   1, 1, "one"},
    {"one\ntwo\n",       2,   1, 3, "one"},
    {"one\ntwo\n",       3,   1, 4, "one"}, // the line end belongs to its line
    {"one\ntwo\n",       4,   2, 1, "two"},
    {"one\ntwo\n",       8,   3, 1, ""},    // the end of the text, after the last line end
    {"one\ntwo",         7,   2, 4, "two"}, // the end of the text, no last line end
    {"one\ntwo",         999, 2, 4, "two"}, // behind the end is taken as the end
    {"one\r\ntwo\r\n",   0,   1, 1, "one"},
    {"one\r\ntwo\r\n",   3,   1, 4, "one"}, // at the carriage return
    {"one\r\ntwo\r\n",   4,   1, 5, "one"}, // at the line feed
    {"one\r\ntwo\r\n",   5,   2, 1, "two"},
    {"one\rtwo\n",       4,   1, 5, "one\rtwo"}, // a lone carriage return ends no line
    {"one\ntwo\r",       4,   2, 1, "two"},
    {"\n\n\nfour",       2,   3, 1, ""},
    {"\n\n\nfour",       5,   4, 3, "four"},
    {"",                 0,   1, 1, ""},
    {"\t나무 x",          8,   1, 9, "\t나무 x"}, // columns count octets
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(source)

BOOST_DATA_TEST_CASE(an_offset_becomes_a_line_and_a_column, data::make(places))
{
    SourceMap sources;
    const auto id = sources.add("home.zone", sample.text);

    const SourceLocation found = sources.locate({id, sample.offset});

    BOOST_TEST(found.path == "home.zone");
    BOOST_TEST(found.line == sample.line);
    BOOST_TEST(found.column == sample.column);
    BOOST_TEST(found.line_text == sample.line_text);
}

BOOST_AUTO_TEST_CASE(an_unknown_position_is_nowhere)
{
    SourceMap sources;
    sources.add("home.zone", "text");

    const SourceLocation found = sources.locate({});

    BOOST_TEST(found.path.empty());
    BOOST_TEST(found.line == 0U);
    BOOST_TEST(!SourcePosition{}.is_known());
}

BOOST_AUTO_TEST_CASE(the_first_octet_of_the_first_source_is_known)
{
    const SourcePosition first{0, 0};
    BOOST_TEST(first.is_known());
    BOOST_TEST(first.source() == 0);
    BOOST_TEST(first.offset() == 0U);
}

BOOST_AUTO_TEST_CASE(the_largest_source_and_offset_are_kept)
{
    const SourcePosition last{SourceMap::max_sources - 1, 0xffff'ffff'ffff};
    BOOST_TEST(last.source() == SourceMap::max_sources - 1);
    BOOST_TEST(last.offset() == 0xffff'ffff'ffffU);
}

BOOST_AUTO_TEST_CASE(positions_are_ordered_by_source_and_then_by_offset)
{
    BOOST_TEST((SourcePosition{} < SourcePosition{0, 0}));
    BOOST_TEST((SourcePosition{0, 5} < SourcePosition{0, 6}));
    BOOST_TEST((SourcePosition{0, 1'000'000'000'000} < SourcePosition{1, 0}));
    BOOST_TEST((SourcePosition{2, 7} == SourcePosition{2, 7}));
}

BOOST_AUTO_TEST_CASE(a_source_keeps_its_place_when_others_are_added)
{
    SourceMap sources;
    const auto first = sources.add("short", "x"); // so short that the text lies in the string itself
    const std::string_view text = sources.at(first).text;
    for (int i = 0; i < 1000; ++i)
        sources.add("other", "y", {first, 0});

    BOOST_TEST(static_cast<const void*>(sources.at(first).text.data()) == text.data());
    BOOST_TEST(sources.size() == 1001U);
    BOOST_TEST(sources.at(1000).included_from.source() == first);
}

BOOST_AUTO_TEST_SUITE_END()
