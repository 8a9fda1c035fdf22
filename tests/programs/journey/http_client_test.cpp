#include "programs/journey/http_client.hpp"

#include <chrono>
#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/unit_test.hpp>

namespace namu::journey {
namespace {

using boost::asio::ip::tcp;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(http_client)

/// A server that accepts, says what a test wants, and closes.
struct Fixture {
    Fixture() { static_cast<void>(client.create(address)); }

    Result<HttpResponse> read_from(const std::string& said)
    {
        if (const auto fault = client.connect({address, acceptor.local_endpoint().port()}))
            return fault;
        tcp::socket server = acceptor.accept();
        boost::asio::write(server, boost::asio::buffer(said));
        server.shutdown(tcp::socket::shutdown_send);
        return client.read();
    }

    boost::asio::io_context context;
    boost::asio::ip::address address = boost::asio::ip::make_address("127.0.0.1");
    tcp::acceptor acceptor{context, tcp::endpoint{address, 0}};
    HttpClient client{context, std::chrono::milliseconds{300}};
};

BOOST_FIXTURE_TEST_CASE(a_response_is_read_with_all_that_a_browser_wants, Fixture)
{
    const std::string head =
        "HTTP/1.1 301 Moved\r\nLocation: /dir/\r\nCache-Control: max-age=60\r\nContent-Length: 4\r\n\r\n";
    const auto response = read_from(head + "body");

    BOOST_TEST_REQUIRE(response.has_value());
    BOOST_TEST(response->status == 301U);
    BOOST_TEST(response->reason == "Moved");
    BOOST_TEST(response->location == "/dir/");
    BOOST_TEST(response->body == "body");
    BOOST_TEST(response->head == head);
    BOOST_TEST(response->octets == head.size() + 4);
    BOOST_TEST((response->max_age == seconds{60}));
}

BOOST_FIXTURE_TEST_CASE(what_is_no_http_is_told_from_a_broken_connection, Fixture)
{
    const auto response = read_from("220 ftp ready\r\n\r\n");

    BOOST_TEST_REQUIRE(response.has_error());
    BOOST_TEST(is_http_error(response.error()));
    BOOST_TEST(!is_broken_off(response.error()));
}

BOOST_FIXTURE_TEST_CASE(a_response_that_breaks_off_is_no_response, Fixture)
{
    const auto response = read_from("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");

    BOOST_TEST_REQUIRE(response.has_error());
    BOOST_TEST(is_broken_off(response.error()));
}

BOOST_FIXTURE_TEST_CASE(nobody_says_anything, Fixture)
{
    BOOST_TEST_REQUIRE(!client.connect({address, acceptor.local_endpoint().port()}));
    const auto response = client.read();

    BOOST_TEST_REQUIRE(response.has_error());
    BOOST_TEST(response.error() == boost::asio::error::timed_out);
}

BOOST_FIXTURE_TEST_CASE(nobody_listens, Fixture)
{
    const std::uint16_t port = acceptor.local_endpoint().port();
    acceptor.close();

    BOOST_TEST(client.connect({address, port}) == boost::asio::error::connection_refused);
}

// RFC 9111 §5.2.2
BOOST_AUTO_TEST_CASE(the_server_says_how_long_a_page_may_be_kept)
{
    BOOST_TEST((max_age_of("max-age=60") == seconds{60}));
    BOOST_TEST((max_age_of("public , Max-Age=5") == seconds{5}));
    for (const char* const text :
         {"", "no-store, max-age=60", "max-age=60, no-cache", "max-age=0", "max-age=x",
          "max-age=", "s-maxage=60", "max-age=-1", "max-age=99999999999"})
        BOOST_TEST(!max_age_of(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
} // namespace namu::journey
