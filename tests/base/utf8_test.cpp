#include "namu/base/utf8.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Sample {
    std::string text;
    char32_t code;
    std::size_t octets;
    std::size_t columns; // of the whole text
    std::string screen;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.screen;
}

// clang-format off
const Sample samples[] = {
    {"a",                    'a',        1, 1, "a"},
    {"\x7f",                 0x7f,       1, 1, "?"},
    {"\t",                   '\t',       1, 1, " "},
    {"\xc2\x80",             0x80,       2, 1, "??"},               // a control character beyond ASCII
    {"\xc2\xa0",             0xa0,       2, 1, "\xc2\xa0"},
    {"\xdf\xbf",             0x7ff,      2, 1, "\xdf\xbf"},
    {"\xe0\xa0\x80",         0x800,      3, 1, "\xe0\xa0\x80"},
    {"\xeb\x82\x98",         0xb098,     3, 2, "\xeb\x82\x98"},     // a Hangul syllable
    {"\xef\xbf\xbf",         0xffff,     3, 1, "\xef\xbf\xbf"},
    {"\xf0\x90\x80\x80",     0x1'0000,   4, 1, "\xf0\x90\x80\x80"},
    {"\xf4\x8f\xbf\xbf",     0x10'ffff,  4, 1, "\xf4\x8f\xbf\xbf"},
    // No characters; each octet takes one column.
    {"\x80",                 0,          0, 1, "?"},                // a continuation without a beginning
    {"\xc0\x80",             0,          0, 2, "??"},               // overlong
    {"\xc1\xbf",             0,          0, 2, "??"},
    {"\xe0\x9f\xbf",         0,          0, 3, "???"},
    {"\xf0\x8f\xbf\xbf",     0,          0, 4, "????"},
    {"\xed\xa0\x80",         0,          0, 3, "???"},              // a surrogate
    {"\xf4\x90\x80\x80",     0,          0, 4, "????"},             // behind the last character
    {"\xf8\x88\x80\x80\x80", 0,          0, 5, "?????"},
    {"\xff",                 0,          0, 1, "?"},
    {"\xeb\x82",             0,          0, 2, "??"},               // cut
    {"\xeb\x82" "a",         0,          0, 3, "??a"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(utf8)

// RFC 3629 §3
BOOST_DATA_TEST_CASE(a_character_is_read_or_known_to_be_none, data::make(samples))
{
    const Utf8Character character = first_character(sample.text);
    BOOST_TEST(static_cast<unsigned long>(character.code) == static_cast<unsigned long>(sample.code));
    BOOST_TEST(character.octets == sample.octets);
}

BOOST_DATA_TEST_CASE(columns_are_counted_and_what_upsets_a_screen_is_replaced, data::make(samples))
{
    BOOST_TEST(screen_columns(sample.text) == sample.columns);
    BOOST_TEST(to_screen(sample.text) == sample.screen);
    BOOST_TEST(to_screen(sample.text).size() == sample.text.size());
}

BOOST_AUTO_TEST_CASE(nothing_has_no_first_character_and_no_columns)
{
    BOOST_TEST(first_character("").octets == 0U);
    BOOST_TEST(screen_columns("") == 0U);
}

BOOST_AUTO_TEST_CASE(east_asian_letters_take_two_columns)
{
    BOOST_TEST(screen_columns("나무 namu") == 9U);
    BOOST_TEST(screen_columns("日本") == 4U);
    BOOST_TEST(screen_columns("größe") == 5U);
}

BOOST_AUTO_TEST_CASE(a_cut_moves_back_to_the_begin_of_a_character)
{
    const std::string text = "a나b";
    BOOST_TEST(character_begin(text, 0) == 0U);
    BOOST_TEST(character_begin(text, 1) == 1U);
    BOOST_TEST(character_begin(text, 2) == 1U);
    BOOST_TEST(character_begin(text, 3) == 1U);
    BOOST_TEST(character_begin(text, 4) == 4U);
    BOOST_TEST(character_begin(text, 5) == 5U);
}

BOOST_AUTO_TEST_CASE(a_cut_in_a_run_of_garbage_stays_where_it_is)
{
    const std::string garbage(100, '\x80');
    BOOST_TEST(character_begin(garbage, 50) == 50U);
    BOOST_TEST(character_begin(garbage, 2) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
