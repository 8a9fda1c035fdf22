#include "namu/wire/text_escape.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Sample {
    std::string text;
    int octet; // -1: refused
    std::size_t end;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.text;
}

// clang-format off
const Sample samples[] = {
    {"a",         'a',  1},
    {"\xff",      255,  1},
    {"\\.",       '.',  2},
    {"\\\\",      '\\', 2},
    {"\\a",       'a',  2},
    {"\\000",     0,    4},
    {"\\0460",    '.',  4}, // three digits and no more
    {"\\255",     255,  4},
    {"\\256",     -1,   0},
    {"\\999",     -1,   0},
    {"\\",        -1,   0},
    {"\\1",       -1,   0},
    {"\\12",      -1,   0},
    {"\\1a2",     -1,   0},
    {"\\12a",     -1,   0},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(text_escape)

BOOST_DATA_TEST_CASE(one_octet_is_read_and_no_more, data::make(samples))
{
    std::size_t at = 0;
    BOOST_TEST(read_octet(sample.text, at) == sample.octet);
    BOOST_TEST(at == sample.end);
}

BOOST_AUTO_TEST_SUITE_END()
