#include "namu/zone/record_buckets.hpp"

#include "namu/wire/name.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(record_buckets)

const Name apex = Name::from_text("example.").value();

/// Names one to three labels below the apex, two records each, and of every thousandth the parent alone.
std::vector<Name> some_names(std::size_t count)
{
    std::vector<Name> names;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string top = "t" + std::to_string(i * 7919 % (count / 16 + 1)) + ".example.";
        const std::string below = "n" + std::to_string(i) + ".";
        names.push_back(Name::from_text(i % 1'000 == 0 ? top
                                        : i % 3 == 0   ? "deep." + below + top
                                                       : below + top)
                            .value());
    }
    return names;
}

std::vector<RecordRun> runs_of(const std::vector<Name>& names)
{
    constexpr std::size_t run_octets = std::size_t{1} << 18;
    std::vector<RecordRun> runs;
    for (const Name& name : names) {
        if (runs.empty() || runs.back().room().size() < 1'000)
            runs.emplace_back(run_octets);
        runs.back().add(name, true, RRType::A, Ttl{}, std::vector<std::uint8_t>{192, 0, 2, 1});
        runs.back().add(name, false, RRType::TXT, Ttl{}, std::vector<std::uint8_t>{1, 'x'});
    }
    return runs;
}

NameView top_of(const OwnerGroup& group)
{
    return group.owner().last_labels(std::min<std::size_t>(group.owner().label_count(), 2));
}

enum class Order { canonical, reverse, none };

std::ostream& operator<<(std::ostream& out, Order order)
{
    return out << static_cast<int>(order);
}

BOOST_DATA_TEST_CASE(buckets_have_all_names_in_canonical_order,
                     data::make({Order::canonical, Order::reverse, Order::none}) * data::make({1U, 2U, 3U}),
                     order, threads)
{
    std::vector<Name> names = some_names(60'000);
    if (order != Order::none)
        std::ranges::sort(names);
    if (order == Order::reverse)
        std::ranges::reverse(names);
    std::vector<RecordRun> runs = runs_of(names);

    RecordBuckets buckets{runs, apex, threads};

    BOOST_TEST(runs.empty());
    BOOST_TEST(buckets.size() > 5U);
    BOOST_TEST(buckets.outside().empty());
    std::vector<bool> is_seen(names.size());
    std::vector<OwnerGroup> groups;
    Name last_top;
    Name last;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        buckets.take_sorted(i, groups);
        for (std::size_t at = 0; at < groups.size(); ++at) {
            const OwnerGroup& group = groups[at];
            BOOST_REQUIRE(group.first % 2 == 0);
            BOOST_REQUIRE(group.count == 2);
            BOOST_REQUIRE(group.owner() == names[group.first / 2].view());
            BOOST_REQUIRE(last.view() <= group.owner());
            // No child of the apex is in two buckets.
            BOOST_REQUIRE((at != 0 || last_top.view() != top_of(group)));
            is_seen[group.first / 2] = true;
            last = Name{group.owner()};
        }
        if (!groups.empty())
            last_top = Name{top_of(groups.back())};
        buckets.give_back(i);
    }
    BOOST_TEST(std::ranges::count(is_seen, false) == 0);
}

BOOST_AUTO_TEST_CASE(the_apex_is_in_front_of_the_first_bucket_and_what_is_elsewhere_in_none)
{
    std::vector<Name> names = some_names(30'000);
    names.push_back(apex);
    names.push_back(Name::from_text("elsewhere.").value());
    names.insert(names.begin() + 5'000, Name::from_text("www.elsewhere.").value());
    std::vector<RecordRun> runs = runs_of(names);

    RecordBuckets buckets{runs, apex, 2};

    std::vector<OwnerGroup> groups;
    buckets.take_sorted(0, groups);
    BOOST_TEST((groups.front().owner() == apex));
    BOOST_TEST_REQUIRE(buckets.outside().size() == 2U);
    BOOST_TEST(buckets.outside()[0].owner().to_text() == "www.elsewhere.");
    BOOST_TEST(buckets.outside()[0].first == 10'000U);
    BOOST_TEST(buckets.outside()[1].owner().to_text() == "elsewhere.");
}

BOOST_AUTO_TEST_CASE(names_below_one_child_of_the_apex_stay_together)
{
    std::vector<Name> names;
    for (int i = 0; i < 20'000; ++i)
        names.push_back(Name::from_text("n" + std::to_string(i) + ".only.example.").value());
    std::vector<RecordRun> runs = runs_of(names);

    RecordBuckets buckets{runs, apex, 2};

    std::size_t with_groups = 0;
    std::vector<OwnerGroup> groups;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        buckets.take_sorted(i, groups);
        with_groups += groups.empty() ? 0U : 1U;
    }
    BOOST_TEST(with_groups == 1U);
}

BOOST_AUTO_TEST_CASE(a_small_zone_is_one_bucket)
{
    std::vector<RecordRun> runs = runs_of(some_names(100));
    std::vector<RecordRun> none;

    RecordBuckets few{runs, apex, 4};
    RecordBuckets empty{none, apex, 4};

    std::vector<OwnerGroup> groups;
    BOOST_TEST(few.size() == 1U);
    few.take_sorted(0, groups);
    BOOST_TEST(groups.size() == 100U);
    BOOST_TEST(empty.size() == 1U);
    empty.take_sorted(0, groups);
    BOOST_TEST(groups.empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
