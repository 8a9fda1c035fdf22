#include "namu/net/port_holder.hpp"

#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"
#include "net/loopback.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <fstream>
#include <ostream>

namespace data = boost::unit_test::data;
using namespace namu::net;
using namespace namu::net::test;

namespace {

struct Search {
    std::string_view held;
    std::string_view wanted;
    bool found;
};

// clang-format off
const Search searches[] = {
    {"127.0.0.1", "127.0.0.1", true},
    {"127.0.0.1", "0.0.0.0",   true},
    {"0.0.0.0",   "127.0.0.1", true},
    {"::1",       "::1",       true},
    {"::1",       "::",        true},
    {"127.0.0.1", "127.0.0.2", false},
    {"127.0.0.1", "::1",       false},
    {"0.0.0.0",   "::1",       false},
    {"::1",       "0.0.0.0",   false},
};
// clang-format on

std::ostream& operator<<(std::ostream& out, const Search& search)
{
    return out << search.held << " held, " << search.wanted << " wanted";
}

std::string own_command()
{
    std::ifstream in{"/proc/self/comm"};
    std::string command;
    std::getline(in, command);
    return command;
}

} // namespace

BOOST_AUTO_TEST_SUITE(port_holder)

BOOST_DATA_TEST_CASE(the_process_in_the_way_is_found,
                     data::make({Transport::udp, Transport::tcp}) * data::make(searches), transport, search)
{
    const auto group = open_socket_group(transport, at(search.held), 1);
    BOOST_TEST_REQUIRE(group.has_value());
    const auto port = local_endpoint(group->front().get())->port;

    const auto holder = find_port_holder(transport, {at(search.wanted).address, port});

    BOOST_TEST_REQUIRE(holder.has_value() == search.found);
    if (holder) {
        BOOST_TEST(holder->process == ::getpid());
        BOOST_TEST(holder->command == own_command());
    }
}

BOOST_AUTO_TEST_CASE(a_free_port_has_no_holder)
{
    auto group = open_socket_group(Transport::udp, at("127.0.0.1"), 1);
    const auto endpoint = local_endpoint(group->front().get()).value();
    group->clear();

    BOOST_TEST(!find_port_holder(Transport::udp, endpoint).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
