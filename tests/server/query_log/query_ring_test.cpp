#include "namu/server/query_log/query_ring.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <thread>
#include <vector>

using namu::server::QueryRecord;
using namu::server::QueryRing;

namespace {

bool push(QueryRing& ring, std::uint16_t number)
{
    QueryRecord* const record = ring.begin_push();
    if (record == nullptr)
        return false;
    record->listener = number;
    ring.finish_push();
    return true;
}

std::vector<std::uint16_t> pop(QueryRing& ring)
{
    std::vector<std::uint16_t> numbers;
    ring.pop_all([&](const QueryRecord& record) { numbers.push_back(record.listener); });
    return numbers;
}

} // namespace

BOOST_AUTO_TEST_SUITE(query_ring)

BOOST_AUTO_TEST_CASE(what_is_pushed_comes_out_in_order_and_a_full_ring_drops)
{
    QueryRing ring{4};

    for (std::uint16_t round = 0; round < 3; ++round) {
        for (std::uint16_t i = 0; i < 4; ++i)
            BOOST_TEST(push(ring, i));
        BOOST_TEST(!push(ring, 4));
        BOOST_TEST(pop(ring) == (std::vector<std::uint16_t>{0, 1, 2, 3}), boost::test_tools::per_element());
    }

    BOOST_TEST(pop(ring).empty());
    BOOST_TEST(ring.pushed() == 12U);
    BOOST_TEST(ring.dropped() == 3U);
}

/// Meant for the thread sanitizer above all.
BOOST_AUTO_TEST_CASE(another_thread_gets_every_record_whole_and_in_order)
{
    constexpr std::uint16_t records = 50'000;
    QueryRing ring{64};
    std::uint32_t taken = 0;
    bool is_ordered = true;
    {
        std::jthread worker{[&] {
            for (std::uint16_t i = 0; i < records;) {
                if (push(ring, i))
                    ++i;
                else
                    std::this_thread::yield();
            }
        }};
        while (taken < records) {
            ring.pop_all(
                [&](const QueryRecord& record) { is_ordered = is_ordered && record.listener == taken++; });
        }
    }

    BOOST_TEST(is_ordered);
    BOOST_TEST(ring.pushed() == records);
}

BOOST_AUTO_TEST_SUITE_END()
