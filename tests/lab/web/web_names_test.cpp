#include "namu/lab/web/web_names.hpp"

#include "support/zone_from_text.hpp"

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(web_names)

Catalog lab_zones()
{
    const std::string head = "@ 300 SOA ns host 1 3600 600 86400 60\n@ 300 NS ns\nns 300 A 192.0.2.1\n";
    std::vector<CatalogEntry> entries;
    entries.push_back({Name::from_text("one.test.").value(),
                       testing::good_zone("one.test.", head + "@ 300 A 192.0.2.10\n"
                                                              "www 300 A 192.0.2.11\n"
                                                              "WEB 300 CNAME www\n"
                                                              "mail 300 A 192.0.2.12\n"
                                                              "www.mail 300 AAAA 2001:db8::13\n"
                                                              "www.two 300 CNAME www.two.test.\n"
                                                              "www.away 300 CNAME www.example.\n"
                                                              "www.loop 300 CNAME web.loop\n"
                                                              "web.loop 300 CNAME www.loop\n"
                                                              "sub 300 NS www.sub\n"
                                                              "www.sub 300 A 192.0.2.14\n"
                                                              "www.txt 300 TXT none\n")});
    entries.push_back({Name::from_text("two.test.").value(),
                       testing::good_zone("two.test.", head + "@ 300 HTTPS 1 front alpn=h2\n"
                                                              "front 300 A 192.0.2.20\n"
                                                              "www 300 A 192.0.2.11\n")});
    return Catalog{std::move(entries)};
}

BOOST_AUTO_TEST_CASE(names_that_one_would_type_into_a_browser_lead_to_addresses)
{
    std::vector<std::string> found;
    for (const auto& [name, address] : lab::web_names(lab_zones()))
        found.push_back(name.to_text() + " " + address.to_string());

    const std::vector<std::string> expected{
        "one.test. 192.0.2.10",     "www.mail.one.test. 2001:db8::13", "www.two.one.test. 192.0.2.11",
        "WEB.one.test. 192.0.2.11", "www.one.test. 192.0.2.11",        "two.test. 192.0.2.20",
        "www.two.test. 192.0.2.11",
    };
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(addresses_come_once_and_in_order)
{
    std::vector<std::string> found;
    for (const auto& address : lab::web_addresses(lab_zones()))
        found.push_back(address.to_string());

    const std::vector<std::string> expected{"192.0.2.10", "192.0.2.11", "192.0.2.20", "2001:db8::13"};
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
