#include "namu/http/server.hpp"

#include "namu/http/router.hpp"
#include "support/folder.hpp"

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using boost::asio::ip::tcp;

BOOST_AUTO_TEST_SUITE(server)

/// A server with some pages, and clients in the same context.
struct Fixture {
    Fixture()
    {
        http::Router router;
        router.add("/hello", [](const http::Request& request) {
            return http::Reply{.body = "hello " + request.client.address.to_string() + " " +
                                       std::to_string(request.number)};
        });
        router.add("/file", [this](const http::Request&) { return http::Reply{.file = file}; });
        router.add("/fault", [](const http::Request&) -> http::Reply { throw std::runtime_error{"oh"}; });
        http::Server::Settings settings{.endpoints = {{boost::asio::ip::make_address("127.0.0.1"), 0},
                                                      {boost::asio::ip::make_address("127.0.0.2"), 0}},
                                        .handler = std::move(router),
                                        .time_limit = std::chrono::milliseconds{300},
                                        .most_connections = 2};
        server = http::Server::open(context, std::move(settings)).value();
    }

    tcp::socket connect(std::size_t endpoint = 0)
    {
        tcp::socket socket{context};
        socket.connect({server->endpoints()[endpoint].address, server->endpoints()[endpoint].port});
        return socket;
    }

    /// All that comes until the server closes the connection; "open" where it does not in ten seconds.
    std::string read_to_end(tcp::socket& socket)
    {
        std::string text;
        bool is_over = false;
        boost::asio::async_read(socket, boost::asio::dynamic_buffer(text),
                                [&](auto, auto) { is_over = true; });
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (!is_over && std::chrono::steady_clock::now() < deadline)
            context.run_one_until(deadline);
        return is_over ? text : "open";
    }

    std::string exchange(const std::string& request, std::size_t endpoint = 0)
    {
        tcp::socket socket = connect(endpoint);
        boost::asio::write(socket, boost::asio::buffer(request));
        return read_to_end(socket);
    }

    std::string get(const std::string& target, const std::string& method = "GET")
    {
        return exchange(method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }

    testing::Folder folder;
    std::filesystem::path file = folder.path("absent");
    boost::asio::io_context context;
    std::unique_ptr<http::Server> server;
};

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

BOOST_FIXTURE_TEST_CASE(a_page_is_a_function_of_the_request, Fixture)
{
    const std::string text = get("/hello?with=query");

    BOOST_TEST(text.starts_with("HTTP/1.1 200 OK\r\n"));
    BOOST_TEST(has(text, "Content-Length: 17\r\n"));
    BOOST_TEST(text.ends_with("\r\n\r\nhello 127.0.0.1 1"));
}

BOOST_FIXTURE_TEST_CASE(all_endpoints_have_the_same_port_and_answer, Fixture)
{
    BOOST_TEST(server->endpoints()[0].port == server->endpoints()[1].port);
    BOOST_TEST(has(exchange("GET /hello HTTP/1.0\r\n\r\n", 1), "hello 127.0.0.1 1"));
}

BOOST_FIXTURE_TEST_CASE(a_connection_serves_one_request_after_the_other, Fixture)
{
    const std::string text = exchange("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
                                      "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    BOOST_TEST(has(text, "hello 127.0.0.1 1"));
    BOOST_TEST(text.ends_with("hello 127.0.0.1 2"));
}

// RFC 9110 §9.3.2
BOOST_FIXTURE_TEST_CASE(head_gets_what_get_would_without_the_body, Fixture)
{
    const std::string text = get("/hello", "HEAD");

    BOOST_TEST(has(text, "Content-Length: 17\r\n"));
    BOOST_TEST(text.ends_with("\r\n\r\n"));
}

BOOST_FIXTURE_TEST_CASE(a_page_that_is_not_there_is_404_and_says_which_are, Fixture)
{
    const std::string text = get("/hell");

    BOOST_TEST(text.starts_with("HTTP/1.1 404 Not Found\r\n"));
    BOOST_TEST(has(text, "/fault, /file, /hello"));
}

// RFC 9110 §15.5.6
BOOST_FIXTURE_TEST_CASE(other_methods_are_405_and_learn_which_are_allowed, Fixture)
{
    const std::string text = exchange("POST /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                                      "Connection: close\r\n\r\nhi");

    BOOST_TEST(text.starts_with("HTTP/1.1 405 Method Not Allowed\r\n"));
    BOOST_TEST(has(text, "Allow: GET, HEAD\r\n"));
}

BOOST_FIXTURE_TEST_CASE(a_file_is_sent_and_one_that_cannot_be_read_is_403, Fixture)
{
    BOOST_TEST(get("/file").starts_with("HTTP/1.1 403 Forbidden\r\n"));
    folder.write("absent", "now here");
    BOOST_TEST(get("/file").ends_with("\r\n\r\nnow here"));
}

BOOST_FIXTURE_TEST_CASE(a_page_that_throws_is_500_and_the_server_goes_on, Fixture)
{
    BOOST_TEST(get("/fault").starts_with("HTTP/1.1 500 Internal Server Error\r\n"));
    BOOST_TEST(get("/hello").starts_with("HTTP/1.1 200 OK\r\n"));
}

BOOST_FIXTURE_TEST_CASE(requests_that_are_too_large_are_refused, Fixture)
{
    BOOST_TEST(exchange("GET / HTTP/1.1\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n")
                   .starts_with("HTTP/1.1 431 "));
    BOOST_TEST(exchange("GET / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n").starts_with("HTTP/1.1 413 "));
    BOOST_TEST(exchange("nonsense\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request"));
}

BOOST_FIXTURE_TEST_CASE(who_sends_a_request_slowly_is_let_go, Fixture)
{
    tcp::socket socket = connect();
    boost::asio::write(socket, boost::asio::buffer(std::string{"GET / HTT"}));

    BOOST_TEST(read_to_end(socket).empty());
}

BOOST_FIXTURE_TEST_CASE(more_connections_than_allowed_are_closed_as_they_come, Fixture)
{
    const tcp::socket first = connect();
    const tcp::socket second = connect();
    tcp::socket third = connect();

    BOOST_TEST(read_to_end(third).empty());
}

BOOST_FIXTURE_TEST_CASE(a_port_that_is_taken_is_an_error, Fixture)
{
    const auto again =
        http::Server::open(context, {.endpoints = server->endpoints(), .handler = http::Router{}});

    BOOST_TEST_REQUIRE(again.has_error());
    BOOST_TEST((again.error().error == boost::system::errc::address_in_use));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
