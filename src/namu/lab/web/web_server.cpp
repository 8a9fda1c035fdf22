#include "namu/lab/web/web_server.hpp"

#include "namu/lab/web/web_response.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>

namespace namu::lab {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::uint32_t most_head_octets = 8 * 1024;
constexpr std::uint64_t most_body_octets = 64 * 1024; ///< of a request; it means nothing for GET
constexpr std::chrono::milliseconds retry_after{100};

/// What is said about a request that cannot be read; nothing where the client has just gone, or been silent for too long.
std::optional<http::status> complaint_about(const error_code& error)
{
    if (error == http::error::header_limit)
        return http::status::request_header_fields_too_large;
    if (error == http::error::body_limit)
        return http::status::payload_too_large;
    const bool is_gone = error == http::error::end_of_stream || error == http::error::partial_message;
    if (is_gone || error.category() != make_error_code(http::error::bad_method).category())
        return std::nullopt;
    return http::status::bad_request;
}

} // namespace

struct WebServer::State {
    State(asio::io_context& the_context, Settings the_settings)
        : context{the_context},
          settings{std::move(the_settings)}
    {}

    asio::io_context& context;
    Settings settings;
    std::vector<tcp::acceptor> acceptors;
    std::vector<asio::steady_timer> retries; ///< of accepting
    std::set<Connection*> connections;       ///< that are open
    std::uint16_t port = 0;
};

/// A client's connection: requests one after the other.
class WebServer::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<State> state, tcp::socket socket, WebVisit visit)
        : state_{std::move(state)},
          stream_{std::move(socket)},
          visit_{std::move(visit)}
    {
        state_->connections.insert(this);
    }
    ~Connection() { state_->connections.erase(this); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void read()
    {
        parser_.emplace();
        parser_->header_limit(most_head_octets);
        parser_->body_limit(most_body_octets);
        stream_.expires_after(state_->settings.time_limit);
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](const error_code& error, std::size_t /*octets*/) {
                             self->on_request(error);
                         });
    }

    void close() { stream_.close(); }

private:
    void on_request(const error_code& error)
    {
        const WebRequest request = parser_->release();
        if (const auto complaint = complaint_about(error)) {
            return write(
                refuse(request, visit_, *complaint, "This request cannot be read: " + error.message() + "."));
        }
        if (error)
            return close();
        write(respond(request, visit_, state_->settings.folder));
    }

    void write(http::message_generator response)
    {
        const bool goes_on = response.keep_alive();
        stream_.expires_after(state_->settings.time_limit);
        beast::async_write(
            stream_, std::move(response),
            [self = shared_from_this(), goes_on](const error_code& error, std::size_t /*octets*/) {
                if (error || !goes_on)
                    return self->finish();
                ++self->visit_.number;
                self->read();
            });
    }

    void finish()
    {
        error_code ignored; // the client may have gone first
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.close();
    }

    std::shared_ptr<State> state_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    WebVisit visit_;
};

boost::system::result<std::unique_ptr<WebServer>, net::ListenError> WebServer::open(asio::io_context& context,
                                                                                    Settings settings)
{
    auto state = std::make_shared<State>(context, std::move(settings));
    if (!state->settings.endpoints.empty()) {
        auto listeners = net::open_listeners(state->settings.endpoints, 1);
        if (!listeners)
            return listeners.error();
        for (net::Listener& one : *listeners) {
            one.udp.clear(); // HTTP has no use for it
            const auto protocol = one.endpoint.address.is_v4() ? tcp::v4() : tcp::v6();
            state->acceptors.emplace_back(context, protocol, one.tcp.front().release());
            state->retries.emplace_back(context);
            state->port = one.endpoint.port;
        }
    }
    for (std::size_t i = 0; i < state->acceptors.size(); ++i)
        accept(state, i);
    return std::unique_ptr<WebServer>{new WebServer{std::move(state)}};
}

WebServer::~WebServer()
{
    for (tcp::acceptor& acceptor : state_->acceptors) {
        error_code ignored;
        acceptor.close(ignored);
    }
    for (asio::steady_timer& retry : state_->retries)
        retry.cancel();
    for (Connection* const connection : state_->connections)
        connection->close();
}

std::uint16_t WebServer::port() const noexcept
{
    return state_->port;
}

void WebServer::accept(const std::shared_ptr<State>& state, std::size_t acceptor)
{
    state->acceptors[acceptor].async_accept([state, acceptor](const error_code& error, tcp::socket socket) {
        if (error == asio::error::operation_aborted || !state->acceptors[acceptor].is_open())
            return;
        if (error)
            return accept_later(state, acceptor);
        error_code gone;
        const tcp::endpoint server = socket.local_endpoint(gone);
        const tcp::endpoint client = gone ? tcp::endpoint{} : socket.remote_endpoint(gone);
        if (!gone && state->connections.size() < state->settings.most_connections) {
            WebVisit visit{net::Endpoint{server.address(), server.port()}.to_text(),
                           net::Endpoint{client.address(), client.port()}.to_text()};
            std::make_shared<Connection>(state, std::move(socket), std::move(visit))->read();
        }
        accept(state, acceptor);
    });
}

/// Where descriptors have run out, the next try would fail at once, and so for ever.
void WebServer::accept_later(const std::shared_ptr<State>& state, std::size_t acceptor)
{
    state->retries[acceptor].expires_after(retry_after);
    state->retries[acceptor].async_wait([state, acceptor](const error_code& error) {
        if (!error)
            accept(state, acceptor);
    });
}

} // namespace namu::lab
