#include "namu/lab/address_map.hpp"

#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using boost::asio::ip::make_address;
using namu::lab::AddressMap;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(address_map)

std::vector<AddressMap::Address> addresses(const std::vector<std::string>& texts)
{
    std::vector<AddressMap::Address> all;
    for (const std::string& text : texts)
        all.push_back(make_address(text));
    return all;
}

std::string mapped(const AddressMap& map, const std::string& text)
{
    return map(make_address(text)).to_string();
}

struct Sample {
    std::string from;
    std::string to;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample)
{
    return out << sample.from;
}

// clang-format off
const Sample samples[] = {
    {"127.0.1.1",        "127.0.1.1"},
    {"::1",              "::1"},
    {"198.41.0.4",       "127.41.0.4"},
    {"2001:db8::102",    "127.6.1.2"},
    {"10.0.0.0",         "127.0.0.2"}, // 127.0.0.0 is no host, and 127.0.0.1 everybody's
    {"10.0.0.1",         "127.0.0.3"}, // taken by the one before
    {"10.255.255.255",   "127.0.0.4"},
    {"192.0.1.1",        "127.0.1.2"}, // a server of the lab has 127.0.1.1
};
// clang-format on

BOOST_DATA_TEST_CASE(an_address_gets_a_loopback_address_that_resembles_it, data::make(samples), sample)
{
    std::vector<AddressMap::Address> all;
    for (const Sample& one : samples)
        all.push_back(make_address(one.from));
    const AddressMap map{all};

    BOOST_TEST(mapped(map, sample.from) == sample.to);
}

BOOST_AUTO_TEST_CASE(no_two_addresses_get_the_same)
{
    const AddressMap map{addresses({"192.0.2.1", "198.0.2.1", "203.0.2.1", "127.0.2.1", "127.0.2.3"})};

    BOOST_TEST(mapped(map, "192.0.2.1") == "127.0.2.2");
    BOOST_TEST(mapped(map, "198.0.2.1") == "127.0.2.4");
    BOOST_TEST(mapped(map, "203.0.2.1") == "127.0.2.5");
}

BOOST_AUTO_TEST_CASE(the_order_in_which_addresses_are_met_does_not_matter)
{
    const AddressMap one{addresses({"192.0.2.1", "198.0.2.1"})};
    const AddressMap other{addresses({"198.0.2.1", "192.0.2.1", "192.0.2.1"})};

    BOOST_TEST((one.entries() == other.entries()));
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_is_not_mapped)
{
    const AddressMap map{addresses({"192.0.2.1"})};

    BOOST_TEST(mapped(map, "192.0.2.7") == "192.0.2.7");
    BOOST_TEST(mapped(AddressMap{}, "192.0.2.1") == "192.0.2.1");
}

BOOST_AUTO_TEST_CASE(addresses_of_other_hosts_change_nothing_for_the_servers)
{
    const auto servers = addresses({"198.41.0.4", "127.9.0.1"});
    const AddressMap map{servers, addresses({"10.41.0.4", "198.41.0.4", "10.9.0.1"})};

    BOOST_TEST(mapped(map, "198.41.0.4") == "127.41.0.4");
    BOOST_TEST(mapped(map, "10.41.0.4") == "127.41.0.5");
    BOOST_TEST(mapped(map, "10.9.0.1") == "127.9.0.2");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
