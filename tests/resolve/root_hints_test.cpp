#include "namu/resolve/root_hints.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using resolve::RootHints;

Message::Record record(const std::string& owner, RRType type, std::vector<std::uint8_t> rdata)
{
    return {Name::from_text(owner).value(), type, RRClass::IN, Ttl::from_wire(300), std::move(rdata)};
}

std::vector<std::uint8_t> name_data(const std::string& name)
{
    const Name target = Name::from_text(name).value();
    return {target.octets().begin(), target.octets().end()};
}

// RFC 9609 §3
BOOST_AUTO_TEST_CASE(hints_are_servers_and_their_addresses)
{
    std::vector<std::uint8_t> v6(16);
    v6.back() = 1;

    const RootHints hints = RootHints::of({
        record(".", RRType::NS, name_data("a.root.")),
        record(".", RRType::NS, name_data("b.root.")),
        record("a.root.", RRType::A, {192, 0, 2, 1}),
        record("A.ROOT.", RRType::AAAA, v6),
        record("other.", RRType::A, {192, 0, 2, 9}),
    });

    BOOST_TEST(hints.top.is_root());
    BOOST_TEST_REQUIRE(hints.servers.size() == 2U);
    BOOST_TEST(hints.servers[0].name.to_text() == "a.root.");
    BOOST_TEST(hints.servers[0].address.to_text() == "192.0.2.1");
    BOOST_TEST(hints.servers[1].address.to_text() == "::1");
}

BOOST_AUTO_TEST_CASE(the_top_need_not_be_the_root)
{
    const RootHints hints = RootHints::of(
        {record("lab.", RRType::NS, name_data("ns.lab.")), record("ns.lab.", RRType::A, {192, 0, 2, 1})});

    BOOST_TEST(hints.top.to_text() == "lab.");
    BOOST_TEST(hints.servers.size() == 1U);
}

} // namespace
