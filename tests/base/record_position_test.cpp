#include "namu/base/record_position.hpp"

#include <boost/test/unit_test.hpp>

using namespace namu;

// www 300 IN A 192.0.2.1 at offset 1000 of source 2
//     ^4     ^11 ^13
BOOST_AUTO_TEST_SUITE(record_position)

BOOST_AUTO_TEST_CASE(each_part_has_its_own_span)
{
    const RecordPosition position{{2, 1000}, 3, 11, 13, 9};

    BOOST_TEST((position.owner().begin == SourcePosition{2, 1000}));
    BOOST_TEST(position.owner().length == 3U);
    BOOST_TEST((position.type().begin == SourcePosition{2, 1011}));
    BOOST_TEST(position.type().length == 1U);
    BOOST_TEST((position.rdata().begin == SourcePosition{2, 1013}));
    BOOST_TEST(position.rdata().length == 9U);
}

BOOST_AUTO_TEST_CASE(an_inherited_owner_stands_for_the_whole_entry)
{
    const RecordPosition position{{0, 4}, 0, 0, 2, 9};
    BOOST_TEST((position.owner().begin == SourcePosition{0, 4}));
    BOOST_TEST(position.owner().length == 11U);
}

BOOST_AUTO_TEST_CASE(a_record_without_text_has_no_place)
{
    const RecordPosition nowhere;
    BOOST_TEST(!nowhere.is_known());
    BOOST_TEST(!nowhere.owner().begin.is_known());
    BOOST_TEST(!nowhere.type().begin.is_known());
    BOOST_TEST(!nowhere.rdata().begin.is_known());
}

BOOST_AUTO_TEST_CASE(a_huge_entry_is_clamped_and_does_not_wrap_around)
{
    const RecordPosition position{{0, 0}, 0, 70'000, 70'010, 200'000'000};
    BOOST_TEST(position.rdata().length == 65'535U);
    BOOST_TEST(position.rdata().begin.offset() == 65'535U);
    BOOST_TEST(position.type().length == 0U);
    BOOST_TEST(position.owner().length == 131'070U);
}

BOOST_AUTO_TEST_SUITE_END()
