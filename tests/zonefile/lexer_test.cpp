#include "namu/zonefile/lexer.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;
using namu::Entry;
using namu::Lexer;

/// Every entry as `<field><"quoted field">` with `_` before one that begins with a blank and `/` behind each;
/// `!kind@offset` for a problem.
std::string lex(const std::string& text)
{
    Lexer lexer{text};
    Entry entry;
    std::string out;
    for (auto outcome = lexer.next(entry); outcome != Lexer::Outcome::end; outcome = lexer.next(entry)) {
        if (outcome == Lexer::Outcome::problem) {
            out += '!' + std::to_string(static_cast<int>(lexer.problem().kind)) + '@' +
                   std::to_string(lexer.problem().at - text.data()) + '/';
            continue;
        }
        out += entry.begins_with_blank ? "_" : "";
        for (const auto& field : entry.fields)
            out += (field.quoted ? "<\"" : "<") + std::string{field.text} + (field.quoted ? "\">" : ">");
        out += '/';
    }
    return out;
}

struct Sample {
    std::string text;
    std::string entries;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.text;
}

// clang-format off
const Sample good_texts[] = {
    {"",                                  ""},
    {"\n\n \n\t\n; only a comment",       ""},
    {"a b c\n",                           "<a><b><c>/"},
    {"a b c",                             "<a><b><c>/"},
    {"a\tb  \t c\t\n",                    "<a><b><c>/"},
    {"a b\r\nc d\r\n",                    "<a><b>/<c><d>/"},
    {" b\n\tc\n",                         "_<b>/_<c>/"},
    {"a b ; c d\ne",                      "<a><b>/<e>/"},
    {"a b;c d\ne",                        "<a><b>/<e>/"},
    {"a \\; b",                           "<a><\\;><b>/"},
    {"a\\ b c",                           "<a\\ b><c>/"},
    {"a \\\"b c\\\"",                     "<a><\\\"b><c\\\">/"},
    {"a b\\\nc",                          "<a><b\\>/<c>/"},
    {"a b\\\r\nc",                        "<a><b\\>/<c>/"},
    {"a b\\",                             "<a><b\\>/"},
    {"a \"b c\" d",                       "<a><\"b c\"><d>/"},
    {"a \"\"",                            "<a><\"\">/"},
    {"a \"b\"\"c\"",                      "<a><\"b\"><\"c\">/"},
    {"a \"b;(c)\" ; d",                   "<a><\"b;(c)\">/"},
    {"a \"b\\\"c\\\\\" d",                "<a><\"b\\\"c\\\\\"><d>/"},
    {"a \"b\nc\" d\ne",                   "<a><\"b\nc\"><d>/<e>/"},
    {"a alpn=\"h2, h3\"x c",              "<a><alpn=\"h2, h3\"x><c>/"},
    {"a (b\nc) d\ne",                     "<a><b><c><d>/<e>/"},
    {"a ( b ; c )\n\n d )\ne",            "<a><b><d>/<e>/"},
    {"a(b)c",                             "<a><b><c>/"},
    {"(a) (b) (\n) (c)",                  "<a><b><c>/"},
    {"()\na",                             "<a>/"},
    {"(\na b )\n",                        "<a><b>/"},
    {" (a)",                              "_<a>/"},
    {"\xef\xbb\xbf" "a b",                "<a><b>/"},
    {std::string{"a\0b c", 5},            std::string{"<a\0b><c>/", 9}},
};

// 0 unclosed quote, 1 unclosed parenthesis, 2 nested, 3 stray
const Sample bad_texts[] = {
    {"a \"b",                             "!0@2/"},
    {"a \"b\nc d\n",                      "!0@2/<c><d>/"},
    {"a \"b\\\"\nc d\n",                  "!0@2/<c><d>/"},
    {"a \"b\nc \"d\"\ne f\n",             "!0@2/<c><\"d\">/<e><f>/"},
    {"a \"b\nc \"d\" \"e\"\nf g\n",       "!0@2/<c><\"d\"><\"e\">/<f><g>/"},
    {"a \"b\nc \"d e\"\nf g\n",           "!0@2/<c><\"d e\">/<f><g>/"},
    {"a b\"c\nd e\n",                     "!0@3/<d><e>/"},
    {"a ( \"b\n c )\nd e\n",              "!0@4/<d><e>/"},
    {"a (b",                              "!1@2/"},
    {"a (b\n c\nd e\n",                   "!1@2/<d><e>/"},
    {"a (b\n c\n\n; comment\n)\nd e\n",   "<a><b><c>/<d><e>/"},
    {"a (b\nc (d)\ne f",                  "!1@2/<c><d>/<e><f>/"},
    {"a (b (c))\n d\ne f",                "!2@5/<e><f>/"},
    {"a (b\n (c))\n d\ne f",              "!2@6/<e><f>/"},
    {"a b )\nc d",                        "!3@4/<c><d>/"},
    {")\n",                               "!3@0/"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(lexer)

BOOST_DATA_TEST_CASE(entries_are_cut_into_fields, data::make(good_texts), sample)
{
    BOOST_TEST(lex(sample.text) == sample.entries);
}

BOOST_DATA_TEST_CASE(a_mistake_is_found_once_and_the_next_entry_is_read, data::make(bad_texts), sample)
{
    const std::string found = lex(sample.text);

    BOOST_TEST(found == sample.entries);
}

BOOST_AUTO_TEST_CASE(an_entry_with_more_fields_than_rdata_can_have_is_refused_and_skipped)
{
    std::string text = "a (";
    for (std::size_t i = 0; i < Lexer::max_fields; ++i)
        text += " x\n";
    const std::size_t too_much = text.size() - 2;
    text += ")\nb c\n";

    BOOST_TEST(lex(text) == "!4@" + std::to_string(too_much) + "/<b><c>/");
}

BOOST_AUTO_TEST_CASE(a_problem_tells_where_the_outer_parenthesis_stands)
{
    const std::string text = "a (b (c))";
    Lexer lexer{text};
    Entry entry;

    BOOST_TEST_REQUIRE((lexer.next(entry) == Lexer::Outcome::problem));
    BOOST_TEST(lexer.problem().opened - text.data() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
