#include "namu/server/listen_plan.hpp"

#include "support/zone_from_text.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

using namu::Catalog;
using namu::CatalogEntry;
using namu::Name;
using namu::StoredName;
using namu::server::ListenOn;
namespace data = boost::unit_test::data;

namespace {

struct ListenText {
    std::string text;
    std::string endpoint;
    std::vector<std::string> zones; ///< "all": no restriction

    friend std::ostream& operator<<(std::ostream& out, const ListenText& sample)
    {
        return out << sample.text;
    }
};

// clang-format off
const ListenText listen_texts[] = {
    {"127.0.0.1",                      "127.0.0.1:5353", {"all"}},
    {"127.0.0.1:53",                   "127.0.0.1:53",   {"all"}},
    {"::1",                            "[::1]:5353",     {"all"}},
    {"[::1]:53",                       "[::1]:53",       {"all"}},
    {"127.0.0.2=com",                  "127.0.0.2:5353", {"com."}},
    {"127.0.0.2:0=com,glasscom.com.",  "127.0.0.2:0",    {"com.", "glasscom.com."}},
    {"[::1]:53=.",                     "[::1]:53",       {"."}},
};

const std::string bad_listen_texts[] = {"", "localhost", "127.0.0.1:", "127.0.0.1:65536", "1.2.3", "[::1", "127.0.0.1=a..b"};
// clang-format on

CatalogEntry entry(const std::string& apex, const std::string& text)
{
    return {*Name::from_text(apex), namu::testing::good_zone(apex, text)};
}

std::string plan_text(const std::vector<ListenOn>& plan)
{
    std::string out;
    for (const ListenOn& listener : plan) {
        out += listener.endpoint.to_text() + ":";
        if (!listener.zones)
            out += " all";
        else
            for (const StoredName& zone : *listener.zones)
                out += " " + zone.to_text();
        out += "\n";
    }
    return out;
}

const std::string soa = "@ 60 SOA . . 1 3600 600 86400 60\n";

} // namespace

BOOST_DATA_TEST_CASE(from_text_reads_an_address_with_its_zones, data::make(listen_texts), sample)
{
    const auto listener = ListenOn::from_text(sample.text, 5353);

    BOOST_TEST_REQUIRE(listener.has_value());
    BOOST_TEST(listener->endpoint.to_text() == sample.endpoint);
    std::vector<std::string> zones;
    if (listener->zones)
        std::ranges::transform(*listener->zones, std::back_inserter(zones), &StoredName::to_text);
    else
        zones = {"all"};
    BOOST_TEST(zones == sample.zones, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(from_text_says_what_is_wrong, data::make(bad_listen_texts), sample)
{
    const auto listener = ListenOn::from_text(sample, 5353);

    BOOST_TEST_REQUIRE(listener.has_error());
    BOOST_TEST(listener.error().starts_with("`"));
}

BOOST_AUTO_TEST_CASE(zones_with_loopback_name_servers_get_those_addresses_and_the_others_the_usual_ones)
{
    const Catalog all{{
        entry(".",
              soa +
                  "@ 60 NS ns.root.\nns.root. 60 A 127.0.1.1\ncom. 60 NS ns.com.\nns.com. 60 A 127.0.2.1\n"),
        entry("com.", soa + "@ 60 NS ns\nns 60 A 127.0.2.1\n"),
        entry("home.lab.", soa + "@ 60 NS ns\nns 60 A 192.168.7.1\n"),
    }};

    BOOST_TEST(plan_text(namu::server::derive_listeners(all, 5353)) == "127.0.0.1:5353: home.lab.\n"
                                                                       "127.0.1.1:5353: .\n"
                                                                       "127.0.2.1:5353: com.\n"
                                                                       "[::1]:5353: home.lab.\n");
}

BOOST_AUTO_TEST_CASE(an_address_that_only_another_zone_knows_is_found)
{
    const Catalog all{{
        entry("kr.", soa + "@ 60 NS ns.glasscom.com.\n"),
        entry("glasscom.com.", soa + "@ 60 NS ns\nns 60 A 127.0.4.2\n"),
    }};

    BOOST_TEST(plan_text(namu::server::derive_listeners(all, 53)) == "127.0.4.2:53: all\n");
}

BOOST_AUTO_TEST_CASE(plain_zones_are_all_served_on_both_usual_addresses)
{
    const Catalog all{{entry("home.lab.", soa + "@ 60 NS ns\nns 60 A 192.168.7.1\n")}};

    BOOST_TEST(plan_text(namu::server::derive_listeners(all, 0)) == "127.0.0.1:0: all\n[::1]:0: all\n");
}

BOOST_AUTO_TEST_CASE(a_virtual_server_has_the_zones_named_for_it_and_no_other)
{
    const Catalog all{{entry("a.", soa), entry("b.", soa)}};

    const auto zones = namu::server::zones_of(*ListenOn::from_text("127.0.0.1=b,missing", 53), all);

    BOOST_TEST_REQUIRE(zones.size() == 1U);
    BOOST_TEST(zones.front().apex.to_text() == "b.");
}
