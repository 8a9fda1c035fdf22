#include "namu/net/socket_group.hpp"

#include "namu/net/socket_address.hpp"
#include "net/loopback.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/socket.h>

#include <array>
#include <ostream>

namespace data = boost::unit_test::data;
using namespace namu::net;
using namespace namu::net::test;

namespace {

struct Place {
    Transport transport;
    std::string_view address;
};

const Place places[] = {
    {Transport::udp, "127.0.0.1"}, {Transport::udp, "0.0.0.0"},   {Transport::udp, "::1"},
    {Transport::udp, "::"},        {Transport::tcp, "127.0.0.1"}, {Transport::tcp, "0.0.0.0"},
    {Transport::tcp, "::1"},       {Transport::tcp, "::"},
};

std::ostream& operator<<(std::ostream& out, const Place& place)
{
    return out << place.transport << " on " << place.address;
}

/// A socket of somebody who wants to share: SO_REUSEADDR and SO_REUSEPORT are both set before the bind.
FileDescriptor sharing_socket(Transport transport)
{
    const int type = transport == Transport::udp ? SOCK_DGRAM : SOCK_STREAM;
    FileDescriptor socket{::socket(AF_INET, type | SOCK_NONBLOCK, 0)};
    const int on = 1;
    BOOST_REQUIRE_EQUAL(::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on), 0);
    if (transport == Transport::tcp)
        BOOST_REQUIRE_EQUAL(::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on), 0);
    return socket;
}

bool bind_and_listen(const FileDescriptor& socket, Transport transport, const Endpoint& endpoint)
{
    const SocketAddress address{endpoint};
    return ::bind(socket.get(), &address.any, address.size()) == 0 &&
           (transport == Transport::udp || ::listen(socket.get(), 16) == 0);
}

Endpoint endpoint_of(const FileDescriptor& socket)
{
    return local_endpoint(socket.get()).value();
}

std::size_t take_all(const FileDescriptor& socket)
{
    std::array<char, 16> buffer;
    std::size_t count = 0;
    while (::recv(socket.get(), buffer.data(), buffer.size(), MSG_DONTWAIT) > 0)
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(socket_group)

BOOST_DATA_TEST_CASE(a_second_server_cannot_share_the_endpoint, data::make(places) * data::make({1U, 2U, 4U}),
                     place, workers)
{
    const auto first = open_socket_group(place.transport, at(place.address), workers);
    BOOST_TEST_REQUIRE(first.has_value());

    const auto second = open_socket_group(place.transport, endpoint_of(first->front()), workers);

    BOOST_TEST(first->size() == workers);
    BOOST_TEST_REQUIRE(second.has_error());
    BOOST_TEST((second.error() == boost::system::errc::address_in_use));
}

BOOST_DATA_TEST_CASE(a_port_held_by_somebody_who_would_share_is_still_refused,
                     data::make({Transport::udp, Transport::tcp}) * data::make({1U, 2U}), transport, workers)
{
    const auto holder = sharing_socket(transport);
    BOOST_TEST_REQUIRE(bind_and_listen(holder, transport, at("127.0.0.1:0")));

    const auto group = open_socket_group(transport, endpoint_of(holder), workers);

    BOOST_TEST_REQUIRE(group.has_error());
    BOOST_TEST((group.error() == boost::system::errc::address_in_use));
}

BOOST_DATA_TEST_CASE(a_lone_socket_lets_nobody_in, data::make({Transport::udp, Transport::tcp}), transport)
{
    const auto group = open_socket_group(transport, at("127.0.0.1:0"), 1);
    BOOST_TEST_REQUIRE(group.has_value());

    BOOST_TEST(!bind_and_listen(sharing_socket(transport), transport, endpoint_of(group->front())));
}

BOOST_AUTO_TEST_CASE(who_joins_a_group_from_outside_gets_none_of_its_datagrams)
{
    constexpr std::size_t questions = 400;
    const auto group = open_socket_group(Transport::udp, at("127.0.0.1:0"), 2);
    BOOST_TEST_REQUIRE(group.has_value());
    const auto endpoint = endpoint_of(group->front());
    const auto stranger = sharing_socket(Transport::udp);
    BOOST_TEST_REQUIRE(bind_and_listen(stranger, Transport::udp, endpoint));

    const UdpClient client{endpoint};
    for (std::size_t i = 0; i < questions; ++i)
        client.send("question");

    BOOST_TEST(take_all(stranger) == 0U);
    BOOST_TEST(take_all((*group)[0]) + take_all((*group)[1]) == questions);
}

BOOST_AUTO_TEST_CASE(every_worker_gets_datagrams_of_one_client)
{
    const auto group = open_socket_group(Transport::udp, at("127.0.0.1:0"), 4);
    BOOST_TEST_REQUIRE(group.has_value());

    const UdpClient client{endpoint_of(group->front())};
    for (int i = 0; i < 400; ++i)
        client.send("question");

    for (const auto& socket : *group)
        BOOST_TEST(take_all(socket) > 40U);
}

BOOST_AUTO_TEST_CASE(every_worker_gets_connections)
{
    const auto group = open_socket_group(Transport::tcp, at("127.0.0.1:0"), 2);
    BOOST_TEST_REQUIRE(group.has_value());

    std::vector<TcpClient> clients;
    for (int i = 0; i < 64; ++i)
        clients.emplace_back(endpoint_of(group->front()));

    for (const auto& socket : *group)
        BOOST_TEST((FileDescriptor{::accept(socket.get(), nullptr, nullptr)}).get() >= 0);
}

BOOST_AUTO_TEST_CASE(ipv4_and_ipv6_wildcards_do_not_get_in_each_others_way)
{
    const auto v6 = open_socket_group(Transport::udp, at("[::]:0"), 2);
    BOOST_TEST_REQUIRE(v6.has_value());

    const auto v4 =
        open_socket_group(Transport::udp, {at("0.0.0.0").address, endpoint_of(v6->front()).port}, 2);

    BOOST_TEST(v4.has_value());
}

BOOST_AUTO_TEST_CASE(connections_in_time_wait_do_not_keep_the_port)
{
    auto group = open_socket_group(Transport::tcp, at("127.0.0.1:0"), 2);
    BOOST_TEST_REQUIRE(group.has_value());
    const auto endpoint = endpoint_of(group->front());
    const TcpClient client{endpoint};
    BOOST_TEST_REQUIRE(eventually([&] {
        for (const auto& socket : *group) {
            if (FileDescriptor{::accept(socket.get(), nullptr, nullptr)})
                return true; // and closes first, so TIME_WAIT is on this side
        }
        return false;
    }));
    BOOST_TEST_REQUIRE(client.sees_end());
    group->clear();

    BOOST_TEST(open_socket_group(Transport::tcp, endpoint, 2).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_of_another_machine_is_not_available)
{
    const auto group = open_socket_group(Transport::udp, at("192.0.2.77:0"), 2);

    BOOST_TEST_REQUIRE(group.has_error());
    BOOST_TEST((group.error() == boost::system::errc::address_not_available));
}

// checklist: 7.14
BOOST_AUTO_TEST_CASE(the_system_is_asked_not_to_cut_up_answers_over_udp)
{
    const auto v4 =
        open_socket_group(Transport::udp, Endpoint::from_text("127.0.0.1:0", 0).value(), 1).value();
    int value = 0;
    socklen_t size = sizeof value;
    BOOST_TEST(::getsockopt(v4.front().get(), IPPROTO_IP, IP_MTU_DISCOVER, &value, &size) == 0);
    BOOST_TEST(value == IP_PMTUDISC_PROBE); // DF, whatever ICMP says (RFC 9715 §3.1)

    const auto v6 = open_socket_group(Transport::udp, Endpoint::from_text("[::1]:0", 0).value(), 1);
    if (!v6)
        return; // no IPv6 here
    BOOST_TEST(::getsockopt(v6->front().get(), IPPROTO_IPV6, IPV6_MTU_DISCOVER, &value, &size) == 0);
    BOOST_TEST(value == IPV6_PMTUDISC_PROBE);
}

BOOST_AUTO_TEST_SUITE_END()
