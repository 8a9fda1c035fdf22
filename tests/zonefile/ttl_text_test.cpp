#include "namu/zonefile/ttl_text.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

namespace data = boost::unit_test::data;
using namu::TtlProblem;

struct GoodTtl {
    std::string text;
    std::uint32_t seconds;
};

struct BadTtl {
    std::string text;
    TtlProblem problem;
};

struct Word {
    std::string text;
    bool is_ttl;
};

std::ostream& operator<<(std::ostream& out, const GoodTtl& sample)
{
    return out << sample.text;
}

std::ostream& operator<<(std::ostream& out, const BadTtl& sample)
{
    return out << sample.text;
}

std::ostream& operator<<(std::ostream& out, const Word& sample)
{
    return out << sample.text;
}

// clang-format off
const GoodTtl good_ttls[] = {
    {"0",                0},
    {"00300",            300},
    {"2147483647",       2'147'483'647},
    {"1s",               1},
    {"1m",               60},
    {"1H",               3'600},
    {"1d",               86'400},
    {"1W",               604'800},
    {"1h30m",            5'400},
    {"1w1d1h1m1s",       694'861},
    {"30m1h",            5'400},
    {"1h1h",             7'200},
    {"0w",               0},
};

const BadTtl bad_ttls[] = {
    {"",                 TtlProblem::malformed},
    {"h",                TtlProblem::malformed},
    {"1y",               TtlProblem::malformed},
    {"1h30",             TtlProblem::malformed},
    {"1hh",              TtlProblem::malformed},
    {"-1",               TtlProblem::malformed},
    {"+1",               TtlProblem::malformed},
    {"1.5h",             TtlProblem::malformed},
    {"2147483648",       TtlProblem::too_large},
    {"4294967296",       TtlProblem::too_large},
    {"3551w",            TtlProblem::too_large},
    {"2147483647s1s",    TtlProblem::too_large},
    {std::string(100, '9'), TtlProblem::too_large},
};

const Word words[] = {
    {"300",              true},
    {"1y",               true},
    {"-1",               true},
    {"12x4",             true},
    {"192.0.2.1",        false},
    {"2001:db8::1",      false},
    {"A",                false},
    {"-",                false},
    {"",                 false},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(ttl_text)

// RFC 2308 §4
// checklist: 2.8
BOOST_DATA_TEST_CASE(numbers_and_units_are_added_up, data::make(good_ttls), sample)
{
    const auto read = namu::ttl_from_text(sample.text);

    BOOST_TEST((read.problem == TtlProblem::none));
    BOOST_TEST(read.ttl.seconds() == sample.seconds);
}

// RFC 2181 §8
// checklist: 2.7, 2.8
BOOST_DATA_TEST_CASE(anything_else_is_refused, data::make(bad_ttls), sample)
{
    BOOST_TEST((namu::ttl_from_text(sample.text).problem == sample.problem));
}

BOOST_DATA_TEST_CASE(a_word_that_was_meant_as_a_ttl_is_known, data::make(words), sample)
{
    BOOST_TEST(namu::looks_like_ttl(sample.text) == sample.is_ttl);
}

BOOST_AUTO_TEST_SUITE_END()
