#include "namu/net/socket_address.hpp"

#include <boost/test/unit_test.hpp>

#include "support/hex.hpp"

namespace {

using namu::net::Endpoint;
using namu::net::SocketAddress;
using namu::testing::to_hex;

BOOST_AUTO_TEST_SUITE(socket_address)

BOOST_AUTO_TEST_CASE(it_is_the_endpoint_that_it_was_made_of)
{
    for (const char* const text : {"192.0.2.1:53", "[2001:db8::1]:5353"})
        BOOST_TEST(SocketAddress{Endpoint::from_text(text, 0).value()}.endpoint().to_text() == text);
}

BOOST_AUTO_TEST_CASE(the_octets_of_the_address_are_in_network_order)
{
    const SocketAddress v4{Endpoint::from_text("192.0.2.1", 53).value()};
    const SocketAddress v6{Endpoint::from_text("2001:db8::1", 53).value()};

    BOOST_TEST(to_hex(v4.address_octets()) == "c0000201");
    BOOST_TEST(to_hex(v6.address_octets()) == "20010db8000000000000000000000001");
    BOOST_TEST(SocketAddress{}.address_octets().empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
