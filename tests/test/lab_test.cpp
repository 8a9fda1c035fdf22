#include "namu/test/lab.hpp"

#include "namu/test/errors.hpp"
#include "support/folder.hpp"
#include "support/tests_folder.hpp"
#include "test/ask.hpp"

#include <stdexcept>
#include <string>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::test::Lab;
using namu::testing::answer_text;

BOOST_AUTO_TEST_SUITE(test_lab)

std::string asked(const net::Endpoint& server, const std::string& name, RRType type = RRType::A)
{
    return answer_text(namu::testing::ask(server.address.to_string(), server.port, name, type));
}

std::string shipped_lab()
{
    return (namu::testing::tests_folder() / ".." / "zones" / "lab").string();
}

BOOST_AUTO_TEST_CASE(the_shipped_lab_is_walked_once_and_then_remembered)
{
    Lab lab{shipped_lab()};
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    lab.expect("1 A www.lab.glasscom.com at com");
    lab.expect("1 A www.lab.glasscom.com at ns.lab.glasscom.com");
    lab.expect("2 A www.lab.glasscom.com at nearest");

    lab.flush_cache();
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    lab.expect("2 A www.lab.glasscom.com at com");
}

BOOST_AUTO_TEST_CASE(what_is_remembered_ends_when_time_is_turned)
{
    Lab lab{shipped_lab()};
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    lab.advance(std::chrono::seconds{299});
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    lab.expect("1 A www.lab.glasscom.com at lab.glasscom.com");
    lab.advance(std::chrono::seconds{2});
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    lab.expect("2 A www.lab.glasscom.com at lab.glasscom.com");
}

BOOST_AUTO_TEST_CASE(one_server_of_a_hierarchy_is_broken)
{
    Lab lab{shipped_lab()};
    lab.fault("lame server=ns.com");
    BOOST_TEST(asked(lab.nearest(), "www.lab.glasscom.com") == "SERVFAIL");
    BOOST_TEST(asked(lab.nearest(), "www.cyber.co.kr") != "SERVFAIL");
    BOOST_TEST(asked(lab.server("ns.com"), "com", RRType::SOA) == "REFUSED");
}

BOOST_AUTO_TEST_CASE(labs_may_stand_beside_each_other)
{
    const Lab first{shipped_lab()};
    const Lab second{shipped_lab()};
    BOOST_TEST(first.port() != second.port());
    BOOST_TEST(asked(first.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
    BOOST_TEST(asked(second.nearest(), "www.lab.glasscom.com") == "127.0.5.80");
}

BOOST_AUTO_TEST_CASE(it_says_what_is_wrong)
{
    BOOST_CHECK_THROW(Lab{"no/such/folder"}, namu::test::BadZone);
    namu::testing::Folder folder;
    BOOST_CHECK_THROW(Lab{folder.path()}, std::runtime_error);
    folder.write("test.zone", "$TTL 60\n@ SOA ns me 1 2 3 4 5\n NS ns\nns A 192.0.2.300\n");
    BOOST_CHECK_THROW(Lab{folder.path()}, namu::test::BadZone);
    folder.write("test.zone", "$TTL 60\n@ SOA ns.a. me.b. 1 2 3 4 5\n NS ns.elsewhere.\n");
    BOOST_CHECK_THROW(Lab{folder.path()}, namu::test::CannotStart);

    const Lab without{shipped_lab(), {.has_nearest = false}};
    BOOST_CHECK_THROW(static_cast<void>(without.nearest()), namu::test::CannotStart);
    BOOST_CHECK_THROW(static_cast<void>(without.server("ns.nowhere")), std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
