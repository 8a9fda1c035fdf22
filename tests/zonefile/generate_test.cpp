#include "namu/zonefile/generate_template.hpp"

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

struct Expansion {
    std::string text;
    std::uint32_t counter;
    std::string expanded;
};

struct Sample {
    std::string text;
    std::string result;
};

std::ostream& operator<<(std::ostream& out, const Expansion& sample)
{
    return out << sample.text;
}

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.text;
}

// clang-format off
const Expansion expansions[] = {
    {"",                  7,           ""},
    {"plain",             7,           "plain"},
    {"$",                 7,           "7"},
    {"a$b$c",             12,          "a12b12c"},
    {"a$$b",              7,           "a$b"},
    {"a\\$b\\\\$",        7,           "a\\$b\\\\7"},
    {"a\\",               7,           "a\\"},
    {"${0}",              7,           "7"},
    {"${10}",             7,           "17"},
    {"${-3}",             7,           "4"},
    {"${-10}",            7,           "-3"},
    {"${0,3}",            7,           "007"},
    {"${0,3,d}",          1234,        "1234"},
    {"${-10,4,d}",        7,           "-003"},
    {"${0,0,o}",          8,           "10"},
    {"${0,4,x}",          255,         "00ff"},
    {"${0,4,X}",          255,         "00FF"},
    {"${1,2,x}${0,2}",    9,           "0a09"},
    {"${0,0,x}",          4294967295,  "ffffffff"},
    {"${-1,0,x}",         0,           "ffffffff"},
    {"${0,0,n}",          0x1a,        "a.1"},
    {"${0,3,n}",          0xa,         "a.0"},
    {"${0,4,n}",          0xa,         "a.0."},
    {"${0,7,N}",          0xbeef,      "F.E.E.B"},
};

const std::string bad_modifiers[] = {
    "${",  "${}", "${0", "${a}", "${+1}", "${0,}", "${0,-1}", "${0,256}", "${0,1,}", "${0,1,q}", "${0,1,dd}", "${0,1,d,}",
    "${99999999999}",
};

const Sample ranges[] = {
    {"1-3",                   "1 3 1"},
    {"0-4294967295",          "0 4294967295 1"},
    {"0-100/5",               "0 100 5"},
    {"7-7",                   "7 7 1"},
    {"3-1",                   ""},
    {"1-",                    ""},
    {"-1",                    ""},
    {"1",                     ""},
    {"9--10",                 ""},
    {"1-3/0",                 ""},
    {"1-3/",                  ""},
    {"1-3/1x",                ""},
    {"1-4294967296",          ""},
    {"",                      ""},
};

const Sample good_texts[] = {
    {"$GENERATE 1-2 h$ 5 A 192.0.2.$", "h1.example.com. 5 IN A 192.0.2.1 | h2.example.com. 5 IN A 192.0.2.2"},
    {"$GENERATE 1-2 @ 5 IN NS ns$.", "example.com. 5 IN NS ns1. | example.com. 5 IN NS ns2."},
    {"$GENERATE 1-5/4 h$ IN 5 MX $ m$", "h1.example.com. 5 IN MX 1 m1.example.com. | h5.example.com. 5 IN MX 5 m5.example.com."},
    {"$TTL 9\n$GENERATE 1-1 h TXT \"a $\"", "h.example.com. 9 IN TXT \"a\" \"1\""},
    {"$TTL 9\n$GENERATE 1-1 h TXT \"a $\" \"b c\"", "h.example.com. 9 IN TXT \"a 1\" \"b c\""},
    {"$TTL 9\n$GENERATE 1-1 h TXT \"a\nb\"", "h.example.com. 9 IN TXT \"a\" \"b\""},
    {"$generate 19-28/2147483645 $ 9 CNAME x", "19.example.com. 9 IN CNAME x.example.com."},
    {"$GENERATE 1-1 h$ 9 A ( 192.0.2.$ )\n A 192.0.2.9", "h1.example.com. 9 IN A 192.0.2.1 | h1.example.com. 9 IN A 192.0.2.9"},
    {"$GENERATE 4294967295-4294967295 h$ 9 A 192.0.2.1", "h4294967295.example.com. 9 IN A 192.0.2.1"},
};

const Sample bad_texts[] = {
    {"$GENERATE",                                "error bad-directive 1:10"},
    {"$GENERATE 1-3 a",                          "error bad-directive 1:16"},
    {"$GENERATE 10-1 a$ 9 A 192.0.2.$",          "error generate-bad-range 1:11"},
    {"$GENERATE \"1-2\" a$ 9 A 192.0.2.$",       "error generate-bad-range 1:11"},
    {"$GENERATE 0-1000000 a$ 9 A 192.0.2.$",     "error generate-too-many 1:11"},
    {"$GENERATE 1-3 a${0,2,q} 9 A 192.0.2.$",    "error generate-bad-modifier 1:15"},
    {"$GENERATE 1-3 a 9 A 192.0.2.${",           "error generate-bad-modifier 1:21"},
    {"$GENERATE 1-3 a$ 9 AA 192.0.2.$",          "error unknown-type 1:20"},
    {"$GENERATE 1-3 a$ 9 IN",                    "error missing-type 1:22"},
    {"$GENERATE 1-3 a$ 9 A",                     "error missing-field 1:21"},
    {"$GENERATE 250-300 a$ 9 A 192.0.2.$",       "error bad-ipv4 1:26"},
    {"$GENERATE 1-3 a..$ 9 A 192.0.2.$",         "error empty-label 1:15"},
    {"$GENERATE 1-3 \"a$\" 9 A 192.0.2.$",       "error unexpected-quotes 1:15"},
    {"$GENERATE 1-3 a 9 TXT \"( x\"",            "error bad-directive 1:23"},
    {"$GENERATE 1-3 a$ A 192.0.2.$",             "error missing-ttl 1:15"},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(generate)

// checklist: 2.23
BOOST_DATA_TEST_CASE(the_counter_is_put_in_its_places, data::make(expansions), sample)
{
    namu::GenerateTemplate made;
    BOOST_TEST(made.add(sample.text) == "");
    std::string out;
    made.append(sample.counter, out);

    BOOST_TEST(out == sample.expanded);
}

BOOST_DATA_TEST_CASE(what_is_no_modifier_is_named, data::make(bad_modifiers), modifier)
{
    const std::string text = "a" + modifier;
    namu::GenerateTemplate made;

    BOOST_TEST(made.add(text) == modifier);
}

BOOST_DATA_TEST_CASE(a_range_has_two_numbers_that_go_up, data::make(ranges), sample)
{
    const auto range = namu::generate_range_from_text(sample.text);
    const std::string numbers = range ? std::to_string(range->start) + " " + std::to_string(range->stop) +
                                            " " + std::to_string(range->step)
                                      : "";

    BOOST_TEST(numbers == sample.result);
}

BOOST_DATA_TEST_CASE(a_directive_stands_for_records, data::make(good_texts), sample)
{
    const auto reading = read_text(sample.text);

    BOOST_TEST(joined(reading.verdicts()) == "");
    BOOST_TEST(joined(reading.records) == sample.result);
}

BOOST_DATA_TEST_CASE(one_mistake_is_told_once_and_at_the_directive, data::make(bad_texts), sample)
{
    BOOST_TEST(joined(read_text(sample.text).verdicts()) == sample.result);
}

BOOST_AUTO_TEST_CASE(a_mistake_shows_what_was_generated)
{
    const auto reading = read_text("$GENERATE 250-300 a$ 9 A 192.0.2.$");

    BOOST_TEST(reading.records.size() == 6U);
    BOOST_TEST_REQUIRE(reading.diagnostics.errors() == 1U);
    const std::string& message = reading.diagnostics.kept()[0].message;
    BOOST_TEST_CONTEXT(message)
    BOOST_TEST((message.find("with the counter at 256 it reads `192.0.2.256`") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(generated_records_stand_where_the_directive_stands)
{
    const auto reading = read_text("\n$GENERATE 1-2 h$ 5 A 192.0.2.$");
    BOOST_TEST_REQUIRE(reading.positions.size() == 2U);

    for (const auto& position : reading.positions) {
        BOOST_TEST(reading.place(position.owner()) == "2:15");
        BOOST_TEST(reading.place(position.type()) == "2:20");
        BOOST_TEST(reading.place(position.rdata()) == "2:22");
    }
}

BOOST_AUTO_TEST_SUITE_END()
