#define BOOST_TEST_MODULE boost_test_example
#include "lookup.hpp"

#include <namu/test/server.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(a_lost_reply_is_asked_for_again)
{
    namu::test::Server server{R"(
        $ORIGIN example.com.
        www A 192.0.2.1
    )"};
    server.fault("drop first=1");

    BOOST_TEST(lookup(server.port(), "www.example.com") == "192.0.2.1");
    server.expect("2 A www.example.com");
}

BOOST_AUTO_TEST_CASE(an_address_changes)
{
    namu::test::Server server{"www A 192.0.2.1"};
    BOOST_TEST(lookup(server.port(), "www.test") == "192.0.2.1");
    server.remove("www");
    server.add("www A 192.0.2.2");
    BOOST_TEST(lookup(server.port(), "www.test") == "192.0.2.2");
}
