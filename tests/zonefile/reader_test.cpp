#include "namu/zonefile/reader.hpp"

#include "zonefile/reading.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;
using namu::testing::joined;
using namu::testing::read_text;

/// A text, and what comes of it: records, or verdicts.
struct Sample {
    std::string text;
    std::string result;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.text;
}

// All are read with the origin example.com.
// clang-format off
const Sample good_texts[] = {
    {"", ""},
    {"; nothing here\n \n", ""},
    {"www 300 IN A 192.0.2.1", "www.example.com. 300 IN A 192.0.2.1"},
    {"www IN 300 A 192.0.2.1", "www.example.com. 300 IN A 192.0.2.1"},
    {"www 300 A 192.0.2.1", "www.example.com. 300 IN A 192.0.2.1"},
    {"www. 5m in a 192.0.2.1", "www. 300 IN A 192.0.2.1"},
    {"www 300 CLASS1 TYPE1 192.0.2.1", "www.example.com. 300 IN A 192.0.2.1"},
    {"www 300 A \\# 4 c0000201", "www.example.com. 300 IN A 192.0.2.1"},
    {"www 300 TYPE65280 \\# 1 00", "www.example.com. 300 IN TYPE65280 \\# 1 00"},
    {"@ 300 A 192.0.2.1", "example.com. 300 IN A 192.0.2.1"},
    {"\\@ 300 A 192.0.2.1", "\\@.example.com. 300 IN A 192.0.2.1"},
    {"\\$x 300 A 192.0.2.1", "\\$x.example.com. 300 IN A 192.0.2.1"},
    {"IN 300 A 192.0.2.1", "IN.example.com. 300 IN A 192.0.2.1"},
    {"300 300 A 192.0.2.1", "300.example.com. 300 IN A 192.0.2.1"},
    {"a 300 A 192.0.2.1\n A 192.0.2.2\n\n\tAAAA 2001:db8::1",
     "a.example.com. 300 IN A 192.0.2.1 | a.example.com. 300 IN A 192.0.2.2 | a.example.com. 300 IN AAAA 2001:db8::1"},
    // the TTL that is in force
    {"a 1 A 192.0.2.1\nb A 192.0.2.2", "a.example.com. 1 IN A 192.0.2.1 | b.example.com. 1 IN A 192.0.2.2"},
    {"$TTL 9\na 1 A 192.0.2.1\nb A 192.0.2.2", "a.example.com. 1 IN A 192.0.2.1 | b.example.com. 9 IN A 192.0.2.2"},
    {"$TTL 9\n$TTL 1h\na A 192.0.2.1", "a.example.com. 3600 IN A 192.0.2.1"},
    {"$TTL 0\na A 192.0.2.1", "a.example.com. 0 IN A 192.0.2.1"},
    // origins
    {"$ORIGIN sub\na 1 A 192.0.2.1", "a.sub.example.com. 1 IN A 192.0.2.1"},
    {"$origin sub.\na 1 A 192.0.2.1", "a.sub. 1 IN A 192.0.2.1"},
    {"$ORIGIN .\na 1 NS ns", "a. 1 IN NS ns."},
    {"$ORIGIN sub\n$ORIGIN @\n@ 1 NS ns", "sub.example.com. 1 IN NS ns.sub.example.com."},
    // parentheses join what belongs together, whatever it is
    {"(a) (1) (A) (192.0.2.1)", "a.example.com. 1 IN A 192.0.2.1"},
    {"a ( 1\nIN ; why\n\nA\n192.0.2.1 )", "a.example.com. 1 IN A 192.0.2.1"},
    {"a 1 TXT \"two\nlines\"", "a.example.com. 1 IN TXT \"two\\010lines\""},
    {"a 1 A 192.0.2.1\r\nb A 192.0.2.2\r\n", "a.example.com. 1 IN A 192.0.2.1 | b.example.com. 1 IN A 192.0.2.2"},
    {"\xef\xbb\xbf" "a 1 A 192.0.2.1", "a.example.com. 1 IN A 192.0.2.1"},
};

const Sample bad_texts[] = {
    {" TXT x\n A 192.0.2.1", "error no-owner 1:2"},
    {"a A 192.0.2.1\nb A 192.0.2.1", "error missing-ttl 1:1"},
    {"@ SOA a b 1 2 3 4 5\n@ NS ns", "warning no-ttl 1:1"},
    {"a 1y A 192.0.2.1", "error bad-ttl 1:3"},
    {"a -1 A 192.0.2.1", "error bad-ttl 1:3"},
    {"a 2147483648 A 192.0.2.1", "error ttl-too-large 1:3"},
    {"$TTL 2147483648", "error ttl-too-large 1:6"},
    {"$TTL soon", "error bad-ttl 1:6"},
    {"a 1 CH TXT x", "error class-mismatch 1:5"},
    {"a 1 CLASS7 TXT x", "error class-mismatch 1:5"},
    {"a 1 IN", "error missing-type 1:7"},
    {"a", "error missing-type 1:2"},
    {"a 192.0.2.1", "error unknown-type 1:3"},
    {"a 1 AAAAA ::", "error unknown-type 1:5"},
    {"a 1 1 A 192.0.2.1", "error unknown-type 1:5"},
    {"a IN IN A 192.0.2.1", "error unknown-type 1:6"},
    {"a 1 TYPE65536 \\# 0", "error unknown-type 1:5"},
    {"a 1 ANY x", "error meta-type-in-zone 1:5"},
    {"a 1 TYPE0 \\# 0", "error meta-type-in-zone 1:5"},
    {"a 1 TYPE41 \\# 0", "error meta-type-in-zone 1:5"},
    {"a 1 TYPE255 \\# 0", "error meta-type-in-zone 1:5"},
    {"\"a\" 1 A 192.0.2.1", "error unexpected-quotes 1:1"},
    {"a 1 \"A\" 192.0.2.1", "error unexpected-quotes 1:5"},
    {"a 1 \"\" 192.0.2.1", "error unexpected-quotes 1:5"},
    // names
    {"a..b 1 A 192.0.2.1", "error empty-label 1:3"},
    {".a 1 A 192.0.2.1", "error empty-label 1:1"},
    {"a.\\256 1 A 192.0.2.1", "error bad-escape 1:3"},
    {"a\\", "error bad-escape 1:2 | error missing-type 1:3"},
    {"a." + std::string(64, 'x') + " 1 A 192.0.2.1", "error label-too-long 1:3"},
    {std::string(63, 'x') + "." + std::string(63, 'x') + "." + std::string(63, 'x') + "." + std::string(50, 'x') +
     " 1 A 192.0.2.1", "error name-too-long 1:193"},
    // directives
    {"$ORIGN x.", "error unknown-directive 1:1"},
    {"$ x.", "error unknown-directive 1:1"},
    {" $TTL 1", "error misplaced-directive 1:2"},
    {"$TTL", "error bad-directive 1:5"},
    {"$TTL 1 2", "error bad-directive 1:8"},
    {"$ORIGIN", "error bad-directive 1:8"},
    {"$ORIGIN a. b.", "error bad-directive 1:12"},
    {"$ORIGIN a..b.", "error bad-origin 1:9"},
    {"$ORIGIN \"a.\"", "error unexpected-quotes 1:9"},
    {"$INCLUDE", "error bad-directive 1:9"},
    {"$INCLUDE a b c", "error bad-directive 1:14"},
    // lines
    {"a 1 TXT \"x", "error unclosed-quote 1:9"},
    {"a 1 A ( 192.0.2.1", "error unclosed-parenthesis 1:7"},
    {"a 1 A ( ( 192.0.2.1 ) )", "error nested-parenthesis 1:9"},
    {"a 1 A 192.0.2.1 )", "error stray-parenthesis 1:17"},
    // what is wrong with the data is said where it stands
    {"a 1 A", "error missing-field 1:6"},
    {"a 1 A  ; no address", "error missing-field 1:6"},
    {"a 1 A 192.0.2.256", "error bad-ipv4 1:7"},
    {"a 1 A ( 192.0.2.1\n        192.0.2.2 )", "error too-many-fields 2:9"},
    // one mistake, one message, and the rest is read
    {"a 1 A x\n A y\nb 1 A z", "error bad-ipv4 1:7 | error bad-ipv4 2:4 | error bad-ipv4 3:7"},
    {"a..b 1 A 192.0.2.1\n A 192.0.2.2\n A x", "error empty-label 1:3 | error bad-ipv4 3:4"},
    {"@ 1 SOA a b (\n 1 2 3 4 5\n NS ns\nb 1 A x\n", "error unclosed-parenthesis 1:13 | error bad-ipv4 4:7"},
    {std::string{"a 1 A 192.0.2.1\n\0\0\0", 19}, "error not-a-text-file 2:1"},
};
// clang-format on

const std::string& hint_of(const namu::testing::Reading& reading)
{
    return reading.diagnostics.kept().at(0).hint;
}

struct Hint {
    std::string text;
    std::string part;
};

std::ostream& operator<<(std::ostream& out, const Hint& sample)
{
    return out << sample.text;
}

// clang-format off
const Hint hints[] = {
    {"a 1 AAAAA ::",            "did you mean `AAAA`?"},
    {"www 192.0.2.1",           "`www` was read as the owner and `192.0.2.1` as the type; write `A 192.0.2.1`"},
    {"www 2001:db8::1",         "write `AAAA 2001:db8::1`"},
    {"MX 10 mail",              "`MX` was read as the owner and `mail` as the type; begin the line with a blank"},
    {"a host5 1 A 192.0.2.1",   "`host5` as the type"},
    {"a b A 192.0.2.1",         "only a TTL and a class can stand"},
    {"# the comment",            "a comment begins with `;`"},
    {"// the comment",           "a comment begins with `;`"},
    {"a 1 A 192.0.2.1 # here",  "a comment begins with `;`"},
    {"a 1 ALIAS b",             "write the A and AAAA records of the target"},
    {"$ORIGN x.",               "did you mean `$ORIGIN`?"},
    {" A 192.0.2.1",            "begin the line with an owner"},
    {"a A 192.0.2.1",           "`$TTL 3600`"},
    {"a 1 TXT \"x",             "`\\\"`"},
    {std::string{"\xff\xfe" "a\0", 4}, "save it as UTF-8"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(reader)

BOOST_DATA_TEST_CASE(good_texts_give_records_and_no_word, data::make(good_texts), sample)
{
    const auto reading = read_text(sample.text);

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(joined(reading.records) == sample.result);
}

BOOST_DATA_TEST_CASE(mistakes_are_told_where_they_stand, data::make(bad_texts), sample)
{
    BOOST_TEST(joined(read_text(sample.text).verdicts()) == sample.result);
}

BOOST_DATA_TEST_CASE(hints_say_what_to_write, data::make(hints), sample)
{
    const auto reading = read_text(sample.text);

    BOOST_TEST_REQUIRE(reading.diagnostics.errors() >= 1U);
    BOOST_TEST_CONTEXT(hint_of(reading))
    BOOST_TEST((hint_of(reading).find(sample.part) != std::string::npos));
}

BOOST_AUTO_TEST_CASE(the_records_around_a_mistake_are_handed_over)
{
    const auto reading =
        read_text("a 1 A 192.0.2.1\nb 1 A x\n A 192.0.2.2\nc..c 1 A 192.0.2.3\n A 192.0.2.4\n");

    BOOST_TEST(joined(reading.records) ==
               "a.example.com. 1 IN A 192.0.2.1 | b.example.com. 1 IN A 192.0.2.2");
}

BOOST_AUTO_TEST_CASE(without_any_ttl_the_minimum_of_the_soa_is_taken)
{
    const auto reading = read_text("@ SOA a b 1 2 3 4 5\n@ NS ns\nns 7 A 192.0.2.1\n");

    BOOST_TEST(joined(reading.records) ==
               "example.com. 5 IN SOA a.example.com. b.example.com. 1 2 3 4 5 | "
               "example.com. 5 IN NS ns.example.com. | ns.example.com. 7 IN A 192.0.2.1");
}

BOOST_AUTO_TEST_CASE(a_record_knows_where_its_parts_stand)
{
    const auto reading = read_text("\nwww  300 IN A ( 192.0.2.1 )\n  TXT  \"a b\" c\n");
    BOOST_TEST_REQUIRE(reading.positions.size() == 2U);
    const auto& stated = reading.positions[0];
    const auto& inherited = reading.positions[1];

    BOOST_TEST(reading.place(stated.owner()) == "2:1");
    BOOST_TEST(stated.owner().length == 3U);
    BOOST_TEST(reading.place(stated.type()) == "2:13");
    BOOST_TEST(reading.place(stated.rdata()) == "2:17");
    BOOST_TEST(stated.rdata().length == 9U);
    BOOST_TEST(reading.place(inherited.owner()) == "3:3");
    BOOST_TEST(inherited.owner().length == 12U);
    BOOST_TEST(reading.place(inherited.rdata()) == "3:8");
    BOOST_TEST(inherited.rdata().length == 7U);
}

BOOST_AUTO_TEST_CASE(a_parenthesis_that_joined_too_much_is_named_in_a_note)
{
    const auto reading = read_text("a 1 A ( 192.0.2.1\nb 1 A 192.0.2.2 )\n");

    BOOST_TEST(joined(reading.verdicts()) == "error too-many-fields 2:1");
    BOOST_TEST_REQUIRE(reading.diagnostics.kept()[0].notes.size() == 1U);
    BOOST_TEST(reading.place(reading.diagnostics.kept()[0].notes[0].where) == "1:7");
}

BOOST_AUTO_TEST_CASE(reading_ends_after_a_hundred_errors)
{
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "a 1 A x\n";
    const auto reading = read_text(text);

    BOOST_TEST(reading.diagnostics.errors() == 101U);
    BOOST_TEST(reading.verdicts().back() == "error too-many-errors 101:1");
}

BOOST_AUTO_TEST_CASE(texts_that_never_close_what_they_open_are_not_read_again_and_again)
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "a ( x\"\n";
    const auto reading = read_text(text + std::string(1000, 'x'));

    BOOST_TEST(reading.diagnostics.errors() <= 101U);
}

BOOST_AUTO_TEST_CASE(an_entry_of_too_many_fields_is_refused)
{
    std::string text = "a 1 TXT (";
    for (int i = 0; i < 140'000; ++i)
        text += " x";

    BOOST_TEST(joined(read_text(text + ")").verdicts()) == "error entry-too-long 1:262149");
}

BOOST_AUTO_TEST_CASE(a_text_of_unknown_people_cannot_include_files)
{
    const namu::ReadOptions options{.includes = namu::IncludePolicy::refuse};

    BOOST_TEST(joined(read_text("$INCLUDE /etc/passwd", ".", options).verdicts()) ==
               "error include-refused 1:1");
}

BOOST_AUTO_TEST_SUITE_END()
