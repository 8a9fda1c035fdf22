#include "namu/net/endpoint.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <vector>

namespace data = boost::unit_test::data;
using namu::net::Endpoint;

namespace {

struct GoodText {
    std::string_view text;
    std::string_view endpoint;
};

// clang-format off
const GoodText good_texts[] = {
    {"127.0.0.1",          "127.0.0.1:53"},
    {"127.0.0.1:5353",     "127.0.0.1:5353"},
    {"0.0.0.0:0",          "0.0.0.0:0"},
    {"192.0.2.1:65535",    "192.0.2.1:65535"},
    {"::1",                "[::1]:53"},
    {"[::1]",              "[::1]:53"},
    {"[::1]:5353",         "[::1]:5353"},
    {"2001:db8::1",        "[2001:db8::1]:53"},
    {"2001:DB8:0::1",      "[2001:db8::1]:53"},
    {"::",                 "[::]:53"},
    {"[fe80::1%1]:53",     "[fe80::1%lo]:53"},
};

const std::string_view bad_texts[] = {
    "", ":", ":53", "localhost", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1: 53",
    "127.0.0.1:5x", "127.0.0", "127.0.0.256", "127.0.0.1 ", "[::1", "[::1]53", "[::1]:", "[127.0.0.1]:53",
    "::1]:53", "[]:53", "1::2::3", "127.0.0.1:53:53",
};
// clang-format on

std::ostream& operator<<(std::ostream& out, const GoodText& sample)
{
    return out << sample.text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(endpoint)

// RFC 3986 §3.2.2: an IPv6 address stands in brackets before a port.
BOOST_DATA_TEST_CASE(from_text_reads_what_to_text_writes, data::make(good_texts), sample)
{
    const auto endpoint = Endpoint::from_text(sample.text, 53);

    BOOST_TEST_REQUIRE(endpoint.has_value());
    BOOST_TEST(endpoint->to_text() == sample.endpoint);
    BOOST_TEST(Endpoint::from_text(endpoint->to_text(), 0).value() == *endpoint);
}

BOOST_DATA_TEST_CASE(from_text_refuses_all_else, data::make(bad_texts), text)
{
    const auto endpoint = Endpoint::from_text(text, 53);

    BOOST_TEST_REQUIRE(endpoint.has_error());
    BOOST_TEST((endpoint.error() == boost::system::errc::invalid_argument));
}

BOOST_AUTO_TEST_CASE(endpoints_are_ordered_by_address_and_then_by_port)
{
    const auto read = [](std::string_view text) { return Endpoint::from_text(text, 0).value(); };
    const std::vector sorted{read("127.0.0.1:2"), read("127.0.0.1:10"), read("127.0.0.2:1"), read("[::1]:1")};

    auto endpoints = sorted;
    std::ranges::reverse(endpoints);
    std::sort(endpoints.begin(), endpoints.end());

    BOOST_TEST(endpoints == sorted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_the_unspecified_addresses_are_wildcards)
{
    BOOST_TEST(Endpoint::from_text("0.0.0.0", 53)->is_wildcard());
    BOOST_TEST(Endpoint::from_text("::", 53)->is_wildcard());
    BOOST_TEST(!Endpoint::from_text("::1", 53)->is_wildcard());
}

BOOST_AUTO_TEST_SUITE_END()
