#include "namu/wire/rdata/rdata.hpp"

#include "namu/wire/rdata/schema.hpp"
#include "wire/rdata_sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace data = boost::unit_test::data;
using namespace namu;
using namespace namu::test;

BOOST_AUTO_TEST_SUITE(rdata_text)

BOOST_DATA_TEST_CASE(text_becomes_the_octets_of_its_type, data::make(good_texts()), sample)
{
    const auto read = read_text(sample.type, sample.text);

    BOOST_TEST_REQUIRE(!read.error.has_value(), read.why());
    BOOST_TEST(testing::to_hex(read.octets) == sample.hex);
}

BOOST_DATA_TEST_CASE(octets_are_printed_in_one_form, data::make(good_texts()), sample)
{
    const auto expected = sample.printed.empty() ? sample.text : sample.printed;

    BOOST_TEST(print(sample.type, testing::from_hex(sample.hex)) == expected);
}

BOOST_DATA_TEST_CASE(printed_text_reads_back_to_the_same_octets, data::make(good_texts()), sample)
{
    const auto text = print(sample.type, testing::from_hex(sample.hex));

    const auto read = read_text(sample.type, text);

    BOOST_TEST_REQUIRE(!read.error.has_value(), read.why());
    BOOST_TEST(testing::to_hex(read.octets) == sample.hex);
}

// RFC 3597 §5
// checklist: 2.24
BOOST_DATA_TEST_CASE(generic_form_is_read_for_every_type, data::make(good_texts()), sample)
{
    const auto octets = testing::from_hex(sample.hex);
    const auto text = "\\# " + std::to_string(octets.size()) + " " + std::string{sample.hex};

    const auto read = read_text(sample.type, text);

    BOOST_TEST_REQUIRE(!read.error.has_value(), read.why());
    BOOST_TEST(testing::to_hex(read.octets) == sample.hex);
}

// checklist: 3.40
BOOST_AUTO_TEST_CASE(every_row_of_the_schema_has_a_sample)
{
    const auto samples = good_texts();
    for (const auto& row : rdata::schemas()) {
        const bool found = std::ranges::any_of(
            samples, [&](const GoodText& sample) { return type_of(sample.type) == row.type; });
        BOOST_TEST(found, to_text(row.type) << " has no sample");
    }
}

/// Octets that are good on the wire but have no text of their own.
const GoodText generic_only[] = {
    {"LOC", "another version", "01", "\\# 1 01"},
    {"LOC", "beyond the pole", "00000000000000000000000000000000", "\\# 16 00000000000000000000000000000000"},
    {"LOC", "a zero of exponent 6", "00061613800000008000000000989680",
     "\\# 16 00061613800000008000000000989680"},
    {"SVCB", "key65535", "000100ffff0000", "\\# 7 000100FFFF0000"},
    {"APL", "another family", "00030801ff", "\\# 5 00030801FF"},
    {"NXT", "a type of messages only", "00000000000040", "\\# 7 00000000000040"},
    {"WKS", "zero octet at the end", "c000020106c000", "\\# 7 C000020106C000"},
    {"NSEC", "type OPT", "000006400000000040", "\\# 9 000006400000000040"},
};

BOOST_DATA_TEST_CASE(what_has_no_text_of_its_own_is_printed_in_generic_form, data::make(generic_only), sample)
{
    const auto octets = testing::from_hex(sample.hex);

    BOOST_TEST_REQUIRE(!rdata::check(type_of(sample.type), octets));
    BOOST_TEST(print(sample.type, octets) == sample.printed);
}

BOOST_AUTO_TEST_CASE(octets_that_do_not_fit_their_type_are_printed_in_generic_form)
{
    BOOST_TEST(print("A", testing::from_hex("c00002")) == "\\# 3 C00002");
    BOOST_TEST(print("MX", testing::from_hex("000a04")) == "\\# 3 000A04");
}

// RFC 1035 §3.2.1
BOOST_AUTO_TEST_CASE(text_that_does_not_fit_the_room_is_refused)
{
    for (const auto& sample : good_texts()) {
        const auto octets = testing::from_hex(sample.hex);
        for (std::size_t room = 0; room < octets.size(); ++room) {
            const auto read = read_text(sample.type, sample.text, room);
            BOOST_TEST_REQUIRE(read.error.has_value(), sample << " in " << room);
            BOOST_TEST(read.error->rule->id == "rdata-too-long", sample << " in " << room);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
