#include "namu/wire/serial.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

struct Pair {
    std::uint32_t a;
    std::uint32_t b;
    bool a_is_newer;
    bool b_is_newer;
};

std::ostream& operator<<(std::ostream& out, const Pair& pair)
{
    return out << pair.a << " and " << pair.b;
}

// clang-format off
const Pair pairs[] = {
    {0,             0,             false, false},
    {1,             0,             true,  false},
    {2026112200,    2026112199,    true,  false},
    {0,             0xffff'ffff,   true,  false}, // the circle closes
    {44,            0xffff'ffd4,   true,  false},
    {0x7fff'ffff,   0,             true,  false}, // the farthest ahead that counts
    {0x8000'0000,   0,             false, false}, // 2^31 apart: no order (RFC 1982 §3.2)
    {0x8000'0001,   0,             false, true},
    {0xffff'ffff,   0x7fff'ffff,   false, false},
    {0xffff'ffff,   0x8000'0000,   true,  false},
};
// clang-format on

} // namespace

BOOST_AUTO_TEST_SUITE(serial)

// checklist: 9.1
BOOST_DATA_TEST_CASE(which_serial_is_newer_is_told_on_a_circle, data::make(pairs))
{
    BOOST_TEST(Serial{sample.a}.is_newer_than(Serial{sample.b}) == sample.a_is_newer);
    BOOST_TEST(Serial{sample.b}.is_newer_than(Serial{sample.a}) == sample.b_is_newer);
    BOOST_TEST((Serial{sample.a} == Serial{sample.b}) == (sample.a == sample.b));
}

// RFC 1982 §3.1
// checklist: 9.1
BOOST_AUTO_TEST_CASE(the_next_serial_is_newer_on_the_whole_circle)
{
    for (const std::uint32_t value :
         {0U, 1U, 0x7fff'fffeU, 0x7fff'ffffU, 0x8000'0000U, 0xffff'fffeU, 0xffff'ffffU})
        BOOST_TEST(Serial{value}.next().is_newer_than(Serial{value}));
    BOOST_TEST(Serial{0xffff'ffff}.next().value() == 0U);
    BOOST_TEST(Serial{}.value() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
