#include "namu/resolve/cache.hpp"

#include <chrono>
#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using resolve::Cache;
using resolve::CacheEntry;
using resolve::Rank;

BOOST_AUTO_TEST_SUITE(resolver_cache)

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

Clock::Time at(int seconds)
{
    return Clock::Time{std::chrono::seconds{seconds}};
}

Message::Record address(const std::string& owner, std::uint32_t ttl, std::uint8_t last)
{
    return {name(owner), RRType::A, RRClass::IN, Ttl::from_wire(ttl), {192, 0, 2, last}};
}

Message::Record soa(std::uint32_t ttl, std::uint8_t minimum)
{
    std::vector<std::uint8_t> rdata(22); // two roots and five numbers
    rdata.back() = minimum;
    return {name("example."), RRType::SOA, RRClass::IN, Ttl::from_wire(ttl), rdata};
}

// checklist: 12.13
BOOST_AUTO_TEST_CASE(records_hold_as_long_as_the_least_of_their_ttls)
{
    Cache cache;
    cache.put(std::vector{address("a.", 60, 1), address("a.", 30, 2)}, Rank::answer, at(0));

    const CacheEntry* const found = cache.find(name("A."), RRType::A, Rank::answer, at(29));
    BOOST_TEST_REQUIRE(found != nullptr);
    BOOST_TEST(found->aged(at(29)).front().ttl.seconds() == 1U);
    BOOST_TEST(cache.find(name("a."), RRType::A, Rank::answer, at(30)) == nullptr);
    BOOST_TEST(cache.find(name("a."), RRType::AAAA, Rank::answer, at(0)) == nullptr);
}

// RFC 2181 §5.4.1
// checklist: 12.7
BOOST_AUTO_TEST_CASE(better_records_are_not_replaced_by_worse_ones_and_glue_is_no_answer)
{
    Cache cache;
    cache.put(std::vector{address("a.", 60, 1)}, Rank::glue, at(0));
    BOOST_TEST(cache.find(name("a."), RRType::A, Rank::answer, at(0)) == nullptr);
    cache.put(std::vector{address("a.", 60, 2)}, Rank::authoritative, at(0));
    cache.put(std::vector{address("a.", 60, 3)}, Rank::glue, at(1));

    const CacheEntry* const found = cache.find(name("a."), RRType::A, Rank::glue, at(2));
    BOOST_TEST_REQUIRE(found != nullptr);
    BOOST_TEST(found->records.front().rdata.back() == 2);
    cache.put(std::vector{address("a.", 60, 3)}, Rank::glue, at(61));
    BOOST_TEST(cache.find(name("a."), RRType::A, Rank::glue, at(61))->records.front().rdata.back() == 3);
}

// RFC 2308 §5
// checklist: 12.14
BOOST_AUTO_TEST_CASE(a_denial_holds_as_long_as_the_soa_says)
{
    Cache cache;
    const auto short_soa = soa(300, 20);
    cache.put_denial(name("no.example."), RRType::A, CacheEntry::Kind::no_data, &short_soa, at(0));

    BOOST_TEST(cache.find(name("no.example."), RRType::A, Rank::answer, at(19)) != nullptr);
    BOOST_TEST(cache.find(name("no.example."), RRType::A, Rank::answer, at(20)) == nullptr);
    BOOST_TEST(cache.find(name("no.example."), RRType::MX, Rank::answer, at(0)) == nullptr);
}

// RFC 2181 §8
// checklist: 12.12
BOOST_AUTO_TEST_CASE(nothing_holds_for_longer_than_a_week)
{
    constexpr int week = 7 * 24 * 3600;
    Cache cache;
    cache.put(std::vector{address("a.", Ttl::max_seconds, 1)}, Rank::answer, at(0));

    BOOST_TEST(cache.find(name("a."), RRType::A, Rank::answer, at(week - 1)) != nullptr);
    BOOST_TEST(cache.find(name("a."), RRType::A, Rank::answer, at(week)) == nullptr);
}

// RFC 2308 §5
// checklist: 12.14
BOOST_AUTO_TEST_CASE(a_denial_without_soa_is_used_once)
{
    Cache cache;
    cache.put_denial(name("no.example."), RRType::A, CacheEntry::Kind::no_data, nullptr, at(5));

    BOOST_TEST(cache.find(name("no.example."), RRType::A, Rank::answer, at(5)) != nullptr);
    BOOST_TEST(cache.find(name("no.example."), RRType::A, Rank::answer, at(6)) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_name_that_is_not_there_has_no_type_until_one_comes)
{
    Cache cache;
    const auto long_soa = soa(300, 200);
    cache.put_denial(name("no.example."), RRType::A, CacheEntry::Kind::name_error, &long_soa, at(0));
    BOOST_TEST(cache.find(name("no.example."), RRType::MX, Rank::answer, at(1)) != nullptr);

    cache.put(std::vector{address("no.example.", 60, 1)}, Rank::answer, at(2));

    BOOST_TEST(cache.find(name("no.example."), RRType::MX, Rank::answer, at(3)) == nullptr);
    BOOST_TEST(
        (cache.find(name("no.example."), RRType::A, Rank::answer, at(3))->kind == CacheEntry::Kind::records));
}

BOOST_AUTO_TEST_CASE(a_full_cache_lets_go_of_what_would_end_first)
{
    Cache cache{10};
    for (std::uint8_t i = 0; i < 12; ++i)
        cache.put(std::vector{address("n" + std::to_string(i) + ".", 100U + i, i)}, Rank::answer, at(0));

    BOOST_TEST(cache.entries().size() <= 10U);
    BOOST_TEST(cache.find(name("n0."), RRType::A, Rank::answer, at(1)) == nullptr);
    BOOST_TEST(cache.find(name("n11."), RRType::A, Rank::answer, at(1)) != nullptr);
    cache.flush();
    BOOST_TEST(cache.entries().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
