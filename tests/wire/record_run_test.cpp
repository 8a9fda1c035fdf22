#include "namu/wire/record_run.hpp"

#include "namu/wire/name.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <iterator>
#include <string>
#include <vector>

namespace namu {
namespace {

using Octets = std::vector<std::uint8_t>;

RecordRun three_records(const Name& a, const Name& b)
{
    RecordRun run{256};
    run.add(a, true, RRType::A, Ttl::from_wire(60), Octets{192, 0, 2, 1});
    run.add(a, false, RRType::NULL_RR, Ttl::from_wire(0), {});
    run.add(b, true, RRType::TXT, Ttl::from_wire(3600), Octets{1, 'x'});
    return run;
}

BOOST_AUTO_TEST_SUITE(record_run)

BOOST_AUTO_TEST_CASE(records_come_out_as_they_went_in)
{
    const Name a = *Name::from_text("a.example.");
    const Name b = *Name::from_text("b.example.");
    const RecordRun run = three_records(a, b);
    const std::vector<RunRecord> records(run.begin(), run.end());

    BOOST_TEST_REQUIRE(run.size() == 3U);
    BOOST_TEST_REQUIRE(records.size() == 3U);
    BOOST_TEST((records[0].owner == a));
    BOOST_TEST(records[0].is_new_owner);
    BOOST_TEST((records[0].type == RRType::A));
    BOOST_TEST(records[0].ttl.seconds() == 60U);
    BOOST_TEST(equal(records[0].rdata, Octets{192, 0, 2, 1}));
    BOOST_TEST((records[2].owner == b));
    BOOST_TEST(records[2].is_new_owner);
}

BOOST_AUTO_TEST_CASE(a_record_without_owner_has_the_one_before)
{
    const Name a = *Name::from_text("a.example.");
    const RecordRun run = three_records(a, Name{});
    const RunRecord second = *std::next(run.begin());

    BOOST_TEST((second.owner == a));
    BOOST_TEST(!second.is_new_owner);
    BOOST_TEST(second.rdata.empty());
}

BOOST_AUTO_TEST_CASE(records_may_be_written_in_place)
{
    RecordRun run{64};
    const std::array<std::uint8_t, 6> written{1, 'x', 0, 127, 0, 1};
    RecordRunHead{5, 65280, 3, 3}.store(run.room().data());
    std::copy(written.begin(), written.end(), run.room().data() + RecordRunHead::octets);
    run.grow(RecordRunHead::octets + written.size(), 1, 1);
    const RunRecord record = *run.begin();

    BOOST_TEST(record.owner.to_text() == "x.");
    BOOST_TEST((record.type == RRType{65280}));
    BOOST_TEST(equal(record.rdata, Octets{127, 0, 1}));
}

BOOST_AUTO_TEST_CASE(memory_moves_with_the_run)
{
    RecordRun from = three_records(Name{}, Name{});
    const RecordRun to = std::move(from);

    BOOST_TEST(to.size() == 3U);
    BOOST_TEST(from.size() == 0U); // NOLINT(bugprone-use-after-move): that it is empty is what is tested
    BOOST_TEST((from.begin() == from.end()));
    BOOST_TEST(from.room().empty());
}

BOOST_AUTO_TEST_CASE(a_run_has_room_for_what_was_asked)
{
    RecordRun run{RecordRun::max_record_octets};
    const Octets rdata(65'535);
    run.add(Name{}, true, RRType::NULL_RR, Ttl{}, rdata);

    BOOST_TEST((*run.begin()).rdata.size() == rdata.size());
}

int released = 0;

BOOST_AUTO_TEST_CASE(memory_goes_back_once_to_where_it_came_from)
{
    std::array<std::uint8_t, 64> memory{};
    {
        RecordRun from{memory.data(), memory.size(),
                       [](std::uint8_t* /*octets*/, std::size_t capacity) noexcept {
                           released += capacity == 64 ? 1 : 100;
                       }};
        const RecordRun to = std::move(from);
        BOOST_TEST(released == 0);
    }
    BOOST_TEST(released == 1);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu
