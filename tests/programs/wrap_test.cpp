#include "programs/wrap.hpp"

#include <boost/test/unit_test.hpp>

namespace {

BOOST_AUTO_TEST_CASE(text_is_broken_at_blanks_before_the_margin)
{
    const std::string word(30, 'x');
    std::string out;

    namu::append_wrapped(out, word + " " + word + " " + word, 4);

    BOOST_TEST(out == "    " + word + " " + word + "\n    " + word + "\n");
}

BOOST_AUTO_TEST_CASE(a_word_wider_than_a_line_stays_whole)
{
    const std::string word(200, 'x');
    std::string out;

    namu::append_wrapped(out, "a " + word + " b", 0);

    BOOST_TEST(out == "a\n" + word + "\nb\n");
}

BOOST_AUTO_TEST_CASE(line_ends_in_the_text_stay)
{
    std::string out;

    namu::append_wrapped(out, "one\n\ntwo", 2);

    BOOST_TEST(out == "  one\n\n  two\n");
}

BOOST_AUTO_TEST_CASE(a_term_has_its_text_beside_it_or_below_where_it_is_wide)
{
    std::string out;

    namu::append_described(out, "abc", "text", 5);
    namu::append_described(out, "abcdef", "text", 5);

    BOOST_TEST(out == "  abc    text\n"
                      "  abcdef\n"
                      "         text\n");
}

} // namespace
