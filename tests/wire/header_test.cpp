#include "namu/wire/header.hpp"

#include <array>

#include <boost/test/unit_test.hpp>

using namespace namu;

BOOST_AUTO_TEST_SUITE(header)

BOOST_AUTO_TEST_CASE(every_field_stands_in_its_place)
{
    constexpr std::array<std::uint8_t, 12> octets{0xab, 0xcd, 0xad, 0x25, 0, 1, 0, 2, 0, 3, 1, 4};
    const HeaderView header{octets};

    BOOST_TEST(header.id() == 0xabcd);
    BOOST_TEST(header.is_response());
    BOOST_TEST((header.opcode() == Opcode::UPDATE));
    BOOST_TEST((header.rcode() == Rcode::REFUSED));
    BOOST_TEST(header.has(HeaderFlag::authoritative));
    BOOST_TEST(!header.has(HeaderFlag::truncated));
    BOOST_TEST(header.has(HeaderFlag::recursion_desired));
    BOOST_TEST(!header.has(HeaderFlag::recursion_available));
    BOOST_TEST(header.has(HeaderFlag::authentic_data));
    BOOST_TEST(!header.has(HeaderFlag::checking_disabled));
    BOOST_TEST(header.question_count() == 1);
    BOOST_TEST(header.answer_count() == 2);
    BOOST_TEST(header.authority_count() == 3);
    BOOST_TEST(header.additional_count() == 0x0104);
}

BOOST_AUTO_TEST_CASE(the_parts_of_the_flags_do_not_overlap_and_leave_nothing_out)
{
    constexpr std::array parts{
        HeaderFlag::response,          HeaderFlag::authoritative,       HeaderFlag::truncated,
        HeaderFlag::recursion_desired, HeaderFlag::recursion_available, HeaderFlag::reserved,
        HeaderFlag::authentic_data,    HeaderFlag::checking_disabled,   HeaderFlag::opcode_mask,
        HeaderFlag::rcode_mask};
    unsigned all = 0;
    for (const unsigned part : parts) {
        BOOST_TEST((all & part) == 0U);
        all |= part;
    }
    BOOST_TEST(all == 0xffffU);
}

BOOST_AUTO_TEST_SUITE_END()
