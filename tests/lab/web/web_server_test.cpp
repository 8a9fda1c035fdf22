#include "namu/lab/web/web_server.hpp"

#include "support/folder.hpp"

#include <chrono>
#include <memory>
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
using lab::WebServer;

BOOST_AUTO_TEST_SUITE(web_server)

/// A server with one page, and clients in the same context.
struct Fixture {
    Fixture() { folder.write("www/www.test/page.html", "the page"); }

    void open(std::size_t most_connections = 10)
    {
        WebServer::Settings settings{.endpoints = {{boost::asio::ip::make_address("127.0.0.1"), 0}},
                                     .folder = lab::WebFolder{folder.path("www")},
                                     .time_limit = std::chrono::milliseconds{200},
                                     .most_connections = most_connections};
        server = WebServer::open(context, std::move(settings)).value();
    }

    tcp::socket connect()
    {
        tcp::socket socket{context};
        socket.connect({boost::asio::ip::make_address("127.0.0.1"), server->port()});
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

    std::string exchange(const std::string& request)
    {
        tcp::socket socket = connect();
        boost::asio::write(socket, boost::asio::buffer(request));
        return read_to_end(socket);
    }

    testing::Folder folder;
    boost::asio::io_context context;
    std::unique_ptr<WebServer> server;
};

BOOST_FIXTURE_TEST_CASE(two_requests_on_one_connection_are_answered_in_order, Fixture)
{
    open();
    const std::string head = " HTTP/1.1\r\nHost: www.test\r\n";
    const std::string text =
        exchange("GET /page.html" + head + "\r\nGET /other.html" + head + "Connection: close\r\n\r\n");

    const std::size_t first = text.find("HTTP/1.1 200 OK");
    const std::size_t second = text.find("HTTP/1.1 404 Not Found");
    BOOST_TEST(first == 0U);
    BOOST_TEST(text.find("the page") < second);
    BOOST_TEST(second != std::string::npos);
}

// RFC 9112 §3.2
BOOST_FIXTURE_TEST_CASE(a_request_without_a_host_is_bad, Fixture)
{
    open();

    BOOST_TEST(
        exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request"));
    BOOST_TEST(exchange("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")
                   .starts_with("HTTP/1.1 400 Bad Request"));
}

// RFC 9112 §3.2.2
BOOST_FIXTURE_TEST_CASE(a_host_in_the_target_counts_more_than_the_field, Fixture)
{
    open();

    const std::string text =
        exchange("GET http://www.test/page.html HTTP/1.1\r\nHost: other.test\r\nConnection: close\r\n\r\n");
    BOOST_TEST(text.find("the page") != std::string::npos);
}

// RFC 9110 §5.6.7
BOOST_FIXTURE_TEST_CASE(a_response_has_a_date, Fixture)
{
    open();

    const std::string text = exchange("GET / HTTP/1.1\r\nHost: www.test\r\nConnection: close\r\n\r\n");
    const std::size_t at = text.find("\r\nDate: ");
    BOOST_TEST_REQUIRE(at != std::string::npos);
    BOOST_TEST(text.substr(at + 33, 6) == " GMT\r\n");
}

BOOST_FIXTURE_TEST_CASE(a_host_without_pages_has_one_that_tells_clients_apart, Fixture)
{
    open();
    tcp::socket socket = connect();
    boost::asio::write(socket, boost::asio::buffer(std::string{"GET / HTTP/1.0\r\nHost: own.test\r\n\r\n"}));
    const std::string me = "127.0.0.1:" + std::to_string(socket.local_endpoint().port());

    const std::string text = read_to_end(socket);
    BOOST_TEST(text.find("<b>own.test</b>") != std::string::npos);
    BOOST_TEST(text.find("You are " + me) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_client_that_says_nothing_is_let_go, Fixture)
{
    open();
    tcp::socket socket = connect();

    BOOST_TEST(read_to_end(socket).empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_no_request_is_refused, Fixture)
{
    open();

    BOOST_TEST(exchange("nonsense\r\n\r\n").starts_with("HTTP/1.1 400 Bad Request"));
    BOOST_TEST(exchange("GET / HTTP/1.1\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n")
                   .starts_with("HTTP/1.1 431 "));
}

BOOST_FIXTURE_TEST_CASE(more_connections_than_allowed_are_closed_as_they_come, Fixture)
{
    open(1);
    tcp::socket first = connect();
    tcp::socket second = connect();

    BOOST_TEST(read_to_end(second).empty());
    boost::asio::write(first,
                       boost::asio::buffer(std::string{"GET /page.html HTTP/1.0\r\nHost: www.test\r\n\r\n"}));
    BOOST_TEST(read_to_end(first).find("the page") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(connections_end_with_the_server, Fixture)
{
    open();
    tcp::socket socket = connect();
    context.run_one_for(std::chrono::seconds{5}); // it is accepted
    server.reset();

    BOOST_TEST(read_to_end(socket).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
