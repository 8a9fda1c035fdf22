#include "namu/base/ascii.hpp"

#include <boost/test/unit_test.hpp>

using namespace namu;

BOOST_AUTO_TEST_SUITE(ascii)

BOOST_AUTO_TEST_CASE(only_the_26_capital_letters_are_folded)
{
    for (unsigned value = 0; value < 256; ++value) {
        const auto octet = static_cast<std::uint8_t>(value);
        const unsigned expected = value >= 0x41 && value <= 0x5a ? value + 0x20 : value;
        BOOST_TEST(unsigned{to_lower(octet)} == expected);
        BOOST_TEST(static_cast<unsigned char>(to_lower(static_cast<char>(octet))) == expected);
    }
}

BOOST_AUTO_TEST_CASE(hexadecimal_digits_have_their_value_and_nothing_else_has_one)
{
    const std::string_view digits = "0123456789abcdef";
    const std::string_view capitals = "0123456789ABCDEF";
    for (unsigned value = 0; value < 256; ++value) {
        const char c = static_cast<char>(value);
        auto expected = digits.find(c);
        if (expected == std::string_view::npos)
            expected = capitals.find(c);
        BOOST_TEST(hex_value(c) == (expected == std::string_view::npos ? -1 : static_cast<int>(expected)));
        BOOST_TEST(is_digit(c) == (expected < 10));
    }
}

BOOST_AUTO_TEST_CASE(comparison_ignores_the_case_of_ascii_letters_only)
{
    BOOST_TEST(equal_ignoring_case("Example", "eXAMPLE"));
    BOOST_TEST(equal_ignoring_case("", ""));
    BOOST_TEST(!equal_ignoring_case("example", "examples"));
    BOOST_TEST(!equal_ignoring_case("@", "`"));            // 0x40 and 0x60: next to the letters
    BOOST_TEST(!equal_ignoring_case("[", "{"));            // 0x5b and 0x7b
    BOOST_TEST(!equal_ignoring_case("\xc4", "\xe4"));      // no letters in ASCII
    BOOST_TEST(!equal_ignoring_case({"\0", 1}, {" ", 1})); // 0x00 and 0x20
}

BOOST_AUTO_TEST_SUITE_END()
