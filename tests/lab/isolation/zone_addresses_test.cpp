#include "namu/lab/isolation/zone_addresses.hpp"

#include "support/zone_from_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(zone_addresses)

Catalog catalog_of(const std::string& text)
{
    return Catalog{
        {{Name::from_text("example.").value(),
          testing::good_zone("example.", "@ 300 SOA ns host 1 3600 600 86400 60\n@ 300 NS ns\n" + text)}}};
}

std::vector<std::string> texts_of(const Catalog& zones, std::size_t most = 100)
{
    std::vector<std::string> texts;
    std::ranges::transform(lab::zone_addresses(zones, most), std::back_inserter(texts),
                           [](const auto& one) { return one.to_string(); });
    return texts;
}

BOOST_AUTO_TEST_CASE(addresses_of_hosts_and_of_glue_are_there_once)
{
    const auto found =
        texts_of(catalog_of("ns 300 A 198.41.0.4\nwww 300 A 198.41.0.4\nwww 300 AAAA 2001:db8::7\n"
                            "sub 300 NS ns.sub\nns.sub 300 A 192.0.2.9\n"));

    BOOST_TEST(found == (std::vector<std::string>{"192.0.2.9", "198.41.0.4", "2001:db8::7"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_no_host_can_have_is_left_out)
{
    const auto found =
        texts_of(catalog_of("ns 300 A 0.0.0.0\na 300 A 224.0.0.1\nb 300 A 255.255.255.255\n"
                            "c 300 AAAA ::\nd 300 AAAA ff02::1\ne 300 AAAA fe80::1\nf 300 A 10.0.0.1\n"));

    BOOST_TEST(found == std::vector<std::string>{"10.0.0.1"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_many_some_are_taken)
{
    BOOST_TEST(texts_of(catalog_of("ns 300 A 10.0.0.1\na 300 A 10.0.0.2\nb 300 A 10.0.0.3\n"), 2).size() ==
               2U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
