#include "programs/journey/network_part.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

namespace data = boost::unit_test::data;
using boost::asio::ip::make_address;

BOOST_AUTO_TEST_SUITE(network_part_of_addresses)

struct Sample {
    std::string address;
    unsigned prefix;
    std::string mask;
    std::string network;
    std::string host;

    friend std::ostream& operator<<(std::ostream& out, const Sample& sample)
    {
        return out << sample.address << "/" << sample.prefix;
    }
};

// clang-format off
const Sample samples[] = {
    {"210.192.122.5",  24, "255.255.255.0",   "210.192.122.0", "0.0.0.5"},
    {"210.192.122.5",   0, "0.0.0.0",         "0.0.0.0",       "210.192.122.5"},
    {"210.192.122.5",  32, "255.255.255.255", "210.192.122.5", "0.0.0.0"},
    {"10.255.255.255", 13, "255.248.0.0",     "10.248.0.0",    "0.7.255.255"},
    {"2001:db8::1:2",  64, "ffff:ffff:ffff:ffff::", "2001:db8::", "::1:2"},
    {"2001:db8::1:2", 127, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe", "2001:db8::1:2", "::"},
};
// clang-format on

BOOST_DATA_TEST_CASE(an_address_is_split_at_the_prefix, data::make(samples), sample)
{
    const auto parts = network_part(make_address(sample.address), sample.prefix);

    BOOST_TEST_REQUIRE(parts.has_value());
    BOOST_TEST(parts->mask == make_address(sample.mask));
    BOOST_TEST(parts->network == make_address(sample.network));
    BOOST_TEST(parts->host == make_address(sample.host));
}

BOOST_AUTO_TEST_CASE(a_prefix_is_not_longer_than_the_address)
{
    BOOST_TEST(!network_part(make_address("192.0.2.1"), 33).has_value());
    BOOST_TEST(!network_part(make_address("::1"), 129).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
