#include "programs/journey/host_cache.hpp"

#include <chrono>
#include <cstdint>

#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(host_cache)

const Clock::Time now{seconds{1'000}};
const Name www = Name::from_text("www.test.").value();

Message::Record record(RRType type, std::uint32_t ttl, std::vector<std::uint8_t> rdata)
{
    return {www, type, RRClass::IN, Ttl::from_wire(ttl), std::move(rdata)};
}

BOOST_AUTO_TEST_CASE(addresses_hold_as_long_as_the_least_of_their_chain)
{
    Message answer;
    answer.answer = {record(RRType::CNAME, 30, {0}), record(RRType::A, 60, {192, 0, 2, 1})};
    HostCache cache;
    cache.put("www.test", host_entry_of(answer, now));

    BOOST_TEST_REQUIRE(cache.find("www.test", now + seconds{29}) != nullptr);
    BOOST_TEST(cache.find("www.test", now)->addresses.front().to_string() == "192.0.2.1");
    BOOST_TEST(cache.find("www.test", now + seconds{30}) == nullptr);
    BOOST_TEST(cache.find("other.test", now) == nullptr);
}

// RFC 2308 §5
BOOST_AUTO_TEST_CASE(that_there_is_no_name_holds_as_long_as_the_soa_says)
{
    std::vector<std::uint8_t> soa(2 + 20); // two roots, and MINIMUM at the end
    soa.back() = 7;
    Message answer;
    answer.rcode = Rcode::NXDOMAIN;
    answer.authority = {record(RRType::SOA, 60, soa)};
    HostCache cache;
    cache.put("www.test", host_entry_of(answer, now));

    BOOST_TEST_REQUIRE(cache.find("www.test", now + seconds{6}) != nullptr);
    BOOST_TEST(cache.find("www.test", now)->is_no_name);
    BOOST_TEST(cache.find("www.test", now + seconds{7}) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_denial_without_an_soa_is_not_kept)
{
    BOOST_TEST((host_entry_of(Message{}, now).until == now));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
