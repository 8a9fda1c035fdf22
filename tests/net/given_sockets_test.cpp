#include "namu/net/given_sockets.hpp"

#include "namu/net/listeners.hpp"
#include "namu/net/socket_address.hpp"
#include "namu/net/socket_group.hpp"
#include "net/loopback.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace namu::net;
using namespace namu::net::test;

namespace {

/// As a service manager makes it: bound, blocking, and inherited by programs.
FileDescriptor bound_socket(int type, const char* address, int only_v6 = 1)
{
    const SocketAddress wanted{at(address)};
    FileDescriptor socket{::socket(wanted.any.sa_family, type, 0)};
    if (wanted.any.sa_family == AF_INET6)
        ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &only_v6, sizeof only_v6);
    BOOST_TEST_REQUIRE(::bind(socket.get(), &wanted.any, wanted.size()) == 0);
    return socket;
}

Endpoint endpoint_of(const FileDescriptor& socket)
{
    return local_endpoint(socket.get()).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(given_sockets)

BOOST_AUTO_TEST_CASE(they_are_found_by_transport_and_address)
{
    FileDescriptor udp = bound_socket(SOCK_DGRAM, "127.0.0.1:0");
    FileDescriptor tcp = bound_socket(SOCK_STREAM, "127.0.0.2:0");
    const Endpoint at_udp = endpoint_of(udp);
    const Endpoint at_tcp = endpoint_of(tcp);
    GivenSockets given;
    BOOST_TEST(given.add(std::move(udp)) == "");
    BOOST_TEST(given.add(std::move(tcp)) == "");

    BOOST_TEST(given.endpoints() == (std::vector{at_udp, at_tcp}), boost::test_tools::per_element());
    BOOST_TEST(given.take(Transport::tcp, at_udp).empty());
    BOOST_TEST(given.take(Transport::udp, at_udp).size() == 1U);
    BOOST_TEST(given.take(Transport::udp, at_udp).empty());
    BOOST_TEST(given.take(Transport::tcp, at_tcp).size() == 1U);
    BOOST_TEST(given.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_serve_is_refused_with_a_reason)
{
    GivenSockets given;
    BOOST_TEST(given.add(FileDescriptor{::socket(AF_UNIX, SOCK_DGRAM, 0)}).find("no bound UDP or TCP") !=
               std::string::npos);
    BOOST_TEST(given.add(FileDescriptor{::socket(AF_INET, SOCK_DGRAM, 0)}).find("no bound UDP or TCP") !=
               std::string::npos);
    BOOST_TEST(given.add(FileDescriptor{::open("/dev/null", O_RDONLY)}).find("no bound UDP or TCP") !=
               std::string::npos);
    BOOST_TEST(given.add(bound_socket(SOCK_DGRAM, "[::]:0", 0)).find("BindIPv6Only=ipv6-only") !=
               std::string::npos);
    BOOST_TEST(given.empty());
    BOOST_TEST(given.add(bound_socket(SOCK_DGRAM, "[::]:0", 1)) == "");
}

BOOST_AUTO_TEST_CASE(one_socket_serves_several_workers)
{
    std::vector<FileDescriptor> one;
    one.push_back(bound_socket(SOCK_DGRAM, "127.0.0.1:0"));
    const Endpoint endpoint = endpoint_of(one.front());

    auto group = adopt_socket_group(std::move(one), Transport::udp, endpoint, 2);

    BOOST_TEST_REQUIRE(group.has_value());
    BOOST_TEST_REQUIRE(group->size() == 2U);
    for (const FileDescriptor& socket : *group) {
        BOOST_TEST((endpoint_of(socket) == endpoint));
        BOOST_TEST((::fcntl(socket.get(), F_GETFL) & O_NONBLOCK) != 0);
        BOOST_TEST(::fcntl(socket.get(), F_GETFD) == FD_CLOEXEC);
    }
    // What one of them leaves, the others take.
    const UdpClient client{endpoint};
    client.send("question");
    group->front().reset();
    std::array<char, 16> octets{};
    BOOST_TEST(eventually([&] { return ::recv((*group)[1].get(), octets.data(), octets.size(), 0) == 8; }));
}

BOOST_AUTO_TEST_CASE(no_more_than_two_workers_are_woken_by_a_datagram)
{
    std::vector<FileDescriptor> udp;
    udp.push_back(bound_socket(SOCK_DGRAM, "127.0.0.1:0"));
    std::vector<FileDescriptor> tcp;
    tcp.push_back(bound_socket(SOCK_STREAM, "127.0.0.1:0"));
    const auto owners = [](const auto& group) {
        return std::ranges::count_if(group, [](const FileDescriptor& socket) { return bool{socket}; });
    };

    const auto udp_group = adopt_socket_group(std::move(udp), Transport::udp, at("127.0.0.1:0"), 5);
    const auto tcp_group = adopt_socket_group(std::move(tcp), Transport::tcp, at("127.0.0.1:0"), 5);

    BOOST_TEST_REQUIRE((udp_group.has_value() && tcp_group.has_value()));
    BOOST_TEST(udp_group->size() == 5U);
    BOOST_TEST(owners(*udp_group) == 2);
    BOOST_TEST(owners(*tcp_group) == 5);
}

BOOST_AUTO_TEST_CASE(all_are_kept_where_there_are_more_than_workers)
{
    auto group = open_socket_group(Transport::udp, at("127.0.0.1:0"), 4);
    BOOST_TEST_REQUIRE(group.has_value());
    const Endpoint endpoint = endpoint_of(group->front());
    GivenSockets given;
    for (FileDescriptor& socket : *group)
        BOOST_TEST(given.add(std::move(socket)) == "");

    const auto listeners = open_listeners(std::array{endpoint}, 2, given);

    BOOST_TEST_REQUIRE(listeners.has_value());
    BOOST_TEST(listeners->front().udp.size() == 4U);
    BOOST_TEST(listeners->front().tcp.size() == 4U);
}

BOOST_AUTO_TEST_CASE(the_transport_that_was_not_given_is_opened)
{
    FileDescriptor udp = bound_socket(SOCK_DGRAM, "127.0.0.1:0");
    const Endpoint endpoint = endpoint_of(udp);
    GivenSockets given;
    BOOST_TEST(given.add(std::move(udp)) == "");

    const auto listeners = open_listeners(std::array{endpoint}, 1, given);

    BOOST_TEST_REQUIRE(listeners.has_value());
    BOOST_TEST(given.empty());
    BOOST_TEST(TcpClient{endpoint}.is_connected());
}

BOOST_AUTO_TEST_CASE(a_given_tcp_socket_takes_connections)
{
    FileDescriptor tcp = bound_socket(SOCK_STREAM, "127.0.0.1:0");
    const Endpoint endpoint = endpoint_of(tcp);
    GivenSockets given;
    BOOST_TEST(given.add(std::move(tcp)) == "");

    const auto listeners = open_listeners(std::array{endpoint}, 2, given);

    BOOST_TEST_REQUIRE(listeners.has_value());
    BOOST_TEST(TcpClient{endpoint}.is_connected());
}

BOOST_AUTO_TEST_CASE(what_nobody_asked_for_is_left)
{
    GivenSockets given;
    BOOST_TEST(given.add(bound_socket(SOCK_DGRAM, "127.0.0.3:0")) == "");

    BOOST_TEST(open_listeners(std::array{at("127.0.0.1:0")}, 1, given).has_value());
    BOOST_TEST(!given.empty());
}

BOOST_AUTO_TEST_SUITE_END()
