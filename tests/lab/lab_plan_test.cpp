#include "namu/lab/lab_plan.hpp"

#include "support/zone_from_text.hpp"

#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using lab::LabPlan;
using lab::LabServer;
using lab::make_lab_plan;
using lab::MapAddresses;

BOOST_AUTO_TEST_SUITE(lab_plan)

const std::string soa = "@ 300 SOA ns host 1 3600 600 86400 60\n";

Catalog zones_of(const std::vector<std::pair<std::string, std::string>>& texts)
{
    std::vector<CatalogEntry> entries;
    for (const auto& [apex, text] : texts)
        entries.push_back({Name::from_text(apex).value(), testing::good_zone(apex, soa + text)});
    return Catalog{std::move(entries)};
}

const std::pair<std::string, std::string> root{".", "@ 300 NS ns.root.\nns.root. 300 A 198.41.0.4\n"
                                                    "com. 300 NS ns.com.\nns.com. 300 A 192.0.2.1\n"};
const std::pair<std::string, std::string> com{"com.",
                                              "@ 300 NS ns\nns 300 A 192.0.2.1\nns 300 AAAA 2001:db8::7\n"
                                              "one 300 NS ns.one\nns.one 300 A 192.0.2.2\n"};
const std::pair<std::string, std::string> one{"one.com.",
                                              "@ 300 NS ns\n@ 300 NS ns.com.\nns 300 A 192.0.2.2\n"
                                              "www 300 A 192.0.2.2\nmail 300 A 192.0.2.9\n"};

std::vector<std::string> texts_of(const LabPlan& plan)
{
    std::vector<std::string> texts;
    for (const LabServer& server : plan.servers) {
        std::string text = server.address.to_string() + " at " + server.listens.to_string() + ":";
        for (const lab::ServedZone& served : server.zones)
            text += " " + served.zone.to_text() + " as " + served.server.to_text();
        texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<std::string> texts_of(const std::vector<StoredName>& names)
{
    std::vector<std::string> texts;
    for (const StoredName& name : names)
        texts.push_back(name.to_text());
    return texts;
}

using Texts = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(each_address_of_a_name_server_has_the_zones_that_name_it)
{
    const LabPlan plan = make_lab_plan(zones_of({root, com, one}), MapAddresses::to_loopback);

    const Texts expected{
        "192.0.2.1 at 127.0.2.1: com. as ns.com. one.com. as ns.com.",
        "192.0.2.2 at 127.0.2.2: one.com. as ns.one.com.",
        "198.41.0.4 at 127.41.0.4: . as ns.root.",
        "2001:db8::7 at 127.6.0.7: com. as ns.com. one.com. as ns.com.",
    };
    BOOST_TEST(texts_of(plan) == expected, boost::test_tools::per_element());
    BOOST_TEST(plan.top.to_text() == ".");
    BOOST_TEST(plan.tops.empty());
    BOOST_TEST(plan.unserved.empty());
}

BOOST_AUTO_TEST_CASE(a_server_has_the_name_that_each_zone_gives_it)
{
    const LabPlan plan =
        make_lab_plan(zones_of({{"a.", "@ 300 NS ns1.host.\n"},
                                {"b.", "@ 300 NS ns2.host.\n"},
                                {"host.", "@ 300 NS ns1\nns1 300 A 192.0.2.1\nns2 300 A 192.0.2.1\n"}}),
                      MapAddresses::to_loopback);

    const Texts expected{"192.0.2.1 at 127.0.2.1: a. as ns1.host. b. as ns2.host. host. as ns1.host."};
    BOOST_TEST(texts_of(plan) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(addresses_may_stay_what_they_are)
{
    const LabPlan plan = make_lab_plan(zones_of({root}), MapAddresses::not_at_all);

    BOOST_TEST(texts_of(plan) == Texts{"198.41.0.4 at 198.41.0.4: . as ns.root."},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_a_root_the_zone_with_most_below_it_is_the_top)
{
    const LabPlan plan = make_lab_plan(zones_of({{"net.", "@ 300 NS ns\nns 300 A 192.0.2.5\n"}, com, one}),
                                       MapAddresses::to_loopback);

    BOOST_TEST(plan.top.to_text() == "com.");
    BOOST_TEST(texts_of(plan.tops) == Texts{"net."}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_zone_whose_servers_have_no_address_is_told)
{
    const LabPlan plan =
        make_lab_plan(zones_of({root, {"org.", "@ 300 NS ns.elsewhere.\n"}}), MapAddresses::to_loopback);

    BOOST_TEST(texts_of(plan.unserved) == Texts{"org."}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(zones_have_the_addresses_of_the_lab)
{
    const Catalog zones = zones_of({root, com, one});
    const LabPlan plan = make_lab_plan(zones, MapAddresses::to_loopback);

    const Catalog mapped = mapped_zones(zones, plan.addresses);

    const auto addresses = [&](const std::string& zone, const std::string& name) {
        const auto node =
            mapped.find_apex(Name::from_text(zone).value())->zone->find_node(Name::from_text(name).value());
        std::string text;
        for (const Bytes rdata : node.find(RRType::A))
            text += std::to_string(rdata[1]) + "." + std::to_string(rdata[2]) + "." +
                    std::to_string(rdata[3]) + " ";
        return text + (node.find(RRType::AAAA).exists() ? "AAAA" : "");
    };
    BOOST_TEST(addresses(".", "ns.com.") == "0.2.1 "); // glue
    BOOST_TEST(addresses("com.", "ns.com.") == "0.2.1 6.0.7 ");
    BOOST_TEST(addresses("one.com.", "www.one.com.") ==
               "0.2.2 "); // a server's address, whatever it is used for
    BOOST_TEST(addresses("one.com.", "mail.one.com.") == "0.2.9 ");
    BOOST_TEST(mapped.find_apex(Name::from_text("one.com.").value())
                   ->zone->find_node(Name::from_text("mail.one.com.").value())
                   .find(RRType::A)
                   .front()[0] == 192);
}

BOOST_AUTO_TEST_CASE(a_mapped_zone_denies_as_before)
{
    const Catalog zones = zones_of({{"s.", "@ 300 NS ns\n@ 300 NSEC ns NS SOA NSEC\nns 300 A 192.0.2.1\n"
                                           "ns 300 NSEC @ A NSEC\n"}});
    const LabPlan plan = make_lab_plan(zones, MapAddresses::to_loopback);

    const Catalog mapped = mapped_zones(zones, plan.addresses);

    BOOST_TEST((mapped.entries().front().zone != zones.entries().front().zone));
    BOOST_TEST((mapped.entries().front().zone->denial().kind == DenialIndex::Kind::nsec));
}

BOOST_AUTO_TEST_CASE(hints_are_the_servers_of_the_top)
{
    const auto hints = lab::root_hints(make_lab_plan(zones_of({root, com}), MapAddresses::to_loopback));

    BOOST_TEST(hints.top.is_root());
    BOOST_TEST_REQUIRE(hints.servers.size() == 1U);
    BOOST_TEST(hints.servers.front().name.to_text() == "ns.root.");
    BOOST_TEST(hints.servers.front().address.to_text() == "127.41.0.4");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
