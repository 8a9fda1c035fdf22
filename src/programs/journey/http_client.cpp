#include "programs/journey/http_client.hpp"

#include "namu/base/ascii.hpp"

#include <charconv>
#include <sstream>
#include <string_view>
#include <utility>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace namu::journey {
namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

constexpr unsigned http_1_1 = 11;
constexpr std::uint64_t most_body_octets = 4 << 20U;

template <typename Head>
std::string text_of(const Head& head)
{
    std::ostringstream text;
    text << head;
    return text.str();
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<std::chrono::seconds> max_age_of(std::string_view cache_control)
{
    constexpr std::string_view max_age = "max-age=";
    std::optional<std::chrono::seconds> found;
    while (!cache_control.empty()) {
        const std::size_t end = std::min(cache_control.find(','), cache_control.size());
        const std::string_view directive = trimmed(cache_control.substr(0, end));
        cache_control.remove_prefix(std::min(end + 1, cache_control.size()));
        if (equal_ignoring_case(directive, "no-store") || equal_ignoring_case(directive, "no-cache"))
            return std::nullopt;
        if (directive.size() <= max_age.size() ||
            !equal_ignoring_case(directive.substr(0, max_age.size()), max_age))
            continue;
        std::uint32_t seconds = 0;
        const auto [last, error] =
            std::from_chars(directive.data() + max_age.size(), directive.data() + directive.size(), seconds);
        if (error == std::errc{} && last == directive.data() + directive.size() && seconds > 0)
            found = std::chrono::seconds{seconds};
    }
    return found;
}

error_code HttpClient::create(const boost::asio::ip::address& for_address)
{
    error_code fault;
    socket_.open(for_address.is_v4() ? tcp::v4() : tcp::v6(), fault);
    return fault;
}

error_code HttpClient::connect(const net::Endpoint& server)
{
    const auto done = wait_for(context_, socket_, deadline(), [&](auto handler) {
        socket_.async_connect({server.address, server.port}, std::move(handler));
    });
    return done ? error_code{} : done.error();
}

Result<HttpClient::Written> HttpClient::write_get(const std::string& host, const std::string& target)
{
    http::request<http::empty_body> request{http::verb::get, target, http_1_1};
    request.set(http::field::host, host);
    request.set(http::field::user_agent, "namu journey");
    request.set(http::field::accept, "text/html, */*");
    request.set(http::field::connection, "close");
    const auto written = wait_for(context_, socket_, deadline(), [&](auto handler) {
        http::async_write(socket_, request, std::move(handler));
    });
    if (!written)
        return written.error();
    return Written{text_of(request.base()), *written};
}

Result<HttpResponse> HttpClient::read()
{
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(most_body_octets);
    const auto octets = wait_for(context_, socket_, deadline(), [&](auto handler) {
        http::async_read(socket_, buffer, parser, std::move(handler));
    });
    if (!octets)
        return octets.error();
    const auto& message = parser.get();
    HttpResponse response;
    response.head = text_of(message.base());
    response.body = message.body();
    response.status = message.result_int();
    response.reason = message.reason();
    response.location = message[http::field::location];
    response.max_age = max_age_of(message[http::field::cache_control]);
    response.octets = *octets;
    return response;
}

void HttpClient::close()
{
    error_code ignored; // the server may have gone first
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
}

net::Endpoint HttpClient::client() const
{
    error_code unknown;
    const tcp::endpoint local = socket_.local_endpoint(unknown);
    return {local.address(), local.port()};
}

bool is_http_error(const error_code& error)
{
    return error.category() == make_error_code(http::error::bad_method).category() && !is_broken_off(error);
}

bool is_broken_off(const error_code& error)
{
    return error == http::error::end_of_stream || error == http::error::partial_message ||
           error == boost::asio::error::eof || error == boost::asio::error::connection_reset;
}

} // namespace namu::journey
